import {
  check,
  placeLabel,
  projectOf,
  say,
  severities,
  standing as open,
  unexpected,
  type AnyTemplate,
  type Document,
  type Finding,
  type HostContext,
  type Label,
  type Project,
  type Severity,
  type Shape,
} from "@parley/core";
import { limits } from "./limits.ts";

/** What was found in a document, as its page shows it. */
export interface FindingsShown {
  /** How many findings nobody accepted. */
  readonly open: number;
  /** How many of which weight, as of which day; then a line for each, the gravest first. */
  readonly text: string;
}

/** Everything that stands at a target, ready to be judged together, as of the day of the push. */
export const projectAt = (documents: readonly Document[], { today }: HostContext): Project =>
  projectOf(documents, `${today}T00:00:00Z`, today);

/** The findings of a document in its own language. They are of the day of a push: Notion does not run Parley's rules. Pure. */
export function findingsOf(template: AnyTemplate, document: Document, project: Project): FindingsShown {
  const findings = open(check(template, document, project));
  const sorted = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const { language } = document;
  const lines = sorted.map((finding) => say(lineOf(template.shape as Shape, document, finding), language));
  const day = project.facts.today;
  const counts = severities.flatMap((severity) => countOf(findings, severity, language));
  const head =
    findings.length === 0
      ? say([`Nothing found on ${day}`, `${day}：未发现问题`], language)
      : say([`${counts.join(", ")} on ${day}`, `${day}：${counts.join("，")}`], language);
  return { open: findings.length, text: fitting([head, ...lines], language) };
}

const names: Readonly<Record<Severity, readonly [one: string, many: string, zh: string]>> = {
  error: ["error", "errors", "项错误"],
  warning: ["warning", "warnings", "项警告"],
  hint: ["hint", "hints", "项提示"],
};
const signs: Readonly<Record<Severity, Label>> = {
  error: ["Error", "错误"],
  warning: ["Warning", "警告"],
  hint: ["Hint", "提示"],
};

function countOf(findings: readonly Finding[], severity: Severity, language: Document["language"]): readonly string[] {
  const count = findings.filter((finding) => finding.severity === severity).length;
  if (count === 0) return [];
  const [one, many, zh] = names[severity];
  return [language === "en" ? `${count} ${count === 1 ? one : many}` : `${count} ${zh}`];
}

function lineOf(shape: Shape, document: Document, { code, severity, at, found, expected }: Finding): Label {
  const place = placeLabel(shape, document, at);
  const said = unexpected(found, expected);
  return [
    `${signs[severity][0]} ${code}, ${place[0]}: ${said[0]}`,
    `${signs[severity][1]} ${code}，${place[1]}：${said[1]}`,
  ];
}

/** As many whole lines as one piece of text holds; how many more there are stands at the end. */
function fitting(lines: readonly string[], language: Document["language"]): string {
  const kept: string[] = [];
  const room = limits.pieceChars - 40;
  for (const line of lines) {
    if (kept.join("\n").length + line.length + 1 > room) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  const more: Label = [`and ${left} more`, `另有 ${left} 项`];
  return [...kept, ...(left > 0 ? [say(more, language)] : [])].join("\n");
}
