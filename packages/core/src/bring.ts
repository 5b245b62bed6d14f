import type { Document } from "./document.ts";
import { ParleyError } from "./errors.ts";
import { canonical } from "./hash.ts";
import type { Standing } from "./host.ts";
import { compareInstants } from "./instant.ts";
import { type Base, type Conflict, merge, saysTheSame, toBase } from "./merge.ts";
import type { Shape } from "./shape.ts";

/** What becomes of one document that is brought to where another version of it may stand. */
interface Brought {
  /** What goes to the target: theirs at conflicts (or ours, when told so). */
  readonly deliver: Document;
  /** What the bringer goes on with: the same, with ours at conflicts. Its revision never falls. */
  readonly keep: Document;
  readonly base: Base;
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges a document with what stands at the target.
 * @throws ParleyError "rejected" when the id is that of another template's document
 */
export function brought(
  shape: Shape,
  ours: Document,
  standing: Standing | undefined,
  onConflict: "theirs" | "ours",
): Brought {
  if (!standing)
    return { deliver: ours, keep: ours, base: numberedBase(toBase(shape, ours), ours.revision), conflicts: [] };
  const { document: theirs, base: before } = standing;
  if (theirs.template !== ours.template) throw otherTemplate(ours, theirs);
  const m = merge(shape, before ?? {}, ours, theirs, onConflict);
  const agreed = onConflict === "ours" ? toBase(shape, m.document) : m.base;
  const isNews = before !== undefined && !sameBase(agreed, before);
  const deliver = numbered(shape, m.document, ours, standing, isNews);
  const base = before && !isNews && deliver === theirs ? before : numberedBase(agreed, deliver.revision);
  const mine = { revision: Math.max(ours.revision, deliver.revision), updatedAt: deliver.updatedAt };
  if (onConflict === "ours" || m.conflicts.length === 0)
    return { deliver, keep: { ...deliver, ...mine }, base, conflicts: [] };
  const keep = merge(shape, before ?? {}, ours, theirs, "ours").document;
  return { deliver, keep: { ...keep, ...mine }, base, conflicts: m.conflicts };
}

/** True for a copy from before what was agreed on, unless it is the very thing that was. */
export function isStale(shape: Shape, ours: Document, { document: theirs, base = {} }: Standing): boolean {
  const agreed = Number(base[revisionKey] ?? theirs.revision);
  return ours.revision < agreed && !sameBase(toBase(shape, ours), base);
}

/**
 * A merged document is theirs when it says the same and nothing new was agreed on. Everything else is numbered above both: a colleague's copy from before,
 * edited as often as ours, must read as older, or what it lacks would read as deleted.
 */
function numbered(
  shape: Shape,
  merged: Document,
  ours: Document,
  { document: theirs, base }: Standing,
  isNews: boolean,
) {
  // A delivery that was cut off has left the text but not its number: ours is the document, not what stands there.
  const isUnfinished = base === undefined && ours.revision > theirs.revision;
  if (isUnfinished && saysTheSame(shape, merged, ours)) return ours;
  if (!isNews && saysTheSame(shape, merged, theirs)) return theirs;
  const updatedAt = compareInstants(ours.updatedAt, theirs.updatedAt) > 0 ? ours.updatedAt : theirs.updatedAt;
  return { ...merged, createdAt: theirs.createdAt, updatedAt, revision: Math.max(ours.revision, theirs.revision) + 1 };
}

/**
 * The revision that was agreed on stands in the base: people who edit at the target may number the document on, and that makes nobody's copy older.
 * Eight digits, as every other entry has eight characters.
 */
const revisionKey = "#revision";
const numberedBase = (base: Base, revision: number): Base => ({
  ...base,
  [revisionKey]: String(revision).padStart(8, "0"),
});
const sameBase = (a: Base, b: Base): boolean =>
  canonical({ ...a, [revisionKey]: "" }) === canonical({ ...b, [revisionKey]: "" });

const otherTemplate = (ours: Document, theirs: Document): ParleyError =>
  new ParleyError("rejected", {
    found: [
      `a document "${ours.id}" of the template ${theirs.template}`,
      `编号为“${ours.id}”的文档使用模板 ${theirs.template}`,
    ],
    expected: [ours.template, ours.template],
    next: ["Push it under an id of its own", "请换一个编号后再推送"],
  });
