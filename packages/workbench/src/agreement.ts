import {
  type Base,
  type Document,
  isPartial,
  merge,
  orderKey,
  type Shape,
  type Standing,
  toBase,
  withheldIn,
} from "@parley/core";
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
  const [marks, there] = [toBase(shape, agreed), toBase(shape, document)];
  const isUnknown = unknownTo(document, there);
  return agree(there, marks, isUnknown) && agree(base, marks, isUnknown);
}

/** Whether people changed a document in its tool since the tool and another one last agreed on it. */
export function isChanged({ document, base }: Standing): boolean {
  const shape = shapeOf(document);
  if (!shape || !base) return false;
  const there = toBase(shape, document);
  return !agree(there, base, unknownTo(document, there));
}

/** Whether two tools' documents say the same, as far as each says anything: a tool may keep private content back. */
export function isInStep(shape: Shape, one: Document, other: Document): boolean {
  const [a, b] = [toBase(shape, one), toBase(shape, other)];
  const [hereUnknown, thereUnknown] = [unknownTo(one, a), unknownTo(other, b)];
  return agree(a, b, (place) => hereUnknown(place) || thereUnknown(place));
}

function agree(a: Base, b: Base, isUnknown: (place: string) => boolean): boolean {
  const places = new Set([...placesOf(a), ...placesOf(b)].map(([place]) => place));
  return [...places].every((place) => a[place] === b[place] || isUnknown(place));
}

/** The places about which a document says nothing; where rows are withheld, their order is one of them. */
function unknownTo(document: Document, marks: Base): (place: string) => boolean {
  if (!isPartial(document)) return () => false;
  const isWithheld = withheldIn(document);
  return (place) => {
    const at = place.split("/");
    return at[1] === orderKey || isWithheld(at, at.length > 1 && Object.hasOwn(marks, at.slice(0, 2).join("/")));
  };
}

const shapeOf = ({ template }: Document): Shape | undefined => templateOf(template)?.shape;
