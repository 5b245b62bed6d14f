import { clipped, type ErrorCode, isParleyError, type Label, type Language, same, say } from "@parley/core";
import { UsageError } from "./usage-error.ts";

/** Why something could not be done, in one sentence of the reader's language. */
export interface Failure {
  readonly code: ErrorCode | "usage" | "internal";
  readonly message: string;
}

/** Longer sentences are of no use to anybody: they hold a text that somebody else wrote. */
const longest = 1000;

/** Whatever was thrown, as one sentence. What nobody expected is told as such, without its stack. */
export function failureOf(error: unknown, language: Language): Failure {
  if (error instanceof FileFailure) {
    const { code, message } = failureOf(error.cause, language);
    const file = clipped(error.file, 200) || '""';
    return { code, message: say([`${file}: ${message}`, `${file}：${message}`], language) };
  }
  const told = (code: Failure["code"], label: Label): Failure => ({
    code,
    message: clipped(say(label, language), longest),
  });
  if (isParleyError(error) || error instanceof UsageError) return told(error.code, error.label);
  if (error instanceof ScriptFailure) return told("io", same(error.message));
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return told("internal", [
    `Unexpected fault in Parley (${reason}), expected none. Run it again with PARLEY_DEBUG=1 to see where`,
    `Parley 内部出错（${reason}）。设置 PARLEY_DEBUG=1 后重新运行可查看位置`,
  ]);
}

/** Another program failed, and said why itself: its last line is the sentence. */
export class ScriptFailure extends Error {
  override readonly name = "ScriptFailure";

  constructor(said: string) {
    super(said.trimEnd().split("\n").at(-1) ?? "");
  }
}

/** A failure with a file, which its sentence begins with. */
export class FileFailure extends Error {
  override readonly name = "FileFailure";
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(file, { cause });
    this.file = file;
  }
}

/** The code that the system gave an error ("ENOENT"), if it did. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
