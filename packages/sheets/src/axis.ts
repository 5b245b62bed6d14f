import type { Request } from "./requests.ts";

/** A row or column as it will be. */
export interface Slot {
  readonly key?: string;
  /** Its index in what stands there now; absent for a new one. */
  readonly from?: number;
}
type Dimension = "ROWS" | "COLUMNS";

/**
 * The rows or the columns of a tab while a plan moves them about: every change is a request, and the result is known at
 * once.
 */
export class Axis {
  readonly requests: Request[] = [];
  readonly slots: Slot[];
  private readonly sheetId: number;
  private readonly dimension: Dimension;
  /** How many the grid has; those behind the slots are empty. */
  size: number;

  constructor(sheetId: number, dimension: Dimension, slots: readonly Slot[], size: number) {
    this.sheetId = sheetId;
    this.dimension = dimension;
    this.slots = [...slots];
    this.size = size;
  }

  indexOf(key: string): number | undefined {
    const at = this.slots.findIndex((slot) => slot.key === key);
    return at < 0 ? undefined : at;
  }

  /** A new one with a key at an index; one that is empty anyway is taken, at the end and where `isFree` says so. */
  insert(at: number, key: string, isFree: (slot: Slot) => boolean): void {
    const next = this.slots[at];
    if (next && next.key === undefined && isFree(next)) {
      this.slots[at] = { ...next, key };
    } else if (at >= this.slots.length) {
      while (this.slots.length < at) this.slots.push({});
      this.slots.push({ key });
      if (this.slots.length > this.size) this.grow(this.slots.length - this.size);
    } else {
      const range = this.range(at, at + 1);
      // Looks come from before, except at the first row of a table: what is before it is a header.
      this.requests.push({
        insertDimension: { range, inheritFromBefore: at > 0 && this.slots[at - 1]?.key?.startsWith("#") !== true },
      });
      this.slots.splice(at, 0, { key });
      this.size++;
    }
  }

  remove(at: number): void {
    this.requests.push({ deleteDimension: { range: this.range(at, at + 1) } });
    this.slots.splice(at, 1);
    this.size--;
  }

  /** @param to  the index it has afterwards */
  move(from: number, to: number): void {
    if (from === to) return;
    const [slot] = this.slots.splice(from, 1);
    if (!slot) return;
    this.slots.splice(to, 0, slot);
    // The API counts the destination before the move.
    this.requests.push({
      moveDimension: { source: this.range(from, from + 1), destinationIndex: to > from ? to + 1 : to },
    });
  }

  private grow(length: number): void {
    this.requests.push({ appendDimension: { sheetId: this.sheetId, dimension: this.dimension, length } });
    this.size += length;
  }

  private range(
    startIndex: number,
    endIndex: number,
  ): { sheetId: number; dimension: Dimension; startIndex: number; endIndex: number } {
    return { sheetId: this.sheetId, dimension: this.dimension, startIndex, endIndex };
  }
}
