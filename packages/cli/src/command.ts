import type { Label } from "@parley/core";
import type { Io } from "./io.ts";

/** 0 fine, 1 findings of severity error, conflicts, stale or left documents, 2 could not do it. */
export type ExitCode = 0 | 1 | 2;

/** Something that is on or off: "--fix". */
interface Flag {
  readonly kind: "flag";
  readonly label: Label;
}
/** Something with a value: "--out <file>". */
interface Text {
  readonly kind: "text";
  readonly label: Label;
  /** What stands for the value in the help: "file". */
  readonly value: Label;
  readonly oneOf?: readonly string[];
  readonly required?: true;
}
export type Option = Flag | Text;
/** By name, without dashes in front. */
export type Options = Readonly<Record<string, Option>>;

/** What was given: flags are true or false, texts the value or undefined. */
export type Given<O extends Options> = {
  readonly [N in keyof O]: O[N] extends Flag ? boolean : TextGiven<O[N]>;
};
type TextGiven<O> = OneOf<O> | (O extends { readonly required: true } ? never : undefined);
type OneOf<O> = O extends { readonly oneOf: readonly (infer V)[] } ? V : string;

export interface Argument {
  readonly name: Label;
  readonly label: Label;
  /** One or more of it; only the last argument of a command. */
  readonly many?: true;
  /** May be left out; only the last arguments of a command. */
  readonly optional?: true;
}

export interface Input<O extends Options> {
  readonly arguments: readonly string[];
  readonly options: Given<O>;
  /** Values of the options that `more` declared. */
  readonly more: Readonly<Record<string, string | undefined>>;
}

/**
 * What a command learns from its surroundings when it starts: the hosts' options, addresses and environment variables.
 */
export interface More {
  readonly options: Readonly<Record<string, Text>>;
  /** Lists for the end of the help. */
  readonly sections: readonly { readonly title: Label; readonly rows: readonly (readonly [string, Label])[] }[];
}

/** One command, declared once: what is read from the line, what the help says, and what it does. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  readonly summary: Label;
  readonly arguments: readonly Argument[];
  readonly options: O;
  readonly examples: readonly string[];
  /** No message repeats what was typed: it may be a secret in the wrong place. */
  readonly discreet?: true;
  readonly more?: () => Promise<More>;
  /** @throws ParleyError or UsageError: told in one sentence, exit code 2 */
  run(input: Input<O>, io: Io): Promise<ExitCode>;
}
/** What any command gets: its options without their types. */
export interface AnyInput {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly more: Readonly<Record<string, string | undefined>>;
}
/** A command as the registry holds it: read from the line by its own declaration, so that its types hold. */
export interface AnyCommand extends Omit<Command, "run"> {
  run(input: AnyInput, io: Io): Promise<ExitCode>;
}

/** Declares a command; the type of `run`'s input follows from the options. */
export const defineCommand = <const O extends Options>(command: Command<O>): AnyCommand => ({
  ...command,
  run: (input, io) => command.run(input as unknown as Input<O>, io),
});

/** The options that every command has. */
export const common = {
  json: {
    kind: "flag",
    label: ["Answer as JSON on standard output, errors too", "以 JSON 输出到标准输出，错误也是"],
  },
  lang: {
    kind: "text",
    value: ["language", "语言"],
    oneOf: ["en", "zh"],
    label: [
      "Language of the answer; otherwise that of PARLEY_LANG, then of the terminal",
      "输出语言；默认取 PARLEY_LANG，其次取终端语言",
    ],
  },
  help: { kind: "flag", label: ["Show this help", "显示本帮助"] },
} as const satisfies Options;
