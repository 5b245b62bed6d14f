import {
  optionText,
  parts,
  say,
  type AnyTemplate,
  type Field,
  type Label,
  type Language,
  type Shape,
} from "@parley/core";
import { limits } from "./limits.ts";
import { words } from "./words.ts";

/** A block in a request. */
export type Block = Readonly<Record<string, unknown>>;

const text = (content: string, bold = false): Block => ({
  type: "text",
  text: { content: content.slice(0, limits.pieceChars) },
  ...(bold && { annotations: { bold: true } }),
});
const bullet = (name: string, help: string): Block => ({
  type: "bulleted_list_item",
  bulleted_list_item: { rich_text: [text(name, true), text(`  ${help}`)] },
});
const step = (content: string): Block => ({
  type: "numbered_list_item",
  numbered_list_item: { rich_text: [text(content)] },
});
const toggle = (title: string, children: readonly Block[]): readonly Block[] =>
  children.length > 0
    ? [{ type: "toggle", toggle: { rich_text: [text(title)], children: children.slice(0, limits.items) } }]
    : [];

/**
 * What stands above the tables on a new document's page: what the document is for, how it is used step by step, where findings come from, and,
 * folded away, what the letters of a matrix and the fields mean. People may change or delete it: it is never written again, and never read.
 */
export function guidanceBlocks(template: AnyTemplate, language: Language): readonly Block[] {
  const shape: Shape = template.shape;
  const { fields, tables, matrices } = parts(shape);
  const letters = Object.values(matrices).flatMap(({ cell }) => optionLines(cell, language));
  const lines = [
    ...helpLines(fields, language),
    ...Object.values(tables).flatMap(({ columns, label }) => helpLines(columns, language, label)),
  ];
  const purpose = {
    color: "blue_background",
    icon: { type: "emoji", emoji: "💡" },
    rich_text: [text(say(shape.purpose, language))],
  };
  const leaveAlone = { color: "gray", rich_text: [text(say(words.leaveAlone, language))] };
  return [
    { type: "callout", callout: purpose },
    { type: "heading_3", heading_3: { rich_text: [text(say(words.howTo, language))] } },
    ...steps(shape, language).map(step),
    ...toggle(say(words.letters, language), letters),
    ...toggle(say(words.fields, language), lines),
    { type: "paragraph", paragraph: leaveAlone },
  ];
}

/** What to do, in order: the properties, each table, and then the check. */
function steps(shape: Shape, language: Language): readonly string[] {
  const { fields, tables, matrices } = parts(shape);
  const must = requiredNames(fields, shape.needs, language);
  const own: Label = ["Fill in the properties at the top of this page.", "填写本页顶部的各项属性。"];
  const ofFields = Object.keys(fields).length > 0 ? [joined([say(own, language), requiredText(must, language)])] : [];
  const ofTables = Object.values(tables).map(({ label, columns, needs }) => {
    const name = say(label, language);
    const add: Label = [`Add a row to “${name}” below for each item.`, `在下方“${name}”中逐项添加行。`];
    return joined([say(add, language), requiredText(requiredNames(columns, needs, language), language)]);
  });
  const ofGrids = Object.values(matrices).map(({ rows, columns, label }) => {
    const [down = "", across = ""] = [rows, columns].map((name) => say(tables[name]?.label ?? [name, name], language));
    const name = say(label, language);
    const pick: Label = [
      `${name}: each row of “${down}” has a column for each row of “${across}”; pick the letters there.`,
      `${name}：“${down}”的每一行都有对应“${across}”各行的列，请在其中选择字母。`,
    ];
    return say(pick, language);
  });
  return [...ofFields, ...ofTables, ...ofGrids, say(words.check, language)];
}

const joined = (sentences: readonly string[]): string =>
  sentences
    .filter((one) => one !== "")
    .join(" ")
    .replace(/(?<=。) /g, "");

/** What people read below the title of a table: whose it is, and what no row may lack. */
export function tableDescription(shape: Shape, table: string, language: Language): string {
  const { columns = {}, needs = {} } = parts(shape).tables[table] ?? {};
  const name = say(shape.name, language);
  const whose: Label = [`Part of this page’s document (${name}).`, `本页文档（${name}）的一部分。`];
  return joined([say(whose, language), requiredText(requiredNames(columns, needs, language), language)]);
}

const requiredText = (names: readonly string[], language: Language): string => {
  if (names.length === 0) return "";
  return language === "en" ? `Required: ${names.join(", ")}.` : `必填：${names.join("、")}。`;
};

/** Fields that may never be blank: those marked so, and those that are needed whatever the others say. */
function requiredNames(
  fields: Readonly<Record<string, Field>>,
  needs: Shape["needs"],
  language: Language,
): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const need = Object.hasOwn(needs, name) ? needs[name] : undefined;
    const when = need && "when" in need ? need.when.node : need?.node;
    const isAlways = when?.op === "and" && when.args.length === 0;
    return field.required || isAlways ? [say(field.label, language)] : [];
  });
}

const optionLines = (field: Field, language: Language): readonly Block[] =>
  Object.keys(field.options ?? {}).map((id) => bullet(id, optionText(field, id, language)));

function helpLines(fields: Readonly<Record<string, Field>>, language: Language, table?: Label): readonly Block[] {
  return Object.values(fields).flatMap(({ label, help }) => {
    const name = [...(table ? [say(table, language)] : []), say(label, language)].join(" › ");
    return help ? [bullet(name, say(help, language))] : [];
  });
}
