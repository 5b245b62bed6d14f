import { analyse, type Analysis, type Label, projectOf, type SpanKind } from "@parley/core";
import { defineCommand } from "../command.ts";
import { withSettings } from "../config/apply-config.ts";
import { readConfig } from "../config/read-config.ts";
import { type Io, styled } from "../io.ts";
import { linesOf } from "../lines.ts";
import { dayFrom, todayFor } from "../today.ts";

export const text = defineCommand({
  name: "text",
  summary: ["Say what statements hold: measures, times, vague words", "分析表述：量化指标、时限、含糊用语"],
  arguments: [],
  options: {
    lang: {
      kind: "text",
      value: ["language", "语言"],
      oneOf: ["en", "zh", "auto"],
      label: [
        "Language of the statements, and of the answer unless it is auto; both languages are read in any case",
        "表述的语言；除 auto 外也是输出语言；两种语言都会识别",
      ],
    },
    today: {
      kind: "text",
      value: ["day", "日期"],
      label: ['Count "next Friday" from this day, such as 2027-06-20', "以此日期推算“下周五”等，如 2027-06-20"],
    },
  },
  examples: ["parley text < goals.txt", "parley text --lang zh --today 2027-06-20 --json < goals.txt"],
  async run({ options }, io) {
    const { exceptions } = withSettings(projectOf([], io.now()), await readConfig(process.cwd()));
    const today = dayFrom(options.today) ?? todayFor([], io.now());
    const settings = { language: options.lang ?? "auto", today, ...(exceptions && { exceptions }) };
    if (process.stdin.isTTY)
      io.note(io.say(["One statement on each line; Ctrl+D ends", "每行输入一条表述；按 Ctrl+D 结束"]));
    for await (const line of linesOf(process.stdin)) {
      const analysis = analyse(line, settings);
      io.entry(analysis);
      if (line.trim() !== "") print(line, analysis, io);
    }
    return 0;
  },
});

/** What stands for a kind of span, and what is said when there is none. */
const kinds: readonly (readonly [kind: SpanKind, name: Label, none?: Label])[] = [
  ["measure", ["measure", "量化指标"], ["no measure", "无量化指标"]],
  ["time", ["time", "时限"], ["no time", "无时限"]],
  ["vague", ["vague", "含糊"]],
  ["vague-time", ["vague time", "时间含糊"]],
  ["actor", ["who", "责任人"]],
  ["nobody", ["nobody in particular", "责任不明"]],
  ["split", ["another outcome from here", "此处起为另一结果"]],
  ["why", ["why", "理由"]],
  ["cause", ["cause", "原因"]],
  ["event", ["event", "事件"]],
  ["impact", ["impact", "影响"]],
];

function print(line: string, { spans, deadline }: Analysis, io: Io): void {
  const facts = kinds.flatMap(([kind, name, none]) => {
    const found = spans.filter((span) => span.kind === kind).map((span) => span.text.trim());
    if (found.length === 0) return none ? [io.say(none)] : [];
    const until = kind === "time" && deadline !== undefined ? ` (${deadline})` : "";
    return [`${io.say([`${name[0]}: `, `${name[1]}：`])}${found.join(io.say([", ", "、"]))}${until}`];
  });
  io.line(line.trim());
  io.line(styled("dim", `  ${facts.join(io.say(["; ", "；"]))}`));
}
