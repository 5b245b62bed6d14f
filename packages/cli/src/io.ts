import { type Label, type Language, say } from "@parley/core";
import { masked } from "./hidden.ts";
import { fitted, printable, printableJson } from "./printable.ts";

type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";
/** A piece of a line: text of anybody, and how it looks. */
export type Span = string | { readonly text: string; readonly style: Style };
export const styled = (style: Style, text: string): Span => ({ text, style });

/** What a command sees of the world outside. */
export interface Io {
  readonly language: Language;
  readonly json: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ISO instant. */
  readonly now: () => string;
  readonly newId: () => string;
  /** The half of a label that the reader reads. */
  say(label: Label): string;
  /** The same, in a language that a file of settings names; what was asked for on the line comes first. */
  preferring(language: Language | undefined): Io;
  /** One line of the answer on standard output; nothing with `--json`. Every span is made harmless for a terminal. */
  line(...spans: readonly Span[]): void;
  /** One line beside the answer, on standard error; also with `--json`. */
  note(...spans: readonly Span[]): void;
  /** The answer as JSON; nothing without `--json`. */
  answer(value: unknown): void;
  /** One answer of many, as JSON on a line of its own; nothing without `--json`. */
  entry(value: unknown): void;
  /** A document, as it would stand in a file. */
  document(json: unknown): void;
  /**
   * How far something is: one line on a terminal that is written over, `undefined` takes it away. Nothing elsewhere.
   */
  progress(text: string | undefined): void;
}

interface IoSettings {
  readonly language: Language;
  /** The language was asked for on the line. */
  readonly languageAsked: boolean;
  readonly json: boolean;
  readonly env: Io["env"];
  readonly now: () => string;
  readonly newId: () => string;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/** Standard output and error of a process, as a command uses them. */
export function openIo({ out, err, ...settings }: IoSettings): Io {
  const { language, json, env } = settings;
  let shown = false;
  const progress: Io["progress"] = (text) => {
    if (json || !err.isTTY || (text === undefined && !shown)) return;
    const room = Math.max(20, (err.columns || 80) - 1);
    err.write(`\r\u001b[2K${text === undefined ? "" : fitted(printable(text), room)}`);
    shown = text !== undefined;
  };
  const write = (stream: NodeJS.WriteStream, spans: readonly Span[]): void => {
    progress(undefined);
    const coloured = isColoured(stream, env);
    stream.write(`${masked(spans.map((span) => drawn(span, coloured)).join(""))}\n`);
  };
  const io: Io = {
    language,
    json,
    env,
    now: settings.now,
    newId: settings.newId,
    say: (label) => say(label, language),
    preferring: (other) =>
      other === undefined || settings.languageAsked ? io : openIo({ ...settings, language: other, out, err }),
    line: (...spans) => void (json || write(out, spans)),
    note: (...spans) => write(err, spans),
    answer: (value) => void (json && out.write(`${masked(printableJson(value))}\n`)),
    entry: (value) => void (json && out.write(`${masked(printableJson(value, 0))}\n`)),
    document: (value) => void out.write(`${masked(printableJson(value))}\n`),
    progress,
  };
  return io;
}

/** https://no-color.org and https://force-color.org: any value but the empty one; the wish for none comes first. */
const isColoured = (stream: NodeJS.WriteStream, env: Io["env"]): boolean =>
  !env["NO_COLOR"] && (Boolean(env["FORCE_COLOR"]) || (stream.isTTY && env["TERM"] !== "dumb"));

const codes = { bold: 1, dim: 2, red: 31, yellow: 33, green: 32, cyan: 36 } as const satisfies Record<Style, number>;
function drawn(span: Span, coloured: boolean): string {
  if (typeof span === "string") return printable(span);
  return coloured ? `\u001b[${codes[span.style]}m${printable(span.text)}\u001b[0m` : printable(span.text);
}
