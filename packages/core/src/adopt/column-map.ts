import type { Label } from "../label.ts";
import { parts, type Shape } from "../shape.ts";
import { fieldOf } from "./assign.ts";
import type { Meaning } from "./headers.ts";
import { lexicon } from "./synonyms.ts";
import { folded } from "./words.ts";

/** What somebody said that columns mean, by column. */
export type ColumnMap = ReadonlyMap<number, Pick<Meaning, "home" | "field">>;

/**
 * Reads "Header=field" pairs against a table's headers and a template's fields. A field that two tables have is named
 * with its table,
 * "actions.owner"; else the table that the rows are of comes first.
 *
 * @returns the columns, or the first pair that fits nothing: what was found, what was expected
 */
export function columnMap(
  map: Readonly<Record<string, string>>,
  headers: readonly string[],
  shape: Shape,
  home: string,
): ColumnMap | { readonly found: Label; readonly expected: Label } {
  const out = new Map<number, Pick<Meaning, "home" | "field">>();
  for (const [header, name] of Object.entries(map)) {
    const exact = headers.indexOf(header);
    const column = exact >= 0 ? exact : headers.findIndex((other) => folded(other) === folded(header));
    const known = headers.filter((other) => other !== "").slice(0, 20);
    if (column < 0)
      return { found: [`column "${header}"`, `列“${header}”`], expected: [known.join(", "), known.join("、")] };
    const meaning = meaningOf(name, shape, home);
    if (!meaning) {
      const fields = fieldNames(shape, home);
      return { found: [`field "${name}"`, `字段“${name}”`], expected: [fields.join(", "), fields.join("、")] };
    }
    out.set(column, meaning);
  }
  return out;
}

function meaningOf(name: string, shape: Shape, home: string): Pick<Meaning, "home" | "field"> | undefined {
  const { tables } = parts(shape);
  const [field = "", table] = name.split(".").reverse();
  const homes = table === undefined ? [home, ...Object.keys(tables)] : [table];
  return homes
    .map((at) => ({ home: at, field }))
    .find(
      (meaning) => field === "id" || fieldOf(shape, { ...meaning, score: 1 }) !== undefined || isNamed(shape, meaning),
    );
}
/** Names that stand for themselves: the words of a template know them, its shape does not. */
const isNamed = (shape: Shape, { home, field }: Pick<Meaning, "home" | "field">): boolean => {
  const words = Object.hasOwn(lexicon, shape.id) ? lexicon[shape.id]!.homes : {};
  return Object.hasOwn(words, home) && Object.hasOwn(words[home]!, field);
};
const fieldNames = (shape: Shape, home: string): readonly string[] => {
  const { fields, tables } = parts(shape);
  return Object.keys(home === "" ? fields : (tables[home]?.columns ?? {}));
};
