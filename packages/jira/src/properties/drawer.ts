import { hashOf, type Json } from "@parley/core";
import type { PropertyStore } from "./property-store.ts";

/** Longest JSON text of one property, in characters. @source Jira Cloud REST API v3, "Set issue property" */
export const PROPERTY_CHARS = 32_768;

/** What stands in a drawer for one document. */
export interface Kept {
  readonly key: string;
  /** Hash of the text: the name of its parts, and the proof that they are whole. */
  readonly mark: string;
  /** The text put together; absent when parts are missing or do not fit together. */
  readonly text?: string;
  /** The head's own remarks. */
  readonly note: Readonly<Record<string, Json>>;
}

interface Head {
  readonly mark: string;
  readonly parts: number;
  readonly note: Readonly<Record<string, Json>>;
}

/**
 * Texts of any length in issue properties, one per document: a head `<name>.<document>` that says which parts belong together,
 * and the parts `<name>.<document>.<mark>.<n>`. The parts of a new text have names of their own, so that the old text can be
 * read until the moment the head changes. There is no index over all documents: two writers of different documents never meet.
 */
export interface Drawer {
  /** @param keys  of the issue, when they are known already */
  open(issue: string, keys?: readonly string[]): Promise<readonly Kept[]>;
  /** @returns requests made */
  put(issue: string, key: string, text: string, note?: Readonly<Record<string, Json>>): Promise<number>;
  /** A head without a text: "there is nothing, and that is meant". */
  mark(issue: string, key: string, note: Readonly<Record<string, Json>>): Promise<number>;
  /**
   * Takes out what was read, unless something newer lies there now.
   * @returns whether it was taken
   */
  take(issue: string, key: string, mark: string): Promise<boolean>;
}

/** @param name  of the drawer: "parley.inbox", "parley.published" */
export function drawer(name: string, properties: PropertyStore): Drawer {
  const headKey = (key: string): string => `${name}.${key}`;
  const partKey = (key: string, mark: string, n: number): string => `${name}.${key}.${mark}.${n}`;
  const partsOf = (key: string, { mark, parts }: Head): string[] =>
    Array.from({ length: parts }, (_, n) => partKey(key, mark, n));
  const isPartOf = (key: string) => (property: string) => property.startsWith(`${headKey(key)}.`);

  const sweep = async (issue: string, key: string, keep: readonly string[]): Promise<number> => {
    const stale = (await properties.keys(issue)).filter(isPartOf(key)).filter((property) => !keep.includes(property));
    for (const property of stale) await properties.remove(issue, property);
    return stale.length + 1;
  };
  return {
    async open(issue, known) {
      const keys = known ?? (await properties.keys(issue));
      const names = keys
        .filter((property) => property.startsWith(`${name}.`))
        .map((property) => property.slice(name.length + 1));
      const heads = names.filter((rest) => !rest.includes("."));
      if (heads.length === 0) return [];
      const found = await properties.read(issue, names.map(headKey));
      return heads.map((key) =>
        assembled(key, found[headKey(key)], (head) => partsOf(key, head).map((part) => found[part])),
      );
    },
    async put(issue, key, text, note = {}) {
      const parts = split(text);
      const head: Head = { mark: hashOf(text).slice(0, 12), parts: parts.length, note };
      const names = partsOf(key, head);
      for (const [n, part] of parts.entries()) await properties.write(issue, names[n] ?? "", part);
      await properties.write(issue, headKey(key), head);
      return parts.length + 1 + (await sweep(issue, key, names));
    },
    async mark(issue, key, note) {
      await properties.write(issue, headKey(key), { mark: "", parts: 0, note } satisfies Head);
      return 1 + (await sweep(issue, key, []));
    },
    async take(issue, key, mark) {
      const now = (await properties.read(issue, [headKey(key)]))[headKey(key)];
      if (isHead(now) && now.mark !== mark) return false;
      await properties.remove(issue, headKey(key));
      await sweep(issue, key, []);
      return true;
    },
  };
}

function assembled(key: string, value: unknown, partsOf: (head: Head) => readonly unknown[]): Kept {
  if (!isHead(value)) return { key, mark: "", note: {} };
  const text = partsOf(value).join("");
  const isWhole = value.parts > 0 && hashOf(text).slice(0, 12) === value.mark;
  return { key, mark: value.mark, note: value.note, ...(isWhole && { text }) };
}

function isHead(value: unknown): value is Head {
  if (typeof value !== "object" || value === null) return false;
  const { mark, parts, note } = value as Partial<Record<keyof Head, unknown>>;
  const isCount = typeof parts === "number" && Number.isInteger(parts) && parts >= 0 && parts <= 1000;
  return typeof mark === "string" && isCount && typeof note === "object" && note !== null && !Array.isArray(note);
}

/** A text in pieces whose JSON each fits into a property. Escapes count: a quotation mark takes two characters there. */
export function split(text: string): readonly string[] {
  const parts: string[] = [];
  let [from, at, room] = [0, 0, PROPERTY_CHARS - 2];
  for (const character of text) {
    const cost = JSON.stringify(character).length - 2;
    if (cost > room) {
      parts.push(text.slice(from, at));
      [from, room] = [at, PROPERTY_CHARS - 2];
    }
    room -= cost;
    at += character.length;
  }
  return [...parts, text.slice(from)];
}
