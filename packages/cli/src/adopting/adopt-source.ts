import { type AnyTemplate, type Document, type Label, type Language, ParleyError } from "@parley/core";
import { adopt, type AdoptedDocument, type Adoption, type SourceTable, toDocuments } from "@parley/core/adopt";
import { templates } from "@parley/core/registry";
import { templateOf } from "../known-templates.ts";
import type { Source } from "./source-file.ts";

/** How a file is to be understood, where somebody says so. */
export interface Understanding {
  /** Id of the template. */
  readonly as?: string;
  /** Field by header. */
  readonly map: Readonly<Record<string, string>>;
  readonly language?: Language;
  /** ISO instant. */
  readonly now: string;
  readonly newId: () => string;
}

/** A document read from a table, with the way back to the cells that it came from. */
export interface Adopted {
  readonly document: Document;
  readonly template: AnyTemplate;
  readonly table: SourceTable;
  readonly adoption: Adoption;
  readonly from: AdoptedDocument;
}
/** A table of which no template knows enough columns. */
export interface Unknown {
  readonly table: SourceTable;
  readonly found: Label;
  readonly expected: Label;
}
export interface AdoptedSource {
  readonly adopted: readonly Adopted[];
  readonly unknown: readonly Unknown[];
}

/**
 * Every table of a file as documents. Tables beside them that are none of the method's are listed, not refused: a
 * page may hold others.
 *
 * @throws ParleyError "invalid-document" when no table is of a template, or of the one that was told
 */
export function adoptSource({ tables }: Pick<Source, "tables">, options: Understanding): AdoptedSource {
  const adopted: Adopted[] = [];
  const unknown: Unknown[] = [];
  for (const table of tables) {
    const adoption = adopt(table, templates, {
      map: options.map,
      ...(options.as !== undefined && { as: options.as }),
    });
    if (!adoption.ok) {
      unknown.push({ table, found: adoption.found, expected: adoption.expected });
      continue;
    }
    const template = templateOf(adoption.template);
    if (!template) throw new TypeError(`Unexpected template "${adoption.template}", expected one of the registry`);
    const documents = toDocuments(adoption, template, table, options);
    documents.forEach((document, i) => {
      const from = adoption.documents[i];
      if (from) adopted.push({ document, template, table, adoption, from });
    });
  }
  const [first] = unknown;
  if (adopted.length === 0 && first)
    throw new ParleyError("invalid-document", { found: first.found, expected: first.expected, next: howToTell });
  return { adopted, unknown };
}
const howToTell: Label = [
  'Say what it is by --as <template>, and what a column means by --map "Header=field"',
  "可用 --as <模板> 说明类型，用 --map “表头=字段” 说明各列",
];
