import type { Document, Stored, StoredRow } from "../document.ts";
import { fill } from "../fill.ts";
import type { Columns, Field } from "../fields.ts";
import { type AnyFlow, plainFlow } from "../flow.ts";
import { type Label, type Language, say } from "../label.ts";
import { rowNames } from "../place.ts";
import { parts, type Shape } from "../shape.ts";
import type { AnyTemplate } from "../template.ts";
import { cellText, toText } from "../text-values.ts";
import { isPartial } from "../withheld.ts";

/**
 * A document to read, with its JSON in a fenced block at the end: the text form of copy and paste.
 * Text from people is escaped, so that it is text in every Markdown reader.
 */
export function toMarkdown(template: AnyTemplate, document: Document, today: string): string {
  const shape: Shape = template.shape;
  const { fields, tables, matrices } = parts(shape);
  const { language } = document;
  const content = fill(shape, document.content, today) as Readonly<Record<string, unknown>>;
  const out = [`# ${escaped(document.title)}`, headerLines(template, document)];
  const lines = Object.entries(fields)
    .filter(([name]) => toText(fields[name]!, content[name], language) !== "")
    .map(([name, field]) => `- **${say(field.label, language)}**: ${escaped(toText(field, content[name], language))}`);
  if (lines.length > 0) out.push(lines.join("\n"));
  for (const [name, t] of Object.entries(tables)) {
    const rows = content[name] as readonly StoredRow[];
    out.push(
      `## ${say(t.label, language)}`,
      rows.length > 0 ? rowsTable(t.columns, rows, language) : say(none, language),
    );
  }
  for (const [name, m] of Object.entries(matrices)) {
    const [rowIds, columnIds] = [m.rows, m.columns].map((t) => (content[t] as readonly StoredRow[]).map((r) => r.id));
    const grid = content[name] as Readonly<Record<string, Stored>>;
    const [rowNamed, columnNamed] = [m.rows, m.columns].map((t) => rowNames(shape, document, t));
    const shown = (value: unknown): string =>
      m.cell.kind === "choices" ? cellText(value as readonly string[]) : toText(m.cell, value, language);
    const head = [say(tables[m.rows]!.label, language), ...columnIds!.map((c) => escaped(columnNamed!.get(c) ?? c))];
    const body = rowIds!.map((r) => [
      escaped(rowNamed!.get(r) ?? r),
      ...columnIds!.map((c) => escaped(shown(grid[r]?.[c]))),
    ]);
    out.push(`## ${say(m.label, language)}`, gfm(head, body), legend(m.cell, language));
  }
  return `${out.filter((part) => part !== "").join("\n\n")}\n\n${fenced(document)}\n`;
}
const none: Label = ["None yet.", "暂无。"];
const partial: Label = ["A copy without the team’s private content", "不含团队内部内容的副本"];

function headerLines({ shape, flow = plainFlow }: AnyTemplate, document: Document): string {
  const { owner, reviewBy, language } = document;
  const { state } = document.flow;
  const states = flow.states as AnyFlow["states"];
  const shown = Object.hasOwn(states, state) ? states[state]![language === "en" ? 0 : 1] : state;
  const of = (label: Label, value: string | undefined): string[] =>
    value === undefined ? [] : [`- **${say(label, language)}**: ${escaped(value)}`];
  return [
    `_${say((shape as Shape).name, language)}_`,
    ...(isPartial(document) ? [`_${say(partial, language)}_`] : []),
    "",
    ...of(["Owner", "负责人"], owner),
    ...of(["Review by", "复审日期"], reviewBy),
    ...of(["State", "状态"], shown),
  ].join("\n");
}

function rowsTable(columns: Columns, rows: readonly StoredRow[], language: Language): string {
  const shown = Object.entries(columns).filter(([name]) => rows.some((row) => row[name] !== undefined));
  const head = shown.map(([, field]) => say(field.label, language));
  return gfm(
    head,
    rows.map((row) => shown.map(([name, field]) => escaped(toText(field, row[name], language)))),
  );
}
const gfm = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...body].map((line) => `| ${line.join(" | ")} |`).join("\n");

/** "R Responsible · A Accountable": what the options of a matrix cell mean. */
const legend = (cell: Field, language: Language): string =>
  Object.entries(cell.options ?? {})
    .map(([id, [en, zh]]) => `${id} ${say([en, zh], language)}`)
    .join(" · ");

/** Markdown's and HTML's own signs made harmless; a line break inside a value stays one. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>|#~&]/g, (sign) => (Object.hasOwn(entities, sign) ? entities[sign]! : `\\${sign}`))
    .replace(/\r\n?|\n/g, "<br>");
const entities: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

function fenced(document: Document): string {
  const json = JSON.stringify(document, undefined, 2);
  const longest = (json.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}json parley\n${json}\n${fence}`;
}

/** The JSON of the documents that a Markdown text carries: one, or an array when there are several blocks. */
export function jsonIn(markdown: string): string | undefined {
  const lines = markdown.split(/\r\n?|\n/);
  const blocks: string[] = [];
  // A fence that is never closed is looked for once, however often it opens.
  const unclosed = new Set<string>();
  for (let i = 0; i < lines.length; i++) {
    const [, fence] = /^ {0,3}(`{3,})[ \t]*json parley[ \t]*$/.exec(lines[i]!) ?? [];
    if (!fence || unclosed.has(fence)) continue;
    let end = i + 1;
    while (end < lines.length && lines[end]!.trim() !== fence) end++;
    if (end === lines.length) unclosed.add(fence);
    else {
      blocks.push(lines.slice(i + 1, end).join("\n"));
      i = end;
    }
  }
  return blocks.length > 1 ? `[${blocks.join(",")}]` : blocks[0];
}
