import type { Document, Entry, Place } from "./document.ts";
import { flatten, type Flat, keyOf, orderKey, type Spot, unflatten } from "./flatten.ts";
import { canonical, digest } from "./hash.ts";
import { mergedOrder } from "./order.ts";
import { withoutOrphans } from "./patch.ts";
import { parts, type Shape } from "./shape.ts";
import { isPartial, markedAs, withheldIn } from "./withheld.ts";

/**
 * What both sides last agreed on, as one short digest per place: enough to see who changed what. Digests and not the old document, because the base
 * lives at the target (a hidden column, a property), where a colleague on another machine finds it and where room is scarce.
 */
export type Base = Readonly<Record<string, string>>;
/** A place changed on both sides to different values. `undefined` is "not there". A row's value is the row with its cells. */
export interface Conflict {
  readonly at: Place;
  readonly ours: unknown;
  readonly theirs: unknown;
}
export interface Merge {
  /** Both sides' changes; at conflicts what `prefer` says. */
  readonly document: Document;
  readonly conflicts: readonly Conflict[];
  /** Places that took the other side's change. */
  readonly fromThem: readonly Place[];
  /** The base to keep at the target: places in conflict keep the old digest, so that the conflict stays until somebody resolves it. */
  readonly base: Base;
}

export const toBase = (shape: Shape, document: Document): Base => Object.fromEntries(marksOf(flatten(shape, document)));

/**
 * A place changed on one side takes that side. Changed on both to different values it is a conflict and keeps theirs (what a person sees in their tool
 * never vanishes) until somebody resolves it. A row deleted on one side and edited on the other is one conflict: whole or gone, as `prefer` says, with
 * its cells in matrices; `prefer` both ways and nothing that anybody wrote is missing. What a copy withholds it says nothing about: there the other
 * side stands.
 *
 * @param ours the document being brought; the result keeps its id and times
 */
export function merge(
  shape: Shape,
  base: Base,
  ours: Document,
  theirs: Document,
  prefer: "ours" | "theirs" = "theirs",
): Merge {
  const [mine, yours] = [sideOf(shape, ours), sideOf(shape, theirs)];
  const out: Flat = new Map();
  const conflicts: Conflict[] = [];
  const fromThem: Place[] = [];
  const kept: (readonly Spot[])[] = [];
  for (const key of new Set([...mine.flat.keys(), ...yours.flat.keys()])) {
    const { at } = (mine.flat.get(key) ?? yours.flat.get(key))!;
    const [a, b] = [mine.flat.get(key)?.value, yours.flat.get(key)?.value];
    const [x, y, was] = [mine.marks.get(key), yours.marks.get(key), markIn(base, key)];
    const [isOurs, isTheirs] = [yours.isUnknown(at), mine.isUnknown(at)];
    if (isOurs !== isTheirs) {
      const spot = (isOurs ? mine : yours).flat.get(key);
      if (spot) out.set(key, spot);
      if (isTheirs && y !== x) fromThem.push(at);
    } else if (at[1] === orderKey) {
      if (y !== was && x === was) fromThem.push(at);
      out.set(key, { at, value: orderOf(base, at, a, b) });
    } else if (isRow(at) && (x === undefined) !== (y === undefined) && was !== undefined) {
      const [side, gone] = x === undefined ? [yours, "ours"] : [mine, "theirs"];
      if (!isEdited(base, side, key)) {
        if (gone === "theirs") fromThem.push(at);
        continue;
      }
      conflicts.push({ at, ours: x && rowOf(mine, at), theirs: y && rowOf(yours, at) });
      if (prefer !== gone) kept.push([{ at, value: "row" }, ...relatedTo(side, key)]);
    } else if (x !== was && y !== was && x !== y) {
      if (!goesWithRow(shape, base, at, mine, yours)) conflicts.push({ at, ours: a, theirs: b });
      out.set(key, { at, value: prefer === "ours" ? proven(at, a, b) : b });
    } else {
      if (y !== was && x === was) fromThem.push(at);
      out.set(key, { at, value: x !== was && y === was ? proven(at, a, b) : b });
    }
  }
  for (const spot of kept.flat()) out.set(keyOf(spot.at), spot);
  const merged = markedAs(unflatten(shape, out, ours), isPartial(theirs) ? ours.withheld : undefined);
  const document = { ...merged, content: withoutOrphans(shape, merged.content) };
  return { document, conflicts, fromThem, base: agreed(shape, toBase(shape, document), base, conflicts) };
}

/** True when two documents say the same: blank is blank, however a host writes it, and texts are compared in NFC. */
export const saysTheSame = (shape: Shape, a: Document, b: Document): boolean =>
  a.id === b.id &&
  a.template === b.template &&
  a.templateVersion === b.templateVersion &&
  canonical(toBase(shape, a)) === canonical(toBase(shape, b));

type Marks = ReadonlyMap<string, string>;
/** One side of a merge: its places, a digest of each that is not blank, and each row's cells, its own and those of matrices. */
interface Side {
  readonly flat: Flat;
  readonly marks: Marks;
  readonly cellsOf: ReadonlyMap<string, readonly Spot[]>;
  /** It says nothing about this place. */
  readonly isUnknown: (at: Place) => boolean;
}

