import {
  clipped,
  describe,
  type Document,
  type Finding,
  placeLabel,
  same,
  severities,
  type Severity,
  type Waiver,
} from "@parley/core";
import { excerptOf } from "./adopting/excerpt.ts";
import type { Location } from "./adopting/locate.ts";
import { type Io, type Span, styled } from "./io.ts";
import { shapeOf } from "./known-templates.ts";

/** A document with the file that it came from and what was found in it. */
export interface Judged {
  readonly file: string;
  readonly document: Document;
  readonly findings: readonly Finding[];
  /** Where a finding stands in a file that somebody else made. */
  readonly locate: (finding: Finding) => Location | undefined;
}

/** A finding as `check --json` gives it: texts in the reader's language. */
export interface FindingShown {
  readonly code: string;
  readonly severity: Severity;
  /** Id of the document. */
  readonly document: string;
  readonly at: readonly string[];
  readonly found: string;
  readonly expected: string;
  readonly fix?: string;
  readonly file: string;
  /** In a file that somebody else made: lines and columns from 1, ends behind; in a workbook, the cell. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly cell?: string;
  readonly waived?: Pick<Waiver, "reason" | "by" | "on">;
}

type Source = Pick<Judged, "file" | "locate">;
export function shownFinding({ file, locate }: Source, finding: Finding, io: Io): FindingShown {
  const { code, severity, document, at, found, expected, fix, waived } = finding;
  const { excerpt: _excerpt, ...location } = locate(finding) ?? { excerpt: "" };
  return {
    code,
    severity,
    document,
    at,
    found: io.say(found),
    expected: io.say(expected),
    ...(fix && { fix: io.say(fix.label) }),
    file,
    ...location,
    ...(waived && { waived: { reason: waived.reason, by: waived.by, on: waived.on } }),
  };
}

const words = {
  error: [["error", "错误"], "red"],
  warning: [["warning", "警告"], "yellow"],
  hint: [["hint", "提示"], "cyan"],
} as const satisfies Record<Severity, readonly [readonly [string, string], "red" | "yellow" | "cyan"]>;

/** How grave a finding is, and how that looks. */
export const severityText = (severity: Severity, io: Io): readonly [text: string, style: "red" | "yellow" | "cyan"] => [
  io.say(words[severity][0]),
  words[severity][1],
];

/** Every document with its findings, errors first, each with its place and its fix. */
export function printFindings(judged: readonly Judged[], io: Io): void {
  let file: string | undefined;
  for (const one of judged) {
    const { document, findings, locate } = one;
    const title = clipped(document.title, 80);
    // A page of somebody's may hold many documents: its name stands above them once.
    const foreign = locate(nowhere) !== undefined;
    if (one.file !== file || !foreign)
      io.line(styled("bold", one.file), "  ", foreign ? "" : title, foreign ? "" : styled("dim", ` (${document.id})`));
    file = one.file;
    const kind = io.say(shapeOf(document).name);
    if (foreign) io.line("  ", styled("bold", title), title === kind ? "" : styled("dim", `  ${kind}`));
    if (findings.length === 0) io.line("  ", styled("green", io.say(["nothing found", "未发现问题"])));
    for (const finding of sorted(one)) printFinding(finding, one, io);
    for (const finding of findings.filter((f) => f.waived)) printWaived(finding, document, io);
  }
}
/** Open findings: errors first, then as they stand in the file. */
export const sorted = ({ findings, locate }: Judged): readonly Finding[] =>
  severities.flatMap((severity) =>
    findings
      .filter((finding) => !finding.waived && finding.severity === severity)
      .map((finding) => ({ finding, spot: locate(finding) }))
      .sort((a, b) => (a.spot && b.spot ? a.spot.line - b.spot.line || a.spot.column - b.spot.column : 0))
      .map(({ finding }) => finding),
  );
const nowhere: Finding = { code: "", severity: "hint", document: "", at: [], found: same(""), expected: same("") };

function printFinding(finding: Finding, { document, locate }: Judged, io: Io): void {
  const { code, severity, fix } = finding;
  const [word, style] = words[severity];
  const location = locate(finding);
  const spot = location ? styled("dim", `${location.cell ?? `${location.line}:${location.column}`}  `) : "";
  io.line("  ", spot, styled(style, `${io.say(word)} ${code}`), "  ", placeOf(finding, document, io));
  if (location && location.excerpt.trim() !== "") {
    const { line, marks } = excerptOf(location);
    io.line("    ", styled("dim", "| "), line);
    io.line("    ", styled("dim", "| "), styled(style, marks));
  }
  io.line("    ", clipped(io.say(describe(finding)), 400));
  if (fix) io.line("    ", styled("green", io.say(["-> fix: ", "-> 修复："])), clipped(io.say(fix.label), 200));
}

function printWaived(finding: Finding, document: Document, io: Io): void {
  const { code, waived } = finding;
  if (!waived) return;
  const { by, on, reason } = waived;
  const accepted = io.say(
    on === ""
      ? [`accepted by ${by}: ${reason}`, `${by} 豁免：${reason}`]
      : [`accepted by ${by} on ${on}: ${reason}`, `${by} 于 ${on} 豁免：${reason}`],
  );
  const spans: Span[] = [`${io.say(["accepted", "已豁免"])} ${code}  `, placeOf(finding, document, io)];
  io.line("  ", ...spans.map((span) => (typeof span === "string" ? styled("dim", span) : span)));
  io.line("    ", styled("dim", clipped(accepted, 300)));
}

const placeOf = ({ at }: Finding, document: Document, io: Io): string =>
  clipped(io.say(at.length === 0 ? ["The table", "整张表"] : placeLabel(shapeOf(document), document, at)), 160);

/** "2 errors, 1 warning in 3 documents". */
export function summary(judged: readonly Judged[], io: Io): string {
  const standing = judged.flatMap(({ findings }) => findings.filter((f) => !f.waived));
  const count = (severity: Severity): number => standing.filter((f) => f.severity === severity).length;
  const [errors, warnings, hints] = [count("error"), count("warning"), count("hint")];
  const n = judged.length;
  return io.say([
    `${many(errors, "error")}, ${many(warnings, "warning")}, ${many(hints, "hint")} in ${many(n, "document")}`,
    `${n} 份文档：${errors} 个错误，${warnings} 个警告，${hints} 个提示`,
  ]);
}

/** "1 error", "2 errors". */
export const many = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? "" : "s"}`;
