import { type Base, canonical, type Document, merge, type Shape, type Standing, toBase } from "@parley/core";
import { templateOf } from "./visit.ts";

/** Entries with "#" in front number the agreement, and each tool counts its own. */
const placesOf = (base: Base): [place: string, mark: string][] =>
  Object.entries(base).filter(([key]) => !key.startsWith("#"));

/**
 * A tool's document, ready to be brought to where a version of it stands. Its own base tells what its people deleted from what
 * it never had (another tool's private content, say): the latter is taken over and not read as deleted.
 *
 * Nor do a tool's people count revisions, so a lower number alone does not make a copy old: one whose last agreement says what
 * the other's last agreement says has missed nothing there.
 */
export function upToDate({ document, base }: Standing, there: Standing | undefined): Document {
  const shape = shapeOf(document);
  if (!shape || !there) return document;
  const ours = toBase(shape, document);
  const known = base ?? ours;
  const decided = placesOf(toBase(shape, there.document)).filter(([place]) => place in known || place in ours);
  const complete = merge(shape, Object.fromEntries(decided), document, there.document).document;
  const agree = placesOf(there.base ?? {}).every(([place, mark]) => !(place in known) || known[place] === mark);
  const { revision } = there.document;
  return { ...complete, revision: agree ? Math.max(document.revision, revision) : document.revision };
}

/** Whether a tool already knows that a document, as it stands there, is what was agreed on. */
export function isSettled({ document, base }: Standing, agreed: Document): boolean {
  const shape = shapeOf(agreed);
  if (!shape || !base) return false;
  const marks = toBase(shape, agreed);
  return [toBase(shape, document), base].every((each) => says(each) === says(marks));
}

const says = (base: Base): string => canonical(Object.fromEntries(placesOf(base)));
const shapeOf = ({ template }: Document): Shape | undefined => templateOf(template)?.shape;
