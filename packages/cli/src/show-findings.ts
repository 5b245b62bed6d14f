import {
  clipped,
  describe,
  type Document,
  type Finding,
  placeLabel,
  severities,
  type Severity,
  type Waiver,
} from "@parley/core";
import { type Io, type Span, styled } from "./io.ts";
import { shapeOf } from "./known-templates.ts";

/** A document with the file that it came from and what was found in it. */
export interface Judged {
  readonly file: string;
  readonly document: Document;
  readonly findings: readonly Finding[];
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
  readonly waived?: Pick<Waiver, "reason" | "by" | "on">;
}

export function shownFinding({ file }: Pick<Judged, "file">, finding: Finding, io: Io): FindingShown {
  const { code, severity, document, at, found, expected, fix, waived } = finding;
  return {
    code,
    severity,
    document,
    at,
    found: io.say(found),
    expected: io.say(expected),
    ...(fix && { fix: io.say(fix.label) }),
    file,
    ...(waived && { waived: { reason: waived.reason, by: waived.by, on: waived.on } }),
  };
}

const words = {
  error: [["error", "错误"], "red"],
  warning: [["warning", "警告"], "yellow"],
  hint: [["hint", "提示"], "cyan"],
} as const satisfies Record<Severity, readonly [readonly [string, string], "red" | "yellow" | "cyan"]>;

/** Every document with its findings, errors first, each with its place and its fix. */
export function printFindings(judged: readonly Judged[], io: Io): void {
  for (const { file, document, findings } of judged) {
    io.line(styled("bold", file), "  ", clipped(document.title, 80), styled("dim", ` (${document.id})`));
    if (findings.length === 0) io.line("  ", styled("green", io.say(["nothing found", "未发现问题"])));
    const sorted = severities.flatMap((severity) => findings.filter((f) => !f.waived && f.severity === severity));
    for (const finding of sorted) printFinding(finding, document, io);
    for (const finding of findings.filter((f) => f.waived)) printWaived(finding, document, io);
  }
}

function printFinding(finding: Finding, document: Document, io: Io): void {
  const { code, severity, fix } = finding;
  const [word, style] = words[severity];
  io.line("  ", styled(style, `${io.say(word)} ${code}`), "  ", placeOf(finding, document, io));
  io.line("    ", clipped(io.say(describe(finding)), 400));
  if (fix) io.line("    ", styled("green", io.say(["-> fix: ", "-> 修复："])), clipped(io.say(fix.label), 200));
}

function printWaived(finding: Finding, document: Document, io: Io): void {
  const { code, waived } = finding;
  if (!waived) return;
  const { by, on, reason } = waived;
  const accepted = io.say([`accepted by ${by} on ${on}: ${reason}`, `${by} 于 ${on} 豁免：${reason}`]);
  const spans: Span[] = [`${io.say(["accepted", "已豁免"])} ${code}  `, placeOf(finding, document, io)];
  io.line("  ", ...spans.map((span) => (typeof span === "string" ? styled("dim", span) : span)));
  io.line("    ", styled("dim", clipped(accepted, 300)));
}

const placeOf = ({ at }: Finding, document: Document, io: Io): string =>
  clipped(io.say(placeLabel(shapeOf(document), document, at)), 160);

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
