import { templates } from "@parley/core/registry";
import {
  adopt,
  type Adoption,
  type AdoptOptions,
  readTables,
  type SourceTable,
  type TableFormat,
} from "@parley/core/adopt";

export * from "@parley/core/adopt";
export { templates };

/** The only table of a text. */
export function tableIn(text: string, format: TableFormat = "markdown"): SourceTable {
  const [table, ...others] = readTables(text, format);
  if (!table || others.length > 0)
    throw new TypeError(`Unexpected ${others.length + (table ? 1 : 0)} tables, expected 1`);
  return table;
}

/** The only table of a text, adopted. */
export function adopted(text: string, format: TableFormat = "markdown", options: AdoptOptions = {}): Adoption {
  const result = adopt(tableIn(text, format), templates, options);
  if (!result.ok) throw new TypeError(`Unexpected ${result.found[0]}, expected ${result.expected[0]}`);
  return result;
}

/** Names of the activities of an adopted matrix, each with its number of A and of R. */
export function countsOf({
  documents,
}: Adoption): readonly (readonly [name: string, accountable: number, responsible: number])[] {
  const content = documents[0]!.content as {
    readonly activities: readonly { readonly id: string; readonly name?: string }[];
    readonly duties: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  };
  return content.activities.map(({ id, name = "" }) => {
    const cells = Object.values(content.duties[id] ?? {});
    const holding = (letter: string): number => cells.filter((letters) => letters.includes(letter)).length;
    return [name, holding("A"), holding("R")];
  });
}
