import type { Patch } from "../content.ts";
import type { Document, Place, Stored, StoredRow } from "../document.ts";
import type { Columns, Field } from "../fields.ts";
import type { Language } from "../label.ts";
import { edit } from "../patch.ts";
import { parts, type Shape } from "../shape.ts";
import { type AnyTemplate, blankDocument, sampleDocument } from "../template.ts";

/** Texts that are something else somewhere: formulas, markup, template holes, paths, controls, other scripts. */
export const hostileTexts: readonly string[] = [
  '=HYPERLINK("http://x","y")',
  "+1+1",
  "-2",
  "@SUM(A1)",
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "{{x}} ${y} <%= z %>",
  "__proto__",
  "constructor",
  "'quoted",
  '"double"',
  "a|b\\c`d`",
  "line one\nline two",
  "  spaces around  ",
  "0012",
  "1/2",
  "TRUE",
  "2027-03-01",
  "12%",
  "#REF!",
  "👩‍👩‍👧 e\u0301 𠮷",
  "مرحبا עברית",
  "全角：，。“引号”",
];
const now = "2027-03-01T09:00:00+08:00";

export const sampleOf = (template: AnyTemplate, language: Language, id = "doc-1"): Document =>
  sampleDocument(template, { id, language, now });
export const blankOf = (template: AnyTemplate, language: Language, id = "doc-1"): Document =>
  blankDocument(template, { id, language, now, owner: language === "en" ? "Li Na" : "李娜" });

/** A document in which every field, and every column of one row per table, holds a value; texts are `text(n)`. */
export function fullDocument(template: AnyTemplate, language: Language, text: (n: number) => string): Document {
  const shape: Shape = template.shape;
  const { fields, tables, matrices } = parts(shape);
  let n = 0;
  const level = (columns: Columns): Stored =>
    Object.fromEntries(Object.entries(columns).map(([name, field]) => [name, valueFor(field, text(n++))]));
  const rowsOf = (name: string, columns: Columns): readonly StoredRow[] => {
    const rows = isRowOrColumn(shape, name) ? 3 : 2;
    return Array.from({ length: rows }, (_, i) => ({ id: `${name}-${i + 1}`, ...level(columns) }));
  };
  const content: Record<string, unknown> = level(fields) as Record<string, unknown>;
  for (const [name, t] of Object.entries(tables)) content[name] = rowsOf(name, t.columns);
  for (const [name, m] of Object.entries(matrices)) {
    const [row, other] = (content[m.rows] as StoredRow[]).map((r) => r.id);
    const [column, second] = (content[m.columns] as StoredRow[]).map((r) => r.id);
    const cell = valueFor(m.cell, "x");
    content[name] = { [row!]: { [column!]: cell, [second!]: cell }, [other!]: { [second!]: cell } };
  }
  return {
    ...blankOf(template, language),
    title: text(n++),
    owner: text(n++).trim(),
    reviewBy: "2027-04-01",
    clientVisible: true,
    content,
    extra: { [`${Object.keys(tables)[0] ?? "x"}.gone.colour`]: text(n++), note: { deep: [1, "two", null] } },
  };
}
const isRowOrColumn = (shape: Shape, table: string): boolean =>
  Object.values(parts(shape).matrices).some((m) => m.rows === table || m.columns === table);

function valueFor(field: Field, text: string): unknown {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const options = Object.keys(field.options ?? {});
  switch (field.kind) {
    case "number":
      return field.min ?? (field.integer ? 3 : 3.25);
    case "percent":
      return 0.375;
    case "money":
      return { amount: "60000.50", currency: "CNY" };
    case "date":
      return "2027-06-20";
    case "instant":
      return "2027-06-20T09:00:00+08:00";
    case "person":
      return { name: line, email: "li@example.com" };
    case "people":
      return [{ name: line }, { name: "Team 团队", team: true }];
    case "choice":
      return options[0];
    case "choices":
      return options.slice(0, 2).reverse();
    case "checkbox":
      return true;
    case "reference":
      return { text: line };
    case "references":
      return [{ text: line }, { text: "Second 第二" }];
    case "texts":
      return [line, "second 第二"];
    case "url":
      return "https://example.com/a?b=c&d=%E4%B8%AD#e";
    default:
      return text;
  }
}

/** Every text that people wrote in a document: fields and cells of the text kinds, names of people. */
export function userTexts(template: AnyTemplate, document: Document): readonly string[] {
  const { fields, tables } = parts(template.shape as Shape);
  const from = (row: Stored, columns: Columns): string[] =>
    Object.entries(columns).flatMap(([name, { kind }]) => {
      const value = row[name];
      if (value === undefined) return [];
      if (kind === "text" || kind === "longText" || kind === "url") return [value as string];
      if (kind === "texts") return [...(value as string[])];
      if (kind === "person") return [(value as { name: string }).name];
      return kind === "people" ? (value as { name: string }[]).map((p) => p.name) : [];
    });
  return [
    ...from(document.content, fields),
    ...Object.entries(tables).flatMap(([name, t]) =>
      ((document.content[name] ?? []) as StoredRow[]).flatMap((row) => from(row, t.columns)),
    ),
  ];
}

/** Two places where a person can be seen typing: cells of one column, or fields of a document without tables. */
export interface Typing {
  readonly first: Place;
  readonly second: Place;
  /** The table of the cells, where there is one. */
  readonly table?: string;
}
/** Where people type in the sample. @throws Error when a template has no text to type */
export function typingIn(template: AnyTemplate, { content }: Document): Typing {
  const { tables, fields } = parts(template.shape as Shape);
  const cells = Object.entries(tables).flatMap(([table, { columns }]) => {
    const [one, two] = (content[table] ?? []) as readonly StoredRow[];
    if (!one || !two) return [];
    const columnsOfText = Object.entries(columns).filter(([, field]) => field.kind === "text");
    return columnsOfText.map(([column]) => ({
      table,
      first: [table, one.id, column],
      second: [table, two.id, column],
    }));
  });
  // A column that names rows is typed in last: where rows name columns of a matrix, that is another matter.
  const plain = cells.find(({ table, first }) => first[2] !== nameColumn(template, table));
  const cell = plain ?? cells[0];
  if (cell) return cell;
  const [first, second] = Object.entries(fields).filter(([, f]) => f.kind === "text" || f.kind === "longText");
  if (!first || !second) throw new Error("Unexpected template without texts, expected two to type in");
  return { first: [first[0]], second: [second[0]] };
}
/** The column that names a table's rows. */
export const nameColumn = (template: AnyTemplate, table: string): string | undefined =>
  Object.entries(parts(template.shape as Shape).tables[table]?.columns ?? {}).find(([, f]) => f.kind === "text")?.[0];

/** The value at the place of a field or a cell. */
export function valueAt({ content }: Document, [name = "", row, column = ""]: Place): unknown {
  if (row === undefined) return content[name];
  return ((content[name] ?? []) as readonly StoredRow[]).find((r) => r.id === row)?.[column];
}
/** The document after an edit of one field or cell. */
export function withValue(template: AnyTemplate, document: Document, at: Place, value: unknown): Document {
  const [name = "", row, column = ""] = at;
  const content = row === undefined ? { [name]: value } : { [name]: { [row]: { [column]: value } } };
  return edit(template.shape as Shape, document, { content: content as Patch<Shape> }, now);
}
