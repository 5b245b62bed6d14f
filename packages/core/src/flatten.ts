import type { Document, Entry, Json, Place, Stored, StoredRow, Waiver } from "./document.ts";
import { parts, type Shape } from "./shape.ts";

/** One value of a document with its place. */
export interface Spot {
  readonly at: Place;
  readonly value: unknown;
}
/** A document as a flat list of places, by key: a merge is then one loop. */
export type Flat = Map<string, Spot>;

/** The key of a place in a `Flat` and in a merge base. */
export const keyOf = (at: Place): string => at.join("/");
/** A table's row order has a place of its own. */
export const orderKey = "#order";

const header = ["title", "language", "owner", "reviewBy", "clientVisible", "series"] as const;

/** Every place of a document: header, fields, row order, rows, cells, matrix cells, flow, waivers, extra. */
export function flatten(shape: Shape, document: Document): Flat {
  const { fields, tables, matrices } = parts(shape);
  const { content } = document;
  const flat: Flat = new Map();
  const put = (at: Place, value: unknown): void => {
    if (value !== undefined) flat.set(keyOf(at), { at, value });
  };
  for (const name of header) put([`$${name}`], document[name]);
  for (const name of Object.keys(fields)) put([name], content[name]);
  for (const name of Object.keys(tables)) {
    const rows = (content[name] ?? []) as readonly StoredRow[];
    put([name, orderKey], content[name] && rows.map((r) => r.id));
    for (const { id, ...cells } of rows) {
      put([name, id], "row");
      for (const [column, value] of Object.entries(cells)) put([name, id, column], value);
    }
  }
  for (const name of Object.keys(matrices))
    for (const [row, cells] of Object.entries((content[name] ?? {}) as Readonly<Record<string, Stored>>))
      for (const [column, value] of Object.entries(cells)) put([name, row, column], value);
  put(["$flow"], document.flow);
  for (const waiver of document.waivers)
    put(["$waivers", `${waiver.code}@${waiver.at.join(".")}@${waiver.seen}`], waiver);
  for (const [address, value] of Object.entries(document.extra)) put(["$extra", address], value);
  return flat;
}

/** The inverse of `flatten`, over a document that gives what has no place (id, template, times, revision). */
export function unflatten(shape: Shape, flat: Flat, frame: Document): Document {
  const { fields, tables, matrices } = parts(shape);
  const value = (at: Place): unknown => flat.get(keyOf(at))?.value;
  const cells = new Map<string, Map<string, Record<string, unknown>>>();
  for (const { at, value: v } of flat.values()) {
    const [name, row, column] = at;
    if (name === undefined || row === undefined || column === undefined || v === undefined) continue;
    const rows = cells.get(name) ?? new Map<string, Record<string, unknown>>();
    cells.set(name, rows.set(row, { ...rows.get(row), [column]: v }));
  }
  const content: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) if (value([name]) !== undefined) content[name] = value([name]);
  for (const name of Object.keys(tables)) {
    const order = value([name, orderKey]) as readonly string[] | undefined;
    if (!order) continue;
    content[name] = order
      .filter((id) => value([name, id]) !== undefined)
      .map((id) => ({ id, ...cells.get(name)?.get(id) }));
  }
  for (const name of Object.keys(matrices))
    if (cells.has(name) || frame.content[name] !== undefined) content[name] = Object.fromEntries(cells.get(name) ?? []);
  const { owner: _owner, reviewBy: _reviewBy, clientVisible: _visible, series: _series, ...rest } = frame;
  const named = Object.fromEntries(
    header.flatMap((n) => (value([`$${n}`]) === undefined ? [] : [[n, value([`$${n}`])]])),
  );
  const under = <T>(name: string): [string, T][] =>
    [...flat.values()]
      .filter(({ at, value: v }) => at[0] === name && v !== undefined)
      .map(({ at, value: v }) => [at[1] ?? "", v as T]);
  return {
    ...rest,
    ...named,
    content,
    flow: (value(["$flow"]) ?? frame.flow) as { state: string; history: readonly Entry[] },
    waivers: under<Waiver>("$waivers").map(([, waiver]) => waiver),
    extra: Object.fromEntries(under<Json>("$extra")),
  };
}
