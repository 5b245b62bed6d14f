import { Axis, type Slot } from "./axis.ts";
import { frameOf, type Frame } from "./frame.ts";
import { columnsLine, headerLine, idColumn, labelMarker, valueMarker } from "./keys.ts";
import type { Cell, Tab } from "./native.ts";
import type { Request } from "./requests.ts";

/** A tab as it will be: where each line, row and column ends up, and what stands there now. */
export interface Placed {
  readonly wanted: Tab;
  readonly frame: Frame;
  readonly sheetId: number;
  readonly title: string;
  /** The tab as it stands there; absent for one that is yet to be made. */
  readonly there: Tab | undefined;
  /** Inserts, deletions and moves that lead there. */
  readonly requests: readonly Request[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** By a line's key or a row's id. */
  row(key: string): number | undefined;
  /** By a column's key, "@label" and "@value" among them. */
  column(key: string): number | undefined;
  /** Of the table's rows: the first one, or where it would be. */
  readonly firstRow: number;
  /** What stands now in a cell of the result; `undefined` where the row or the column is new. */
  now(row: number, column: number): Cell | null | undefined;
}

/** A tab that is made as it is wanted. */
export function placeNew(wanted: Tab, sheetId: number, title: string): Placed {
  const frame = frameOf(wanted);
  const rows = new Map(frame.rows.map(({ id, index }) => [id, index]));
  const special = new Map([
    [labelMarker, frame.label],
    [valueMarker, frame.value],
    [idColumn, 0],
  ]);
  return {
    wanted,
    frame,
    sheetId,
    title,
    there: undefined,
    requests: [],
    rowCount: wanted.rowCount,
    columnCount: wanted.columnCount,
    row: (key) => frame.lines.get(key) ?? rows.get(key),
    column: (key) => frame.columns.get(key) ?? special.get(key),
    firstRow: (frame.lines.get(headerLine) ?? -1) + 1,
    now: () => undefined,
  };
}

/**
 * A tab that stands there, with what it lacks put in and what is gone taken out. People's own rows, columns and order
 * of columns stay.
 */
export function placeThere(wanted: Tab, there: Tab): Placed {
  const frame = frameOf(wanted);
  const old = frameOf(there);
  const columns = placeColumns(frame, old, there);
  const rows = placeRows(frame, old, there);
  const slotOf = (axis: Axis, index: number | undefined): number | undefined => {
    const at = index === undefined ? -1 : axis.slots.findIndex(({ from }) => from === index);
    return at < 0 ? undefined : at;
  };
  const firstKeys = wantedColumns(frame);
  const label = slotOf(columns, old.label) ?? columns.indexOf(firstKeys[0] ?? labelMarker);
  const value = slotOf(columns, old.value) ?? columns.indexOf(firstKeys[1] ?? valueMarker);
  const special = new Map([
    [labelMarker, label],
    [valueMarker, value],
    [idColumn, 0],
  ]);
  return {
    wanted,
    frame,
    sheetId: there.sheetId,
    title: there.title,
    there,
    requests: [...columns.requests, ...rows.requests],
    rowCount: rows.size,
    columnCount: columns.size,
    row: (key) => rows.indexOf(key),
    column: (key) => (special.has(key) ? special.get(key) : columns.indexOf(key)),
    firstRow: (rows.indexOf(headerLine) ?? -1) + 1,
    now(row, column) {
      const [r, c] = [rows.slots[row], columns.slots[column]];
      if (r?.from === undefined || c?.from === undefined)
        return isBehind(r, rows, row) || isBehind(c, columns, column) ? null : undefined;
      return there.cells[r.from]?.[c.from] ?? null;
    },
  };
}

/** Behind the used part of the grid: empty, set up when the tab was made. */
const isBehind = (slot: Slot | undefined, axis: Axis, index: number): boolean =>
  slot === undefined && index >= axis.slots.length;

/** Keys of the wanted columns in order, the markers of a tab without a table among them. */
function wantedColumns(frame: Frame): readonly string[] {
  if (frame.columns.size > 0) return [...frame.columns.keys()];
  return frame.label === undefined ? [] : [labelMarker, valueMarker];
}

function placeColumns(frame: Frame, old: Frame, there: Tab): Axis {
  const width = Math.max(1, ...there.cells.map((row) => row.length));
  const keys = new Map<number, string>([[0, idColumn]]);
  const isBlock = frame.columns.size === 0;
  if (isBlock && old.label !== undefined) keys.set(old.label, labelMarker);
  if (isBlock && old.value !== undefined) keys.set(old.value, valueMarker);
  for (const [key, index] of old.columns) keys.set(index, key);
  const slots = Array.from({ length: width }, (_, from): Slot => {
    const key = keys.get(from);
    return { from, ...(key !== undefined && { key }) };
  });
  const axis = new Axis(there.sheetId, "COLUMNS", slots, there.columnCount);
  const wanted = wantedColumns(frame);
  for (let at = axis.slots.length - 1; at > 0; at--) {
    const { key, from } = axis.slots[at] ?? {};
    const holdsBlock = from !== undefined && (from === old.label || from === old.value);
    if (key !== undefined && !wanted.includes(key) && !holdsBlock) axis.remove(at);
  }
  let cursor = 0;
  for (const key of wanted) {
    const at = axis.indexOf(key);
    if (at === undefined) axis.insert(++cursor, key, () => false);
    else cursor = at;
  }
  return axis;
}

function placeRows(frame: Frame, old: Frame, there: Tab): Axis {
  const keys = new Map<number, string>([...old.lines].map(([key, index]) => [index, key]));
  for (const { id, index } of old.rows) keys.set(index, id);
  const slots = there.cells.map((_, from): Slot => {
    const key = keys.get(from);
    return { from, ...(key !== undefined && { key }) };
  });
  const axis = new Axis(there.sheetId, "ROWS", slots, there.rowCount);
  const isFree = ({ from }: Slot): boolean =>
    (there.cells[from ?? -1] ?? []).every((cell) => cell?.value === undefined || cell.value === "");
  const lines = [...frame.lines.keys()];
  const ids = frame.rows.map(({ id }) => id);
  const wanted = new Set([...lines, ...ids]);
  for (let at = axis.slots.length - 1; at >= 0; at--) {
    const { key } = axis.slots[at] ?? {};
    if (key !== undefined && !wanted.has(key)) axis.remove(at);
  }
  let cursor = -1;
  for (const key of lines) {
    const at = axis.indexOf(key);
    if (at === undefined) axis.insert(++cursor, key, () => false);
    else cursor = at;
  }
  cursor = axis.indexOf(headerLine) ?? axis.indexOf(columnsLine) ?? cursor;
  const staying = inOrder(ids.flatMap((id) => axis.indexOf(id) ?? []));
  const still = new Set(axis.slots.filter((_, at) => staying.has(at)).map(({ key }) => key));
  for (const id of ids) {
    const at = axis.indexOf(id);
    if (at === undefined) axis.insert(++cursor, id, isFree);
    else if (still.has(id)) cursor = at;
    else {
      const to = at > cursor ? cursor + 1 : cursor;
      axis.move(at, to);
      cursor = to;
    }
  }
  return axis;
}

/** The longest part of a list of places that is in order already: only the others have to move. */
function inOrder(places: readonly number[]): ReadonlySet<number> {
  const best: { readonly length: number; readonly before: number }[] = [];
  for (const [i, place] of places.entries()) {
    let [length, before] = [1, -1];
    for (let j = 0; j < i; j++) {
      if (places[j]! < place && best[j]!.length + 1 > length) [length, before] = [best[j]!.length + 1, j];
    }
    best.push({ length, before });
  }
  const longest = Math.max(0, ...best.map(({ length }) => length));
  const kept = new Set<number>();
  for (let i = best.findIndex(({ length }) => length === longest); i >= 0; i = best[i]!.before) kept.add(places[i]!);
  return kept;
}
