import { describe, type Label, placeLabel, type Severity, type Shape } from "@parley/core";
import { templateOf } from "../known-templates.ts";
import type { Io } from "../io.ts";
import { type Judged, sorted, summary } from "../show-findings.ts";

const headings: readonly Label[] = [
  ["Where", "位置"],
  ["Severity", "级别"],
  ["Rule", "规则"],
  ["What", "问题"],
];
const words: Readonly<Record<Severity, Label>> = {
  error: ["error", "错误"],
  warning: ["warning", "警告"],
  hint: ["hint", "提示"],
};

/** What was found as a page of Markdown, for a comment on a pull request or a wiki. @returns its lines */
export function markdownReport(judged: readonly Judged[], io: Io): readonly string[] {
  const out = [`# ${io.say(["What Parley found", "Parley 检查结果"])}`, "", escaped(summary(judged, io))];
  for (const one of judged) {
    const { file, document, findings, locate } = one;
    const shape = templateOf(document.template)?.shape as Shape;
    out.push(
      "",
      `## ${escaped(document.title)}`,
      "",
      `${escaped(io.say(shape.name))} · \`${file.replaceAll("`", "'")}\``,
      "",
    );
    const open = sorted(one);
    if (open.length === 0) out.push(io.say(["Nothing found.", "未发现问题。"]));
    else out.push(row(headings.map(io.say)), row(headings.map(() => "---")));
    for (const finding of open) {
      const spot = locate(finding);
      const place = io.say(placeLabel(shape, document, finding.at));
      const at = spot ? `${spot.cell ?? `${spot.line}:${spot.column}`} ${place}` : place;
      const fix = finding.fix ? io.say([`. Fix: ${finding.fix.label[0]}`, `。修复：${finding.fix.label[1]}`]) : "";
      const what = `${io.say(describe(finding))}${fix}`;
      out.push(row([at, io.say(words[finding.severity]), finding.code, what].map(escaped)));
    }
    const accepted = findings.flatMap(({ code, waived }) => (waived ? [{ ...waived, code }] : []));
    if (accepted.length > 0) out.push("", io.say(["Accepted:", "已豁免："]), "");
    for (const { code, reason, by } of accepted) out.push(`- ${code}: ${escaped(reason)} (${escaped(by)})`);
  }
  return out;
}
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** Text of anybody, as text in every Markdown reader. */
const escaped = (text: string): string =>
  text
    .replace(/[\\|*_`<[\]#]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replace(/\s*(?:\r\n?|\n)\s*/g, " ");
