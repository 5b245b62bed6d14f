import {
  parts,
  type AnyTemplate,
  type Document,
  type HostContext,
  type Language,
  type Shape,
  type StoredRow,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { blankOf, sampleOf } from "@parley/core/testing";
import { documentsToXlsx } from "@parley/sheets";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { contextIn } from "./scene.ts";

export const languages = ["en", "zh"] as const;
export const shapes = templates.map(({ shape }) => shape as Shape);

/** As written to a file on a day; every document of a language together. */
export const contextOn = (language: Language, today: string): HostContext => ({ ...contextIn(language), today });

type Make = (language: Language) => readonly Document[];
const idOf = (template: AnyTemplate): string => `doc-${(template.shape as Shape).id}`;
const samples: Make = (language) => templates.map((template) => sampleOf(template, language, idOf(template)));

/** A project that has set every threshold of every template to another value. */
const thresholds = shapes.flatMap((shape) =>
  Object.entries(parts(shape).settings).map(([name, [value]], i) => ({
    id: `${shape.id}-${i}`,
    setting: `${shape.id}.${name}`,
    // Below nothing: what was too little is enough.
    value: -value,
  })),
);
const withThresholds = (document: Document): Document =>
  document.template === "project" ? { ...document, content: { ...document.content, thresholds } } : document;

/** Kinds of documents that formulas meet: full, half empty and empty ones, and such under other thresholds. */
export const kinds: Readonly<Record<"samples" | "halves" | "blanks" | "thresholds", Make>> = {
  samples,
  thresholds: (language) => samples(language).map(withThresholds),
  halves: (language) => samples(language).map(thinned),
  blanks: (language) => templates.map((template) => blankOf(template, language, idOf(template))),
};

/** A document with every other value taken out, so that formulas meet empty cells. */
function thinned(document: Document): Document {
  const shape = shapes.find(({ id }) => id === document.template);
  const tables = shape ? parts(shape).tables : {};
  const thin = (row: StoredRow, n: number): StoredRow =>
    Object.fromEntries(
      Object.entries(row).filter(([name], i) => name === "id" || name === "name" || (i + n) % 2 === 0),
    ) as StoredRow;
  const content = Object.entries(document.content).flatMap(([name, value], i) =>
    Object.hasOwn(tables, name) ? [[name, (value as StoredRow[]).map(thin)]] : i % 3 === 0 ? [] : [[name, value]],
  );
  return { ...document, content: Object.fromEntries(content) as Document["content"] };
}

/** The parts of a workbook's file as text, by name. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** A workbook with parts of its file changed, added, or taken out where `change` gives nothing. */
export function withParts(
  bytes: Uint8Array,
  change: (name: string, text: string) => string | undefined,
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const changed = [...partsOf(bytes)].flatMap(([name, text]) => {
    const next = change(name, text);
    return next === undefined ? [] : [[name, strToU8(next)] as const];
  });
  const added = Object.entries(more).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries([...changed, ...added]));
}

/** What sheets a workbook has: the part of each by its name. */
export function sheetParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const files = partsOf(bytes);
  const targets = new Map(
    [...(files.get("xl/_rels/workbook.xml.rels") ?? "").matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)?.[1] ?? "",
      /Target="([^"]*)"/.exec(tag)?.[1] ?? "",
    ]),
  );
  return new Map(
    [...(files.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"[^>]*r:id="([^"]*)"/g)].map(
      ([, name = "", id = ""]) => [name, files.get(`xl/${targets.get(id) ?? ""}`) ?? ""],
    ),
  );
}

export const bytesOf = (
  documents: readonly Document[],
  language: Language,
  today = "2027-03-01",
): Promise<Uint8Array> => documentsToXlsx(documents, contextOn(language, today));
