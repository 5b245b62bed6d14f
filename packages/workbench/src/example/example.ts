import type { Document, Language } from "@parley/core";

/** What an example is told by. */
export interface ExampleDay {
  readonly language: Language;
  /** ISO instant at which it is made. */
  readonly now: string;
  /** ISO day: the day on which the example is told. */
  readonly today: string;
}

/** The documents that a newcomer finds in every tool. Pure: the same day gives the same documents. */
export type Example = (day: ExampleDay) => readonly Document[];
