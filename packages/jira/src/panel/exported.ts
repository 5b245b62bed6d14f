import {
  type AnyTemplate,
  clientCopies,
  type Document,
  type Label,
  parts,
  type Place,
  type Shape,
  toCsv,
  toJson,
  toMarkdown,
} from "@parley/core";
import { templateById } from "./templates.ts";

export type Audience = "team" | "client";
/** "markdown", "json", or the name of a CSV file of the document. */
export type Format = string;

export interface FormatOption {
  readonly value: Format;
  readonly label: Label;
}
/** Everything that a document can be copied as. */
export function formatsOf(template: AnyTemplate, document: Document): readonly FormatOption[] {
  const { tables, matrices } = parts(template.shape as Shape);
  const grids: Readonly<Record<string, { readonly label: Label }>> = { ...tables, ...matrices };
  return [
    { value: "markdown", label: ["Text to read and to paste back (Markdown)", "可阅读、可粘贴回来的文本（Markdown）"] },
    { value: "json", label: ["For programs (JSON)", "供程序使用（JSON）"] },
    ...toCsv(template, document).map(({ name }): FormatOption => {
      const [en, zh] = grids[name.replace(/\.csv$/, "")]?.label ?? ["Header and fields", "表头与字段"];
      return { value: name, label: [`Table (CSV): ${en}`, `表格（CSV）：${zh}`] };
    }),
  ];
}

export interface Exported {
  readonly text: string;
  /** Places that the client copy leaves out. */
  readonly withheld: readonly Place[];
}
/**
 * A document as text. What goes to a client is core's client copy, the one way out, whatever the format.
 *
 * @param others  documents that it may point to: what is private in them is not named either
 */
export function exported(
  template: AnyTemplate,
  document: Document,
  { audience, format }: { readonly audience: Audience; readonly format: Format },
  { others, today }: { readonly others: readonly Document[]; readonly today: string },
): Exported {
  if (audience === "team") return { text: textOf(template, document, format, today), withheld: [] };
  const [copy] = clientCopies([document, ...others], templateById, today);
  if (!copy) return { text: "", withheld: [] };
  return { text: textOf(template, copy.document, format, today), withheld: copy.withheld };
}

function textOf(template: AnyTemplate, document: Document, format: Format, today: string): string {
  if (format === "json") return toJson(document);
  const file = toCsv(template, document).find(({ name }) => name === format);
  // The mark at the start of a file means nothing in a text that is copied.
  return file ? file.text.replace(/^\uFEFF/, "") : toMarkdown(template, document, today);
}
