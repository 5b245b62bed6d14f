import type { DeveloperMetadata, GridRange } from "../resources.ts";
import { changeFormulas } from "./cell-formulas.ts";
import { rewriteReferences, withPlace, type Reference } from "./references.ts";
import { cellsOf, type SheetState, type Workbook } from "./workbook.ts";

export type Dimension = "ROWS" | "COLUMNS";

/** Where things go when rows or columns of one tab are inserted, deleted or moved. */
export interface DimensionEdit {
  readonly sheet: SheetState;
  readonly dimension: Dimension;
  /** The new index of a row or column; `undefined` when it is gone. */
  readonly point: (index: number) => number | undefined;
  /** The new ends of a span (end excluded); `undefined` when all of it is gone. */
  readonly span: (start: number, end: number) => readonly [start: number, end: number] | undefined;
}

/** Room for `count` before index `at`. A span that holds `at` inside grows. */
export function insertion(sheet: SheetState, dimension: Dimension, at: number, count: number): DimensionEdit {
  const shift = (index: number): number => (index >= at ? index + count : index);
  return { sheet, dimension, point: shift, span: (start, end) => [shift(start), end > at ? end + count : end] };
}

/** Takes `start` to `end` (excluded) away. A span shrinks by what it loses. */
export function deletion(sheet: SheetState, dimension: Dimension, start: number, end: number): DimensionEdit {
  const clamp = (index: number): number => (index <= start ? index : Math.max(start, index - (end - start)));
  return {
    sheet,
    dimension,
    point: (index) => (index >= start && index < end ? undefined : clamp(index)),
    span: (from, to) => (clamp(from) < clamp(to) ? [clamp(from), clamp(to)] : undefined),
  };
}

/** Moves `start` to `end` (excluded) before `to`, counted before the move. A span moves only when all of it does. */
export function movement(
  sheet: SheetState,
  dimension: Dimension,
  start: number,
  end: number,
  to: number,
): DimensionEdit {
  const count = end - start;
  const point = (index: number): number => {
    if (index >= start && index < end) return index - start + (to > end ? to - count : to);
    if (index >= end && index < to) return index - count;
    return index >= to && index < start ? index + count : index;
  };
  const span = (from: number, until: number): readonly [number, number] => {
    const whole = from >= start && until <= end;
    const apart =
      until <= Math.min(start, to) ||
      from >= Math.max(end, to) ||
      (until <= to && from >= end) ||
      (from >= to && until <= start);
    return whole || apart ? [point(from), point(until - 1) + 1] : [from, until];
  };
  return { sheet, dimension, point, span };
}

/**
 * Carries the edit to everything that names cells: formulas in every tab, ranges, metadata. The cells themselves are
 * moved by the caller.
 */
export function follow(workbook: Workbook, edit: DimensionEdit): void {
  const { sheet } = edit;
  const sheetId = sheet.properties.sheetId;
  for (const tab of workbook.sheets) {
    for (const [, , cell] of cellsOf(tab)) {
      changeFormulas(cell, (formula) => rewriteReferences(formula, (r) => shifted(r, tab, edit)));
    }
  }
  const kept = (range: GridRange | undefined): GridRange | undefined => range && shiftRange(range, edit);
  sheet.merges = sheet.merges.flatMap((range) => kept(range) ?? []);
  sheet.protectedRanges = sheet.protectedRanges.flatMap((p) => {
    const range = kept(p.range);
    return range ? [{ ...p, range }] : p.range ? [] : [p];
  });
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => {
    const ranges = (rule.ranges ?? []).flatMap((range) => kept(range) ?? []);
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
  workbook.namedRanges = workbook.namedRanges.flatMap((named) => {
    if ((named.range?.sheetId ?? 0) !== sheetId) return [named];
    const range = kept(named.range);
    return range ? [{ ...named, range }] : [];
  });
  workbook.developerMetadata = workbook.developerMetadata.flatMap((metadata) => shiftMetadata(metadata, edit) ?? []);
}

function shiftRange(range: GridRange, { sheet, dimension, span }: DimensionEdit): GridRange | undefined {
  if ((range.sheetId ?? 0) !== sheet.properties.sheetId) return range;
  const [start, end] =
    dimension === "ROWS"
      ? (["startRowIndex", "endRowIndex"] as const)
      : (["startColumnIndex", "endColumnIndex"] as const);
  if (range[start] === undefined && range[end] === undefined) return range;
  const moved = span(range[start] ?? 0, range[end] ?? Number.MAX_SAFE_INTEGER);
  if (!moved) return undefined;
  return { ...range, [start]: moved[0], ...(range[end] !== undefined && { [end]: moved[1] }) };
}

function shiftMetadata(
  metadata: DeveloperMetadata,
  { sheet, dimension, span }: DimensionEdit,
): DeveloperMetadata | undefined {
  const range = metadata.location?.dimensionRange;
  if (!range || range.dimension !== dimension || (range.sheetId ?? 0) !== sheet.properties.sheetId) return metadata;
  const moved = span(range.startIndex ?? 0, range.endIndex ?? 0);
  if (!moved) return undefined;
  return {
    ...metadata,
    location: { ...metadata.location, dimensionRange: { ...range, startIndex: moved[0], endIndex: moved[1] } },
  };
}

function shifted(reference: Reference, home: SheetState, edit: DimensionEdit): Reference | undefined {
  const means =
    reference.title === undefined ? home === edit.sheet : sameTitle(reference.title, edit.sheet.properties.title);
  if (!means) return reference;
  const axis = edit.dimension === "ROWS" ? "row" : "column";
  const place = (corner: Reference["first"], index: number | undefined): Reference["first"] =>
    axis === "row" ? withPlace(corner, index, corner.column) : withPlace(corner, corner.row, index);
  const from = reference.first[axis];
  if (!reference.last) {
    if (from === undefined) return reference;
    const to = edit.point(from);
    return to === undefined ? undefined : { ...reference, first: place(reference.first, to) };
  }
  const until = reference.last[axis];
  if (from === undefined && until === undefined) return reference;
  const moved = edit.span(from ?? 0, until === undefined ? Number.MAX_SAFE_INTEGER : until + 1);
  if (!moved) return undefined;
  return {
    ...reference,
    first: place(reference.first, from === undefined ? undefined : moved[0]),
    last: place(reference.last, until === undefined ? undefined : moved[1] - 1),
  };
}

function sameTitle(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
