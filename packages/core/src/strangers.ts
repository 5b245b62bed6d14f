import * as z from "zod/mini";
import type { Document, Json, Stored, StoredRow } from "./document.ts";
import type { Columns, Field } from "./fields.ts";
import { contentSchema, partsOfKind, valueSchema } from "./schema.ts";
import { parts, type Shape } from "./shape.ts";

type Keep = (address: string, value: Json) => void;
interface Sorted {
  readonly content: Stored;
  readonly extra: Document["extra"];
}

/** Valid content, split into what has a field and, by address, everything else: unknown fields and columns, unknown keys inside a value. */
export function sortedOut(shape: Shape, content: Stored, before: Document["extra"]): Sorted {
  const { fields, tables, matrices } = parts(shape);
  const extra = new Map<string, Json>(Object.entries(before));
  const keep: Keep = (address, value) => void extra.set(address, value);
  const level = (row: Stored, columns: Columns, at: string): Stored =>
    changed(row, (name, value) => {
      if (name === "id" && at !== "") return value;
      if (Object.hasOwn(columns, name)) return trimmed(columns[name]!, value, () => `${at}${name}`, keep);
      keep(`${at}${name}`, value as Json);
      return undefined;
    });
  const own = new Map<string, unknown>();
  const rest = new Map<string, unknown>();
  for (const [name, value] of Object.entries(content)) {
    if (Object.hasOwn(tables, name))
      own.set(
        name,
        (value as readonly StoredRow[]).map((row) => level(row, tables[name]!.columns, `${name}.${row.id}.`)),
      );
    else if (Object.hasOwn(matrices, name))
      own.set(name, grid(value as Readonly<Record<string, Stored>>, matrices[name]!.cell, name, keep));
    else rest.set(name, value);
  }
  const top = level(Object.fromEntries(rest), fields, "");
  return { content: { ...top, ...Object.fromEntries(own) }, extra: Object.fromEntries(extra) };
}

/** An object with each value as `of` has it, without those that are `undefined`; the very same object when nothing changes, as nearly always. */
function changed(object: Stored, of: (name: string, value: unknown) => unknown): Stored {
  const names = Object.keys(object);
  const values = names.map((name) => (object[name] === undefined ? undefined : of(name, object[name])));
  if (values.every((value, i) => value !== undefined && value === object[names[i]!])) return object;
  return Object.fromEntries(names.flatMap((name, i) => (values[i] === undefined ? [] : [[name, values[i]]])));
}

const grid = (rows: Readonly<Record<string, Stored>>, cell: Field, name: string, keep: Keep): Stored =>
  changed(rows, (row, cells) =>
    changed(cells as Stored, (column, value) => trimmed(cell, value, () => `${name}.${row}.${column}`, keep)),
  );

/** A value without the keys that its kind does not have. */
function trimmed({ kind }: Field, value: unknown, address: () => string, keep: Keep): unknown {
  const keys = partsOfKind[kind];
  if (!keys) return value;
  if (!Array.isArray(value)) return withOnly(keys, value as Stored, address, keep);
  const list = value.map((one, i) => withOnly(keys, one as Stored, () => `${address()}.${i}`, keep));
  return list.every((one, i) => one === value[i]) ? value : list;
}
const withOnly = (keys: ReadonlySet<string>, value: Stored, address: () => string, keep: Keep): Stored =>
  changed(value, (name, inner) => {
    if (keys.has(name)) return inner;
    keep(`${address()}.${name}`, inner as Json);
    return undefined;
  });

/**
 * What an older Parley put into `extra` because it had no field for it, at its place again when this version has one, the place is empty and the value
 * fits. What a host could not read does not fit, and stays. The content is not validated yet.
 */
export function broughtBack(shape: Shape, { content, extra }: Sorted): Sorted {
  const rows = rowsByAddress(shape, content);
  const left = new Map(Object.entries(extra));
  const top = new Map<string, unknown>();
  const cells = new Map<object, Map<string, unknown>>();
  for (const [address, value] of Object.entries(extra)) {
    const [name = "", id, column, ...deeper] = address.split(".");
    const row = rows.get(`${name}.${id}`);
    if (id === undefined && fitsTop(shape, content, name, value)) top.set(name, value);
    else if (row && column !== undefined && deeper.length === 0 && fitsCell(shape, row, name, column, value))
      cells.set(row, (cells.get(row) ?? new Map<string, unknown>()).set(column, value));
    else continue;
    left.delete(address);
  }
  if (left.size === Object.keys(extra).length) return { content, extra };
  const withCells = (row: object): object =>
    cells.has(row) ? { ...row, ...Object.fromEntries(cells.get(row)!) } : row;
  const all = Object.entries(content).map(([name, value]) => [
    name,
    Array.isArray(value) ? (value as readonly object[]).map(withCells) : value,
  ]);
  return { content: Object.fromEntries([...all, ...top]), extra: Object.fromEntries(left) };
}

function rowsByAddress(shape: Shape, content: Stored): ReadonlyMap<string, StoredRow> {
  return new Map(
    Object.keys(parts(shape).tables).flatMap((name) => {
      const rows: unknown = Object.hasOwn(content, name) ? content[name] : undefined;
      const list = Array.isArray(rows) ? (rows as readonly unknown[]) : [];
      return list.flatMap((row) =>
        typeof row === "object" && row !== null && "id" in row
          ? [[`${name}.${String(row.id)}`, row as StoredRow] as const]
          : [],
      );
    }),
  );
}
function fitsTop(shape: Shape, content: Stored, name: string, value: Json): boolean {
  const { fields, tables, matrices } = parts(shape);
  const isKnown = [fields, tables, matrices].some((part) => Object.hasOwn(part, name));
  if (!isKnown || Object.hasOwn(content, name)) return false;
  return z.safeParse(contentSchema(shape), { [name]: value }).success;
}
function fitsCell(shape: Shape, row: StoredRow, table: string, column: string, value: Json): boolean {
  const { columns } = parts(shape).tables[table]!;
  if (!Object.hasOwn(columns, column) || Object.hasOwn(row, column)) return false;
  return z.safeParse(valueSchema(columns[column]!), value).success;
}
