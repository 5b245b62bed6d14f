import {
  type Document,
  type Field,
  type Json,
  type Label,
  type Language,
  type Loss,
  parts,
  type Place,
  type PlaceConflict,
  placeLabel,
  same,
  type Shape,
  valueToText,
} from "@parley/core";

/** A place that both sides changed, in words. */
export interface ShownConflict {
  readonly at: Place;
  readonly place: Label;
  /** What each side says there; "" when it says nothing. */
  readonly ours: Label;
  readonly theirs: Label;
}

/** Something a tool could not show or keep, in words. */
export interface ShownLoss {
  readonly kind: Loss["kind"];
  readonly place: Label;
  readonly detail: Label;
  readonly kept: Loss["kept"];
}

/** Conflicts with the names of rows and columns instead of their ids. Without a shape places are written as addresses. */
export function conflictsShown(
  conflicts: readonly PlaceConflict[],
  document: Document,
  shape?: Shape,
): ShownConflict[] {
  return conflicts.map(({ at, ours, theirs }) => ({
    at,
    place: placeOf(at, document, shape),
    ours: valueShown(ours, at, shape),
    theirs: valueShown(theirs, at, shape),
  }));
}

/** The losses of one document; those of its neighbours in the tool are not news. */
export function lossesShown(losses: readonly Loss[], document: Document, shape?: Shape): ShownLoss[] {
  return losses
    .filter((loss) => loss.document === document.id)
    .map(({ kind, at, detail, kept }) => ({ kind, place: placeOf(at, document, shape), detail, kept }));
}

/** A blank step stands for every row: it has no name. */
function placeOf(at: Place, document: Document, shape: Shape | undefined): Label {
  const steps = at.filter((step) => step !== "");
  return shape ? placeLabel(shape, document, steps) : same(steps.join("."));
}

function valueShown(value: unknown, at: Place, shape: Shape | undefined): Label {
  if (value === undefined || value === null) return same("");
  const field = shape && fieldAt(shape, at);
  if (field) return [shownIn(field, value, "en"), shownIn(field, value, "zh")];
  return same(typeof value === "string" ? value : JSON.stringify(value as Json));
}

/** A value that does not fit its field (raw text that a tool kept) is shown as it is. */
function shownIn(field: Field, value: unknown, language: Language): string {
  try {
    return valueToText(field, value, language);
  } catch (error) {
    if (error instanceof TypeError) return JSON.stringify(value);
    throw error;
  }
}

function fieldAt(shape: Shape, [name = "", row, column]: Place): Field | undefined {
  const { fields, tables, matrices } = parts(shape);
  if (row === undefined) return Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (column === undefined) return undefined;
  if (Object.hasOwn(matrices, name)) return matrices[name]?.cell;
  const columns = Object.hasOwn(tables, name) ? (tables[name]?.columns ?? {}) : {};
  return Object.hasOwn(columns, column) ? columns[column] : undefined;
}
