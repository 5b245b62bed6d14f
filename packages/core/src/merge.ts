import type { Document, Place } from "./document.ts";
import { flatten, type Flat, keyOf, orderKey, type Spot, unflatten } from "./flatten.ts";
import { digest } from "./hash.ts";
import { withoutOrphans } from "./patch.ts";
import { parts, type Shape } from "./shape.ts";

/**
 * What both sides last agreed on, as one short digest per place: enough to see who changed what. Digests and not the old document, because the base
 * lives at the target (a hidden column, a property), where a colleague on another machine finds it and where room is scarce.
 */
export type Base = Readonly<Record<string, string>>;
/** A place changed on both sides to different values. `undefined` is "not there". */
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

export const toBase = (shape: Shape, document: Document): Base =>
  Object.fromEntries([...flatten(shape, document)].map(([key, { value }]) => [key, digest(value)]));

/**
 * A place changed on one side takes that side. Changed on both to different values it is a conflict and keeps theirs (what a person sees in their tool
 * never vanishes) until somebody resolves it. A row deleted on one side and edited on the other stays, whole, as one conflict.
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
  const [mine, yours] = [flatten(shape, ours), flatten(shape, theirs)];
  const out: Flat = new Map();
  const conflicts: Conflict[] = [];
  const fromThem: Place[] = [];
  const kept: Spot[] = [];
  for (const key of new Set([...mine.keys(), ...yours.keys()])) {
    const { at } = (mine.get(key) ?? yours.get(key))!;
    const [a, b] = [mine.get(key)?.value, yours.get(key)?.value];
    const was = Object.hasOwn(base, key) ? base[key] : undefined;
    const [iChanged, theyChanged] = [changed(a, was), changed(b, was)];
    if (at[1] === orderKey) {
      const [first, second] = theyChanged ? [b, a] : [a, b];
      const ids = new Set([...((first ?? []) as string[]), ...((second ?? []) as string[])]);
      out.set(key, { at, value: [...ids] });
    } else if (isRow(at) && (a === undefined) !== (b === undefined) && was !== undefined) {
      const [side, gone] = a === undefined ? [yours, "ours"] : [mine, "theirs"];
      if (!edited(shape, base, side, at)) continue;
      conflicts.push({ at, ours: a, theirs: b });
      if (prefer !== gone) kept.push({ at, value: "row" }, ...relatedTo(shape, side, at));
    } else if (iChanged && theyChanged && digest(a) !== digest(b)) {
      if (!goneWithRow(at, mine, yours)) conflicts.push({ at, ours: a, theirs: b });
      out.set(key, { at, value: prefer === "ours" ? a : b });
    } else {
      if (theyChanged && !iChanged) fromThem.push(at);
      out.set(key, { at, value: iChanged ? a : b });
    }
  }
  for (const spot of kept) out.set(keyOf(spot.at), spot);
  const merged = unflatten(shape, out, ours);
  const document = { ...merged, content: withoutOrphans(shape, merged.content) };
  return { document, conflicts, fromThem, base: agreed(toBase(shape, document), base, conflicts) };
}

const changed = (value: unknown, was: string | undefined): boolean =>
  value === undefined ? was !== undefined : digest(value) !== was;
const isRow = (at: Place): boolean => at.length === 2 && !at[0]!.startsWith("$");
/** A cell of a row that only one side still has is no conflict of its own: the row is. */
const goneWithRow = (at: Place, mine: Flat, yours: Flat): boolean => {
  const row = keyOf(at.slice(0, 2));
  return at.length === 3 && (mine.has(row) || yours.has(row)) && mine.has(row) !== yours.has(row);
};

/** The cells that belong to a table row: its own, and those of matrices of which it is a row or a column. */
function relatedTo(shape: Shape, side: Flat, [table, id]: Place): Spot[] {
  const { matrices } = parts(shape);
  return [...side.values()].filter(({ at: [name = "", row, column] }) => {
    if (column === undefined) return false;
    if (name === table) return row === id;
    const m = Object.hasOwn(matrices, name) ? matrices[name] : undefined;
    return (m?.rows === table && row === id) || (m?.columns === table && column === id);
  });
}
const edited = (shape: Shape, base: Base, side: Flat, row: Place): boolean =>
  relatedTo(shape, side, row).some(({ at, value }) => digest(value) !== base[keyOf(at)]);

function agreed(now: Base, before: Base, conflicts: readonly Conflict[]): Base {
  const open = new Set(conflicts.map(({ at }) => keyOf(at)));
  const isOpen = (key: string): boolean => open.has(key) || open.has(key.split("/").slice(0, 2).join("/"));
  const settled = Object.entries(now).filter(([key]) => !isOpen(key));
  return Object.fromEntries([...settled, ...Object.entries(before).filter(([key]) => isOpen(key))]);
}
