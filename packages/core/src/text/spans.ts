import type { Language } from "../label.ts";
import type { Day } from "./days.ts";

/** What a stretch of text was recognised as. */
export type SpanKind =
  | "measure"
  | "time"
  | "vague"
  | "vague-time"
  | "actor"
  | "nobody"
  | "split"
  | "why"
  | "cause"
  | "event"
  | "impact";

/** A stretch of the original text: offsets count UTF-16 units, `end` is behind the last one. */
export interface TextSpan {
  readonly kind: SpanKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface AnalyseOptions {
  /** "auto" (the default) looks at which script prevails. Both languages are read in any case: people mix them. */
  readonly language?: Language | "auto";
  /** What "next Friday" and "within 3 months" count from when there is no anchor. */
  readonly today?: Day;
  /** The day that relative times count from: a start date, a launch. */
  readonly anchor?: Day;
  /** Names with digits that are no measure ("618", "5G"); in place of `defaultExceptions`. */
  readonly exceptions?: readonly string[];
}

/** What a statement says, by the heuristics of the method: hints, never proof. */
export interface Analysis {
  readonly language: Language;
  /** It holds a quantified target: a number with a unit or count, a percentage, a ratio, "double", 三成. */
  readonly measurable: boolean;
  /** It holds an end: a date, or a period with bounds. */
  readonly timeBound: boolean;
  /** Nothing in it is quantified, and it has a vague word or a direction without an amount. */
  readonly vague: boolean;
  /** It names a time that nobody can check: "soon", 尽快. */
  readonly vagueTime: boolean;
  /** It names a person or role. */
  readonly actor: boolean;
  /** It does not join two measured outcomes. */
  readonly oneOutcome: boolean;
  /** It says what it is good for. */
  readonly why: boolean;
  /** It has cause, event and impact, as a risk should. */
  readonly causeEventImpact: boolean;
  /** The last day, when the time in it resolves to one. */
  readonly deadline?: Day;
  /** In the order of the text. */
  readonly spans: readonly TextSpan[];
}

/** A stretch of the folded text. */
export interface Hit {
  readonly kind: SpanKind;
  readonly start: number;
  readonly end: number;
}

/** For sorting by where they begin. */
export const inOrder = (a: Range, b: Range): number => a.start - b.start;

/** Whether two stretches share a character. */
export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
export interface Range {
  readonly start: number;
  readonly end: number;
}
