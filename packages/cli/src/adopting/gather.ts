import { type Field, type Finding, type Label, parts, say, type Shape } from "@parley/core";
import type { Adopted } from "./adopt-source.ts";

/** A finding of one of a table's documents. */
export interface Placed {
  readonly adopted: Adopted;
  readonly finding: Finding;
}

/**
 * What a table has no column for is told once, at the table, and not at every row: whoever made it did not forget
 * forty cells, they left one column out. It is a warning, because a table that serves its readers is not wrong.
 *
 * @param placed  findings of the documents of one table
 */
export function gather(placed: readonly Placed[]): readonly Placed[] {
  const missing = new Map<string, Placed[]>();
  const out: Placed[] = [];
  for (const one of placed) {
    // An owner, a date of review: a page of somebody's has no place for what Parley keeps around a document.
    if (one.finding.at[0]?.startsWith("$")) continue;
    const column = missingColumn(one);
    if (column === undefined) out.push(one);
    else missing.set(column, [...(missing.get(column) ?? []), one]);
  }
  return [...[...missing.values()].map(told), ...out];
}

/** The code and the field of a finding that is about a value which no column of the table could have held. */
function missingColumn({ adopted, finding }: Placed): string | undefined {
  const { at, code, waived } = finding;
  const [table, column] = leafOf(adopted, finding);
  if (waived || column === undefined || !fieldOf(adopted, finding)) return undefined;
  const { mapping, documents } = adopted.adoption;
  const mapped = mapping.some((m) => m.field === column && (m.table === undefined || m.table === table));
  const held = documents.some(({ places }) => [...places.keys()].some((key) => key.endsWith(`.${column}`)));
  const isTold = at.length > 1 ? mapped || held : mapped;
  return isTold ? undefined : `${code} ${table}.${column}`;
}

/** Table and column of a place, or "" and the field. */
function leafOf({ template }: Adopted, { at }: Finding): readonly [table: string, column: string | undefined] {
  const [name = "", , column] = at;
  const { tables, fields } = parts(template.shape as Shape);
  if (at.length === 1 && Object.hasOwn(fields, name)) return ["", name];
  return [name, at.length === 3 && Object.hasOwn(tables, name) ? column : undefined];
}

function fieldOf(adopted: Adopted, finding: Finding): Field | undefined {
  const [table, column = ""] = leafOf(adopted, finding);
  const { tables, fields } = parts(adopted.template.shape as Shape);
  return table === "" ? fields[column] : tables[table]?.columns[column];
}

function told(all: readonly Placed[]): Placed {
  const [first] = all;
  const field = first && fieldOf(first.adopted, first.finding);
  if (!first || !field) throw new TypeError("Unexpected empty group, expected findings of one column");
  const [en, zh] = [say(field.label, "en"), say(field.label, "zh")];
  const found: Label = [`no column "${en}"`, `没有“${zh}”一列`];
  const expected: Label =
    all.length === 1
      ? ["one, with a value", "有此列并填写"]
      : [`one, filled in for ${all.length} rows`, `有此列，并为 ${all.length} 行填写`];
  const [table] = leafOf(first.adopted, first.finding);
  const { fix: _fix, span: _span, ...rest } = first.finding;
  const at = table === "" ? [] : [table];
  return { adopted: first.adopted, finding: { ...rest, severity: soft(rest.severity), at, found, expected } };
}

const soft = (severity: Finding["severity"]): Finding["severity"] => (severity === "error" ? "warning" : severity);