function sideOf(shape: Shape, document: Document): Side {
  const { tables } = parts(shape);
  const flat = flatten(shape, document);
  const cellsOf = new Map<string, Spot[]>();
  for (const spot of flat.values()) {
    const [name = "", row = ""] = spot.at;
    if (spot.at.length !== 3) continue;
    for (const key of Object.hasOwn(tables, name) ? [keyOf([name, row])] : ownersOf(shape, spot.at)) {
      const cells = cellsOf.get(key);
      if (cells) cells.push(spot);
      else cellsOf.set(key, [spot]);
    }
  }
  const isWithheld = withheldIn(document);
  const isUnknown = (at: Place): boolean => {
    // A history without its comments stands there, and still is not all.
    if (!isPartial(document) || at[1] === orderKey || (flat.has(keyOf(at)) && at[0] !== "$flow")) return false;
    return isWithheld(at, at.length > 1 && flat.has(keyOf(at.slice(0, 2))));
  };
  return { flat, marks: marksOf(flat), cellsOf, isUnknown };
}

/** The two table rows that a matrix cell belongs to. */
function ownersOf(shape: Shape, [name = "", row, column]: Place): readonly string[] {
  const { matrices } = parts(shape);
  const m = Object.hasOwn(matrices, name) ? matrices[name] : undefined;
  return m && row !== undefined && column !== undefined ? [keyOf([m.rows, row]), keyOf([m.columns, column])] : [];
}

/** Hosts have no way to tell nothing from an empty list, an empty text or an unticked box: neither is a change. */
const isBlank = (value: unknown): boolean =>
  value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0);
const marksOf = (flat: Flat): Marks =>
  new Map(
    [...flat].flatMap(([key, { at, value }]) =>
      isBlank(value) ? [] : [[key, digest(at[0] === "$flow" ? unproven(value as Flow) : value)]],
    ),
  );
const markIn = (base: Base, key: string): string | undefined => (Object.hasOwn(base, key) ? base[key] : undefined);

type Flow = Document["flow"];
/** Who proved what is not the file's to say: it is no change of it. */
const unproven = (flow: Flow): Flow => ({
  ...flow,
  history: flow.history.map((entry): Entry => ({ ...entry, verified: false })),
});
/** Our flow, with the proofs that they have of the same entries. */
function proven(at: Place, ours: unknown, theirs: unknown): unknown {
  if (at[0] !== "$flow") return ours;
  const [mine, yours] = [ours as Flow, theirs as Flow | undefined];
  const plain = yours && unproven(yours).history.map(canonical);
  const own = unproven(mine).history.map(canonical);
  return { ...mine, history: mine.history.map((entry, i) => (own[i] === plain?.[i] ? yours!.history[i]! : entry)) };
}

function orderOf(base: Base, [table = "", ...rest]: Place, ours: unknown, theirs: unknown): readonly string[] {
  const was = markIn(base, keyOf([table, ...rest]));
  return mergedOrder((ours ?? []) as readonly string[], (theirs ?? []) as readonly string[], {
    has: (id) => markIn(base, keyOf([table, id])) !== undefined,
    isOrder: (ids) => ids.length > 0 && digest(ids) === was,
  });
}

const isRow = (at: Place): boolean => at.length === 2 && !at[0]!.startsWith("$");
const relatedTo = (side: Side, row: string): readonly Spot[] => side.cellsOf.get(row) ?? [];
/** Something was written there; a cell that was only cleared keeps no row alive. */
const isEdited = (base: Base, side: Side, row: string): boolean =>
  relatedTo(side, row).some(({ at }) => {
    const mark = side.marks.get(keyOf(at));
    return mark !== undefined && mark !== markIn(base, keyOf(at));
  });
const rowOf = (side: Side, [table = "", id = ""]: Place): object => ({
  id,
  ...Object.fromEntries(
    relatedTo(side, keyOf([table, id])).flatMap(({ at, value }) => (at[0] === table ? [[at[2], value]] : [])),
  ),
});

/** A cell of a row that only one side still has is no conflict of its own: the row is. */
const goesWithRow = (shape: Shape, base: Base, at: Place, mine: Side, yours: Side): boolean =>
  at.length === 3 &&
  [keyOf(at.slice(0, 2)), ...ownersOf(shape, at)].some(
    (row) => markIn(base, row) !== undefined && mine.flat.has(row) !== yours.flat.has(row),
  );

function agreed(shape: Shape, now: Base, before: Base, conflicts: readonly Conflict[]): Base {
  const open = new Set(conflicts.map(({ at }) => keyOf(at)));
  const isOpen = (key: string): boolean => {
    const at = key.split("/");
    return [key, keyOf(at.slice(0, 2)), ...ownersOf(shape, at)].some((part) => open.has(part));
  };
  const settled = Object.entries(now).filter(([key]) => !isOpen(key));
  return Object.fromEntries([...settled, ...Object.entries(before).filter(([key]) => isOpen(key))]);
}
