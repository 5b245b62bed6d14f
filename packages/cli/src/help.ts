import { type Label, type Language, say } from "@parley/core";
import { type AnyCommand, common, type More, type Option, type Options } from "./command.ts";
import { padded, widthOf } from "./printable.ts";

/** A line of help: a heading, or a row of two columns. */
type Row = readonly [left: string, right: string];

/** The help of one command, from its declaration. */
export function helpOf(command: AnyCommand, more: More | undefined, language: Language): string[] {
  const own: Options = { ...command.options, ...more?.options };
  const read = (label: Label): string => say(label, language);
  const words = command.arguments.map(({ name, many, optional }) => {
    const word = `<${read(name)}${many ? "…" : ""}>`;
    return optional ? `[${word}]` : word;
  });
  const usage = [
    "parley",
    command.name,
    ...words,
    ...Object.entries(command.options).map(([n, o]) => used(n, o, read)),
  ];
  return [
    read(command.summary),
    "",
    read(["Usage", "用法"]),
    `  ${usage.join(" ")}`,
    ...section(
      read(["Arguments", "参数"]),
      command.arguments.map(({ label }, i): Row => [words[i] ?? "", read(label)]),
    ),
    ...section(read(["Options", "选项"]), rowsOf({ ...own, ...common, ...own }, read)),
    ...(more?.sections ?? []).flatMap(({ title, rows }) =>
      section(
        read(title),
        rows.map(([left, right]): Row => [left, read(right)]),
      ),
    ),
    ...section(
      read(["Exit codes", "退出码"]),
      exitCodes.map(([code, label]): Row => [code, read(label)]),
    ),
    ...section(
      read(["Examples", "示例"]),
      command.examples.map((example): Row => [example, ""]),
    ),
  ];
}

/** What `parley --help` says: every command with one line. */
export function overview(commands: readonly AnyCommand[], language: Language): string[] {
  const read = (label: Label): string => say(label, language);
  return [
    read([
      "Parley checks documents of project communication and moves them between the tools of a team.",
      "Parley 检查项目沟通文档，并在团队使用的工具之间传递。",
    ]),
    "",
    read(["Usage", "用法"]),
    `  parley <${read(["command", "命令"])}> …`,
    ...section(
      read(["Commands", "命令"]),
      commands.map(({ name, summary }): Row => [name, read(summary)]),
    ),
    ...section(read(["Options of every command", "通用选项"]), rowsOf(common, read)),
    ...section(
      read(["Exit codes", "退出码"]),
      exitCodes.map(([code, label]): Row => [code, read(label)]),
    ),
    "",
    read(["More: parley <command> --help", "更多：parley <命令> --help"]),
  ];
}

const exitCodes: readonly (readonly [string, Label])[] = [
  ["0", ["fine", "正常"]],
  [
    "1",
    [
      "errors found, a step refused, or conflicts and documents left for somebody to decide",
      "发现错误、操作被拒，或有冲突、文档待人处理",
    ],
  ],
  ["2", ["could not be done; one sentence on standard error says why", "无法完成；标准错误输出用一句话说明原因"]],
];

const placed = (name: string, option: Option, read: (label: Label) => string): string =>
  option.kind === "flag" ? `--${name}` : `--${name} <${option.oneOf?.join("|") ?? read(option.value)}>`;
const used = (name: string, option: Option, read: (label: Label) => string): string => {
  const text = placed(name, option, read);
  return option.kind === "text" && option.required ? text : `[${text}]`;
};
const rowsOf = (options: Options, read: (label: Label) => string): Row[] =>
  Object.entries(options).map(([name, option]): Row => [placed(name, option, read), read(option.label)]);

/** Two columns; a left part that is too long for its column has a line of its own. */
function section(title: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const column = Math.min(30, Math.max(...rows.map(([left]) => widthOf(left))));
  const lines = rows.flatMap(([left, right]) => {
    if (right === "") return [`  ${left}`];
    return widthOf(left) > column
      ? [`  ${left}`, `  ${padded("", column)}  ${right}`]
      : [`  ${padded(left, column)}  ${right}`];
  });
  return ["", title, ...lines];
}
