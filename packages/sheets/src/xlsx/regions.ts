import type { Area } from "./address.ts";

/** Cells with text by row and column. */
export type Filled = ReadonlyMap<number, ReadonlyMap<number, unknown>>;

/**
 * The rectangles of cells that belong together: rows and columns without any text lie between them.
 *
 * @returns from top to bottom, then from left to right
 */
export function regionsOf(filled: Filled): readonly Area[] {
  const rows = [...filled.keys()].sort((a, b) => a - b);
  const whole = [...filled.values()].map((row) => [...row.keys()]);
  if (rows.length === 0) return [];
  const [left, right] = extent(whole);
  const found: Area[] = [];
  cut(filled, { rows, left, right }, found, deepest);
  return found.sort((a, b) => a.top - b.top || a.left - b.left);
}

function extent(rows: readonly (readonly number[])[]): readonly [left: number, right: number] {
  let [left, right] = [Infinity, -Infinity];
  for (const row of rows)
    for (const column of row) {
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  return [left, right];
}

interface Part {
  readonly rows: readonly number[];
  readonly left: number;
  readonly right: number;
}
/** A sheet that is cut more often than this is no sheet of tables. */
const deepest = 30;

/** Cuts at empty rows, then at empty columns, then again at rows where that has made a difference. */
function cut(filled: Filled, { rows, left, right }: Part, found: Area[], times: number): void {
  for (const band of bandsOf(filled, rows, left, right)) {
    const blocks = blocksOf(filled, band, left, right);
    for (const [from, to] of blocks) {
      if (blocks.length > 1 && times > 0) cut(filled, { rows: band, left: from, right: to }, found, times - 1);
      else found.push({ top: band[0]!, bottom: band.at(-1)!, left: from, right: to });
    }
  }
}

/** Rows that follow each other and have something between two columns. */
function bandsOf(filled: Filled, rows: readonly number[], left: number, right: number): readonly number[][] {
  const bands: number[][] = [];
  for (const row of rows) {
    if (![...(filled.get(row)?.keys() ?? [])].some((column) => column >= left && column <= right)) continue;
    const last = bands.at(-1);
    if (last?.at(-1) === row - 1) last.push(row);
    else bands.push([row]);
  }
  return bands;
}

/** A table beside another one has at least so many rows and columns; what is narrower belongs to its neighbour. */
const [leastRows, leastColumns] = [2, 2];

function blocksOf(
  filled: Filled,
  band: readonly number[],
  left: number,
  right: number,
): readonly (readonly [left: number, right: number])[] {
  const rowsOf = new Map<number, number>();
  for (const row of band)
    for (const column of filled.get(row)?.keys() ?? [])
      if (column >= left && column <= right) rowsOf.set(column, (rowsOf.get(column) ?? 0) + 1);
  const columns = [...rowsOf.keys()].sort((a, b) => a - b);
  const blocks: number[][] = [];
  for (const column of columns) {
    const last = blocks.at(-1);
    if (last?.at(-1) === column - 1) last.push(column);
    else blocks.push([column]);
  }
  const isTable = (block: readonly number[]): boolean =>
    block.length >= leastColumns && block.some((column) => (rowsOf.get(column) ?? 0) >= leastRows);
  const whole = [columns[0] ?? left, columns.at(-1) ?? right] as const;
  return blocks.length > 1 && blocks.every(isTable)
    ? blocks.map((block) => [block[0]!, block.at(-1)!] as const)
    : [whole];
}
