import { canonical, valueFromText, valueToText, type Field, type Language, type Reference } from "@parley/core";
import { identifyRows, type IdentifiedDocument } from "./identity.ts";
import { linkNameStart, isLinkOf } from "./links.ts";
import type { Matched } from "./match.ts";
import type { Page, Property } from "./native.ts";
import type { Values } from "./value.ts";

/** A document or row that stands there, as a reference to it. */
export interface Known {
  readonly document: string;
  readonly row?: string;
  /** What it is called there. */
  readonly text: string;
}

/** Everything that can be linked to: by page, and the spots of it all. */
export interface KnownPages {
  readonly pages: ReadonlyMap<string, Known>;
  readonly spots: ReadonlySet<string>;
}

/** Everything that stands and is not in the trash. What something is called, its title says. */
export function knownPages(identified: readonly IdentifiedDocument[]): KnownPages {
  const known = new Map<string, Known>();
  const add = (page: Page, at: Omit<Known, "text">): void => {
    // Without an id it is only wanted, not there.
    known.set(page.id ?? JSON.stringify(at), { ...at, text: titleIn(page.values) || (at.row ?? at.document) });
  };
  for (const { id: document, page } of identified) {
    if (page.trashed) continue;
    add(page, { document });
    for (const { rows } of page.tables) for (const row of identifyRows(rows)) add(row.page, { document, row: row.id });
  }
  return { pages: known, spots: new Set([...known.values()].map(spotOf)) };
}
const titleIn = (values: Values): string =>
  Object.values(values).flatMap((value) => (value.type === "title" ? [value.text] : []))[0] ?? "";

/** What a field shows of its references: relations to pages, and a text. */
export interface ShownLinks {
  readonly pages: readonly string[];
  readonly text: string;
}

/** What was read of references. */
export interface ReadLinks {
  readonly value: readonly Reference[];
  /** Those whose target is no longer there: they are kept. */
  readonly gone: readonly Reference[];
  /** Pages that are linked besides and are nothing of Parley's: thrown away, or out of sight. */
  readonly strange: number;
}

/** The relation columns of a field: those that the envelope remembers, and those that are called like one. */
export function linkColumns(
  field: string,
  column: string,
  matched: Matched,
  remembered: readonly string[],
): readonly Property[] {
  const known = remembered.flatMap((key) => (isLinkOf(key, field) ? (matched.property(key) ?? []) : []));
  const named = matched.unknown.filter((p) => p.type === "relation" && p.name.startsWith(linkNameStart(column)));
  return [...new Set([...known, ...named])];
}

/** The pages that relation columns of a row lead to. */
export const pagesIn = (columns: readonly Property[], values: Values): readonly string[] =>
  columns.flatMap(({ name }) => {
    const value = values[name];
    return value?.type === "relation" ? value.ids : [];
  });

/**
 * What people see of a field's references, held against what it was when it was last written: a reference is still there when its page is
 * linked or its text stands; it is gone when its page stands but is not linked. One whose page people threw away is kept: Notion shows no
 * relation to the trash. What is linked or typed besides is new.
 *
 * @param before  what the envelope says it may be: what was agreed on, and what was being written
 * @param isUnfinished  a delivery was cut off before it agreed on anything: then nothing that lacks was taken away
 */
export function readLinks(
  field: Field,
  shown: ShownLinks,
  before: readonly (readonly Reference[])[],
  known: KnownPages,
  isUnfinished: boolean,
  language: Language,
): ReadLinks {
  const readings = (before.length > 0 ? before : [[]]).map((references) => ({
    references,
    read: against(references, field, shown, known, isUnfinished, language),
  }));
  const exact = readings.find(({ references, read }) => canonical(read.value) === canonical(references));
  return (exact ?? readings[0])?.read ?? { value: [], gone: [], strange: 0 };
}

function against(
  before: readonly Reference[],
  field: Field,
  { pages, text }: ShownLinks,
  known: KnownPages,
  isUnfinished: boolean,
  language: Language,
): ReadLinks {
  const found = pages.flatMap((page) => known.pages.get(page) ?? []);
  const linked = new Map(found.map((one) => [spotOf(one), one]));
  const texts = itemsIn(field, text);
  const gone: Reference[] = [];
  const kept = before.filter((reference) => {
    const spot = spotOf(reference);
    const words = texts.indexOf(valueToText({ ...field, kind: "reference" }, reference, language));
    if (words >= 0) texts.splice(words, 1);
    const isLinked = linked.delete(spot);
    if (isLinked || words >= 0 || isUnfinished) return true;
    if (reference.document === undefined || known.spots.has(spot)) return false;
    gone.push(reference);
    return true;
  });
  const added = [...linked.values(), ...texts.map((item): Reference => ({ text: item }))];
  return { value: [...kept, ...added], gone, strange: Math.max(0, pages.length - found.length - gone.length) };
}

const spotOf = ({ document, row }: { readonly document?: string; readonly row?: string }): string =>
  JSON.stringify([document ?? "", row ?? ""]);

/** The items of a text, as they read. */
function itemsIn(field: Field, text: string): string[] {
  if (text === "") return [];
  const read = valueFromText(field, text);
  if (!read.ok || read.value === undefined) return [];
  const items = field.kind === "reference" ? [read.value as Reference] : (read.value as readonly Reference[]);
  return items.map((item) => item.text);
}
