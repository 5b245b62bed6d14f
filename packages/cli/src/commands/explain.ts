import {
  type AnyTemplate,
  clipped,
  type Example,
  genericRules,
  type Label,
  ParleyError,
  type Rule,
  type Shape,
  sources,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { defineCommand } from "../command.ts";
import { type Io, styled } from "../io.ts";
import { nearest } from "../nearest.ts";
import { shownExample, type ShownExample } from "../rule-example.ts";
import { severityText } from "../show-findings.ts";

export const explain = defineCommand({
  name: "explain",
  summary: [
    "Say what a rule wants, where it comes from, and how to accept what it finds",
    "说明规则的要求、来源与豁免方法",
  ],
  arguments: [{ name: ["code", "代码"], label: ["The rule's code, such as RA-01", "规则代码，如 RA-01"] }],
  options: {},
  examples: ["parley explain RA-01", "parley explain cr-01 --lang zh"],
  async run({ arguments: [typed = ""] }, io) {
    const known = ruleOf(typed.toUpperCase()) ?? unknownRule(typed);
    const { code, rule, template } = known;
    const examples = (list: readonly Example<Shape>[] = []): ShownExample[] =>
      template ? list.map((example) => shownExample(template, code, example, io.language)) : [];
    const [good, bad] = [examples(rule.good), examples(rule.bad)];
    const from = sourcesOf(rule.source, io);
    const waiveBy = `parley waive <${io.say(["file", "文件"])}> ${code} --reason "…" --by "…"`;
    io.answer({
      code,
      severity: rule.severity,
      template: template ? (template.shape as Shape).id : null,
      title: io.say(rule.title),
      ...(rule.expected && { expected: io.say(rule.expected) }),
      sources: from,
      bad,
      good,
      waive: waiveBy,
    });
    const [word, style] = severityText(rule.severity, io);
    const of = template ? io.say((template.shape as Shape).name) : io.say(["every template", "全部模板"]);
    io.line(styled("bold", `${code}  ${io.say(rule.title)}`));
    io.line("  ", styled(style, word), styled("dim", `  ${of}`));
    if (rule.expected) section(["What it wants", "要求"], [io.say(rule.expected)], io);
    section(["Why: where it comes from", "依据与来源"], from, io);
    printExamples(["It finds", "会指出"], bad, "red", io);
    printExamples(["It says nothing of", "不会指出"], good, "green", io);
    section(["To accept it, with a reason that everybody sees", "确需例外时，注明理由豁免"], [waiveBy], io);
    return 0;
  },
});

interface Known {
  readonly code: string;
  readonly rule: Pick<Rule<Shape>, "severity" | "title" | "source"> & {
    readonly expected?: Label;
    readonly good?: readonly Example<Shape>[];
    readonly bad?: readonly Example<Shape>[];
  };
  readonly template: AnyTemplate | undefined;
}

/** The rule of a code; also of one that it had before. */
function ruleOf(code: string): Known | undefined {
  for (const template of templates)
    for (const [own, rule] of Object.entries(template.rules as Readonly<Record<string, Rule<Shape>>>))
      if (own === code || rule.was?.includes(code)) return { code: own, rule, template };
  const generic = genericRules as Readonly<Record<string, Known["rule"]>>;
  return Object.hasOwn(generic, code) ? { code, rule: generic[code]!, template: undefined } : undefined;
}

function unknownRule(typed: string): never {
  const codes = [...templates.flatMap(({ rules }) => Object.keys(rules as object)), ...Object.keys(genericRules)];
  const shown = clipped(typed, 40);
  const near = nearest(
    typed,
    codes.map((code) => code.toLowerCase()),
  )?.toUpperCase();
  const families = [...new Set(codes.map((code) => code.split("-")[0]))].map((family) => `${family}-…`);
  throw new ParleyError("not-found", {
    found: [`code "${shown}"`, `代码“${shown}”`],
    expected: near ? [near, near] : [`one of ${families.join(", ")}`, `${families.join("、")} 之一`],
    next: ["parley templates --json lists them all", "全部代码见 parley templates --json"],
  });
}

/** The titles of what a rule is built on; our own defaults are named as such. */
const sourcesOf = (source: string, io: Io): string[] =>
  source.split(/ (?=[A-Z\d])/).map((id) => {
    if (id === "D") return io.say(ours);
    const [article = ""] = id.split(" ");
    const title = sources[article as keyof typeof sources];
    return title ? `${id}  ${title}` : id;
  });
const ours: Label = ["A default of this project, which the settings can change", "本项目的默认做法，可在设置中修改"];

function section(title: Label, lines: readonly string[], io: Io): void {
  if (lines.length === 0) return;
  io.line();
  io.line(styled("bold", io.say(title)));
  for (const line of lines) io.line("  ", line);
}

/** As many as anybody reads. */
const [mostExamples, mostEdits] = [3, 6];

function printExamples(title: Label, examples: readonly ShownExample[], style: "red" | "green", io: Io): void {
  if (examples.length === 0) return;
  io.line();
  io.line(styled("bold", io.say(title)));
  for (const { edits, finding } of examples.slice(0, mostExamples)) {
    if (edits.length === 0) io.line("  ", styled("dim", io.say(["the sample as it is", "未改动的示例"])));
    for (const { at, from, to } of edits.slice(0, mostEdits))
      io.line("  ", clipped(at, 80), io.say([": ", "："]), styled("dim", clipped(from, 60)), " → ", clipped(to, 100));
    const more = edits.length - mostEdits;
    if (more > 0) io.line("  ", styled("dim", io.say([`and ${more} more edits`, `另有 ${more} 处改动`])));
    if (finding !== undefined) io.line("    ", styled(style, clipped(finding, 300)));
  }
}
