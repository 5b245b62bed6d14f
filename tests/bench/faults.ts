import { type Columns, isFilled, type Kind, type Language, type Reference, type Stored } from "@parley/core";
import type { Random } from "./random.ts";
import { placeholders } from "./words.ts";

type Fault = (value: unknown, language: Language, random: Random) => unknown;

/** What people leave behind, by the kinds of values in which they do. */
const faults: readonly (readonly [kinds: readonly Kind[], fault: Fault])[] = [
  [["text", "longText"], (_, language, random) => random.of(placeholders[language])],
  [["text"], (value) => `${value as string} `.repeat(8)],
  [["reference"], (value) => ({ ...(value as Reference), row: "gone" })],
  [["references"], (value) => [...(value as readonly Reference[]), { row: "gone", text: "?" }]],
  [["person"], () => ({ name: " " })],
  [["text", "longText", "date", "choice", "person", "references"], () => undefined],
];

/** A row with one fault of those that its columns can have. */
export function damaged(row: Stored, columns: Columns, language: Language, random: Random): Stored {
  const possible = faults.flatMap(([kinds, fault]) =>
    Object.entries(columns).flatMap(([name, { kind }]) =>
      kinds.includes(kind) && isFilled(row[name]) ? [{ name, fault }] : [],
    ),
  );
  const { name, fault } = random.of(possible);
  const value = fault(row[name], language, random);
  const others = Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
  return value === undefined ? others : { ...others, [name]: value };
}
