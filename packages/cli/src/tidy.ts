import { type Document, parts, type Shape, type Stored, type StoredRow } from "@parley/core";

const header = [
  ..."format id template templateVersion language title owner reviewBy clientVisible series".split(" "),
  ..."createdAt updatedAt revision content flow waivers extra".split(" "),
];

/**
 * The same document with everything in the order of its shape: header, fields, columns, and the cells of a matrix by
 * its rows and columns. Two documents that say the same are then the same text, wherever they came from, and a change
 * is a small diff.
 */
export function tidy(shape: Shape, document: Document): Document {
  const { fields, tables, matrices } = parts(shape);
  const { content } = document;
  const rowIds = (table: string): string[] => ((content[table] ?? []) as readonly StoredRow[]).map(({ id }) => id);
  const out = new Map<string, unknown>();
  for (const name of Object.keys(fields)) if (content[name] !== undefined) out.set(name, content[name]);
  for (const [name, { columns }] of Object.entries(tables))
    out.set(
      name,
      ((content[name] ?? []) as readonly StoredRow[]).map((row) => inOrder(row, ["id", ...Object.keys(columns)])),
    );
  for (const [name, { rows, columns }] of Object.entries(matrices)) {
    const grid = inOrder((content[name] ?? {}) as Stored, rowIds(rows)) as Readonly<Record<string, Stored>>;
    const cells = Object.entries(grid).map(([row, line]) => [row, inOrder(line, rowIds(columns))]);
    out.set(name, Object.fromEntries(cells));
  }
  const extra = inOrder(document.extra, Object.keys(document.extra).sort());
  const whole = { ...document, content: Object.fromEntries(out), extra };
  return inOrder(whole, header) as unknown as Document;
}

/** Named keys first, in the order named; then the others as they stood. */
function inOrder(object: object, names: readonly string[]): Stored {
  const entries = new Map(Object.entries(object));
  const order = new Set([...names.filter((name) => entries.has(name)), ...entries.keys()]);
  return Object.fromEntries([...order].map((name) => [name, entries.get(name)]));
}
