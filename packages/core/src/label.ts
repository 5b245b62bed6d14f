/** Text in both languages, side by side where it is written: no keys, nothing to keep in step, a missing half does not compile. */
export type Label = readonly [en: string, zh: string];
export type Language = "en" | "zh";
export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

/** The half of a label that `language` reads. */
export const say = (label: Label, language: Language): string => label[language === "en" ? 0 : 1];

/** The same text in both languages: names, numbers, ids. */
export const same = (text: string | number): Label => [String(text), String(text)];

/** "Unexpected X, expected Y": the one grammar of findings and failures, in both languages. */
export const unexpected = (found: Label, expected: Label): Label => [
  `Unexpected ${found[0]}, expected ${expected[0]}`,
  `发现${spaced(found[1])}，应为${spaced(expected[1])}`,
];

/** Chinese typography sets a thin distance between Han characters and Latin letters or digits. */
const spaced = (text: string): string => (/^[\w“]/.test(text) && !text.startsWith("“") ? ` ${text}` : text);
