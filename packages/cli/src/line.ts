import { parseArgs } from "node:util";
import { clipped, type Label } from "@parley/core";
import { type AnyCommand, type AnyInput, common, type More, type Option, type Options } from "./command.ts";
import { nearest } from "./nearest.ts";
import { UsageError } from "./usage-error.ts";

/** What stands behind a command's name on the line, sorted by its declaration. */
export interface Line {
  readonly help: boolean;
  readonly json: boolean;
  /** Undefined when help was asked for: then nothing else is missing. */
  readonly input: AnyInput | undefined;
}

/** @throws UsageError naming the first thing that does not fit, with what was probably meant */
export function readLine(words: readonly string[], command: AnyCommand, more: More | undefined): Line {
  try {
    return sortedOut(words, command, more);
  } catch (error) {
    if (!command.discreet || !(error instanceof UsageError)) throw error;
    // Without its cause: that one repeats what was typed.
    throw discreetly(command);
  }
}

function discreetly({ name, arguments: wanted }: AnyCommand): UsageError {
  const usage = (i: 0 | 1): string => `parley ${name} ${wanted.map((one) => `<${one.name[i]}>`).join(" ")}`.trim();
  return new UsageError(
    ["something else on the line", "命令行中的其他内容"],
    [usage(0), usage(1)],
    [
      "A secret is never typed on the line, where others can see it: answer the question, or pipe it in",
      "密钥不要写在命令行中，以免被他人看到：请按提示输入，或通过管道传入",
    ],
  );
}

function sortedOut(words: readonly string[], command: AnyCommand, more: More | undefined): Line {
  // A command may widen a common option; it keeps its place in the order.
  const declared: Options = { ...more?.options, ...command.options, ...common, ...command.options };
  const { values, rest } = tokens(words, declared);
  const [help, json] = [values.has("help"), values.has("json")];
  if (help) return { help, json, input: undefined };
  for (const [name, option] of Object.entries(declared))
    if (option.kind === "text" && option.required && !values.has(name)) throw missingOption(name, option, command);
  checkCount(rest, command);
  const valueOf = ([name, { kind }]: [string, Option]): [string, string | boolean | undefined] => [
    name,
    kind === "flag" ? values.has(name) : values.get(name),
  ];
  const options = Object.fromEntries(Object.entries(declared).map(valueOf));
  const others = Object.keys(more?.options ?? {}).map((name): [string, string | undefined] => [name, values.get(name)]);
  return { help, json, input: { arguments: rest, options, more: Object.fromEntries(others) } };
}

interface Sorted {
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** Not strict: the built-in's complaints are English only, and know no neighbouring names. */
function tokens(words: readonly string[], declared: Options): Sorted {
  const types = Object.entries(declared).map(([name, { kind }]) => [
    name,
    { type: kind === "flag" ? ("boolean" as const) : ("string" as const) },
  ]);
  const { tokens: found } = parseArgs({
    args: [...words],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (const token of found) {
    if (token.kind === "positional") rest.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!option) throw unknownOption(rawName, name, Object.keys(declared));
    const next = valueIn(rawName, option, value, inlineValue ?? false);
    if (values.has(name) && values.get(name) !== next) throw twice(rawName);
    values.set(name, next);
  }
  return { values, rest };
}

function valueIn(rawName: string, option: Option, value: string | undefined, inline: boolean): string {
  if (option.kind === "flag") {
    if (value === undefined) return "";
    throw new UsageError(quoted(`${rawName}=${value}`), [`${rawName} without a value`, `不带值的 ${rawName}`]);
  }
  const wanted: Label = [`a ${option.value[0]} behind ${rawName}`, `${rawName} 之后的${option.value[1]}`];
  if (value === undefined || value === "") throw new UsageError(["nothing", "空白"], wanted);
  if (!inline && value.length > 1 && value.startsWith("-")) throw new UsageError(quoted(value), wanted);
  if (!option.oneOf || option.oneOf.includes(value)) return value;
  throw new UsageError(
    [`${rawName} "${clipped(value, 60)}"`, `${rawName}“${clipped(value, 60)}”`],
    [`one of ${option.oneOf.join(", ")}`, `${option.oneOf.join("、")} 之一`],
  );
}

function checkCount(rest: readonly string[], command: AnyCommand): void {
  const wanted = command.arguments;
  const missing = wanted[rest.length];
  const see: Label = [`See parley ${command.name} --help`, `参见 parley ${command.name} --help`];
  if (missing && !missing.optional)
    throw new UsageError(
      ["nothing", "空白"],
      [`<${missing.name[0]}>: ${missing.label[0]}`, `<${missing.name[1]}>：${missing.label[1]}`],
      see,
    );
  const extra = rest[wanted.length];
  if (extra !== undefined && !wanted.at(-1)?.many)
    throw new UsageError(quoted(extra), ["the end of the line", "命令到此结束"], see);
}

function missingOption(name: string, option: Option & { kind: "text" }, command: AnyCommand): UsageError {
  return new UsageError(
    [`no --${name}`, `缺少 --${name}`],
    [`--${name} <${option.value[0]}>: ${option.label[0]}`, `--${name} <${option.value[1]}>：${option.label[1]}`],
    [`See parley ${command.name} --help`, `参见 parley ${command.name} --help`],
  );
}

function unknownOption(rawName: string, name: string, names: readonly string[]): UsageError {
  const near = nearest(name, names);
  const expected: Label = near
    ? [`--${near}`, `--${near}`]
    : [`one of ${names.map((n) => `--${n}`).join(", ")}`, `${names.map((n) => `--${n}`).join("、")} 之一`];
  return new UsageError([`option ${clipped(rawName, 60)}`, `选项 ${clipped(rawName, 60)}`], expected);
}

const twice = (rawName: string): UsageError =>
  new UsageError([`${rawName} twice`, `两个 ${rawName}`], ["it once", "只写一次"]);

const quoted = (text: string): Label => [`"${clipped(text, 60)}"`, `“${clipped(text, 60)}”`];
