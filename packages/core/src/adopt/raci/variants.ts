import type { Reading } from "./letters.ts";
import { settle } from "./letter-words.ts";

/** What the marks of one matrix mean. */
export interface Legend {
  /** The letter of the method for a mark: R, A, C or I; another letter stands for itself and counts for nothing. */
  readonly letterOf: (mark: string) => string;
  readonly variant?: string;
}

const names: readonly (readonly [letters: string, name: string])[] = [
  ["SV", "RACI-VS"],
  ["SO", "RASCIO"],
  ["SQ", "RASCI-Q"],
  ["S", "RASCI"],
  ["V", "RACI-V"],
  ["Q", "RACI-Q"],
  ["O", "RACIO"],
  ["D", "DRACI"],
];

/**
 * Settles what marks mean from all of a matrix's marks: duty words by what other words leave, D as the driver where
 * nobody is responsible (DACI), P as
 * the performer likewise; and names the variant.
 *
 * @param marks how often each mark stands in the matrix
 */
export function legendOf(marks: ReadonlyMap<string, number>): Legend {
  const words = settle([...marks.keys()].filter((mark) => mark.length > 1));
  const counts = new Map<string, number>();
  for (const [mark, n] of marks) {
    const letter = mark.length > 1 ? (words.get(mark) ?? mark) : mark;
    counts.set(letter, (counts.get(letter) ?? 0) + n);
  }
  const has = (letter: string): boolean => (counts.get(letter) ?? 0) > 0;
  const doer = has("R") || !has("A") ? undefined : ["D", "P", "E"].find(has);
  const daci = doer === "D" || marks.has("driver");
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const others = [...counts].filter(
    ([letter, n]) =>
      !"RACI".includes(letter) && letter !== doer && ("SVOQD".includes(letter) || n > Math.max(1, total / 20)),
  );
  const variant = daci ? "DACI" : doer ? `${doer}ACI` : variantName(others.map(([letter]) => letter));
  return {
    letterOf: (mark) => {
      const letter = mark.length > 1 ? (words.get(mark) ?? mark) : mark;
      return letter === doer ? "R" : letter;
    },
    ...(variant && { variant }),
  };
}

function variantName(letters: readonly string[]): string | undefined {
  if (letters.length === 0) return undefined;
  const found = names.find(([all]) => all.length === letters.length && [...all].every((l) => letters.includes(l)));
  return found?.[1] ?? `RACI+${[...letters].sort().join("")}`;
}

/** Counts the marks of readings. */
export function countMarks(readings: Iterable<Reading>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const reading of readings)
    if (reading.kind === "marks") for (const mark of reading.marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}
