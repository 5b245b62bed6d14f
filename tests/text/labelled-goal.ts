/** A goal statement and what a careful reader says of it. */
export interface LabelledGoal {
  readonly text: string;
  readonly lang: "en" | "zh";
  readonly measurable: boolean;
  readonly timeBound: boolean;
  readonly vague: boolean;
}

/** "m" measurable, "t" time-bound, "v" vague; "" a plain deliverable without a date. */
type Labels = "" | "m" | "t" | "v" | "mt" | "tv";
export type Line = readonly [labels: Labels, text: string];

/** Statements of one language with their labels spelt out. */
export const labelled = (lang: "en" | "zh", lines: readonly Line[]): LabelledGoal[] =>
  lines.map(([labels, text]) => ({
    text,
    lang,
    measurable: labels.includes("m"),
    timeBound: labels.includes("t"),
    vague: labels.includes("v"),
  }));
