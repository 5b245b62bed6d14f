import { parts, say, type AnyTemplate, type Field, type Label, type Language, type Shape } from "@parley/core";
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
const toggle = (title: string, children: readonly Block[]): Block => ({
  type: "toggle",
  toggle: { rich_text: [text(title)], children },
});

/**
 * What stands above the tables on a new document's page: what the document is for, what the letters of a matrix mean, and the help of
 * every field, folded away. People may change or delete it: it is never written again.
 */
export function guidanceBlocks(template: AnyTemplate, language: Language): readonly Block[] {
  const shape: Shape = template.shape;
  const { fields, tables, matrices } = parts(shape);
  const letters = Object.values(matrices).flatMap(({ cell }) => optionLines(cell, language));
  const lines = [
    ...helpLines(fields, language),
    ...Object.values(tables).flatMap(({ columns, label }) => helpLines(columns, language, label)),
  ];
  const leaveAlone = {
    type: "paragraph",
    paragraph: { color: "gray", rich_text: [text(say(words.leaveAlone, language))] },
  };
  return [
    {
      type: "callout",
      callout: { color: "gray_background", rich_text: [text(say(shape.purpose, language))] },
    },
    ...(letters.length > 0 ? [toggle(say(words.letters, language), letters.slice(0, limits.items))] : []),
    toggle(say(words.howTo, language), [...lines.slice(0, limits.items - 1), leaveAlone]),
  ];
}

const optionLines = (field: Field, language: Language): readonly Block[] =>
  Object.entries(field.options ?? {}).map(([id, [en, zh]]) => bullet(id, language === "en" ? en : zh));

function helpLines(fields: Readonly<Record<string, Field>>, language: Language, table?: Label): readonly Block[] {
  return Object.values(fields).flatMap(({ label, help }) => {
    const name = [...(table ? [say(table, language)] : []), say(label, language)].join(" › ");
    return help ? [bullet(name, say(help, language))] : [];
  });
}
