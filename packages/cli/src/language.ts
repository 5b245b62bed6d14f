import type { Language } from "@parley/core";

type Env = Readonly<Record<string, string | undefined>>;

/** The language that `--lang` on the line asks for. */
export function askedLanguage(line: readonly string[]): Language | undefined {
  const at = line.map((word) => word === "--lang" || word.startsWith("--lang=")).lastIndexOf(true);
  const asked = at < 0 ? undefined : (line[at]?.split("=")[1] ?? line[at + 1]);
  return asked === "en" || asked === "zh" ? asked : undefined;
}

/**
 * The language that the reader reads: `--lang` on the line, else PARLEY_LANG, else the terminal's. Looked up before
 * anything else is, so that a mistake on the line is told in it as well.
 */
export function languageOf(line: readonly string[], env: Env): Language {
  const asked = askedLanguage(line);
  if (asked) return asked;
  const { PARLEY_LANG, LC_ALL, LC_MESSAGES, LANG } = env;
  return /^zh\b|^zh_/i.test(PARLEY_LANG || LC_ALL || LC_MESSAGES || LANG || "") ? "zh" : "en";
}
