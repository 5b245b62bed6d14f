import { optionText, say, type Computed, type Field, type Language, type Tone } from "@parley/core";
import { dayFormat, moneyFormat, timeFormat } from "./codec.ts";
import { choicesOf } from "./choices.ts";
import { matrixChoices, type Column, type Line } from "./layout.ts";
import type { ColumnLook, Rule } from "./native.ts";
import { headerWidth, textWidth } from "./text-width.ts";
import type { Writer } from "./writer.ts";

/** Column widths in pixels by what usually stands in them. */
const widths: Partial<Record<Field["kind"], number>> = {
  longText: 280,
  texts: 200,
  url: 220,
  number: 80,
  percent: 80,
  money: 130,
  date: 100,
  instant: 150,
  checkbox: 80,
  choice: 100,
  person: 200,
  people: 220,
  references: 200,
};
const usual = 180;
/** What a list draws around its text: a chip and an arrow. */
const chip = 36;

/** So wide that neither the header's words nor any option is cut. */
function widthOf({ label, field, computed, counts }: Column, language: Language): number {
  const header = headerWidth(label);
  if (counts) return Math.max(48, header);
  if (computed) {
    const { node } = computed.expression;
    const bands = node.op === "band" ? node.bands.map((band) => textWidth(say(band.label, language))) : [];
    return Math.max(80, header, ...bands);
  }
  const options = field?.kind === "choice" ? Object.keys(field.options ?? {}) : [];
  const longest = field ? options.map((id) => textWidth(optionText(field, id, language)) + chip) : [];
  return Math.max((field && widths[field.kind]) ?? usual, header, ...longest);
}

/** How a column of a table looks and what it takes. */
export function columnLook(writer: Writer, table: string, column: Column): ColumnLook {
  const { key, field, computed, matrix, counts } = column;
  const { language } = writer.document;
  if (matrix) {
    const { cell } = matrix.of;
    const values = matrixChoices(writer.template, matrix.name, writer.document.content);
    const choosy = cell.options !== undefined;
    return {
      key,
      width: Math.max(88, headerWidth(column.label)),
      align: "CENTER",
      ...(choosy
        ? { rule: { takes: "list", values } as const, tones: matrixTones(cell, values) }
        : lookOf(cell, language, writer.codec.currency)),
    };
  }
  return {
    key,
    width: widthOf(column, language),
    ...(field ? lookOf(field, language, writer.codec.currency) : {}),
    ...(computed ? computedLook(computed, language) : {}),
    ...(counts && { align: "CENTER" as const }),
    ...(field && chosen(writer, key, field, table)),
  };
}

/** A list that depends on other documents is remembered in the document's notes. */
function chosen(writer: Writer, key: string, field: Field, table?: string): Pick<ColumnLook, "rule" | "tie"> {
  const choices = choicesOf(writer, key, field, table);
  if (!choices) return {};
  const { rule, mark } = choices;
  const at = table === undefined ? key : `${table}/${key}`;
  if (mark !== "") writer.ties[at] = mark;
  return { ...(rule && { rule }), tie: { at, mark } };
}

/** How the value in a line of the header block looks. */
export function lineLook(
  writer: Writer,
  key: string,
  { name, field, computed }: Partial<Pick<Line, "name" | "field" | "computed">>,
): ColumnLook {
  const { language } = writer.document;
  const look = field
    ? lookOf(field, language, writer.codec.currency)
    : computed
      ? computedLook(computed, language)
      : {};
  // A block reads from the left, numbers and boxes too.
  return { key, width: 0, ...look, ...(field && name !== undefined && chosen(writer, name, field)), align: "LEFT" };
}

type Manner = Omit<ColumnLook, "key" | "width">;

function lookOf(field: Field, language: Language, currency: string): Manner {
  switch (field.kind) {
    case "number":
      return { ...(field.integer && { format: "0" }), ...numberRule(field), align: "RIGHT" };
    case "percent":
      return { format: "0.0%", align: "RIGHT" };
    case "money":
      return { format: moneyFormat(currency), align: "RIGHT" };
    case "date":
      return { format: dayFormat, rule: { takes: "date" }, align: "LEFT" };
    case "instant":
      return { format: timeFormat, rule: { takes: "date" }, align: "LEFT" };
    case "checkbox":
      return { rule: { takes: "checkbox" }, align: "CENTER" };
    case "choice": {
      const ids = Object.keys(field.options ?? {});
      const named = (id: string): string => optionText(field, id, language);
      return {
        rule: { takes: "list", values: ids.map(named) },
        tones: ids.flatMap((id) => toned(named(id), field.options?.[id]?.[2])),
      };
    }
    default:
      // What is typed into a column of texts stays the text it is.
      return { format: "@", wrap: true };
  }
}

function numberRule({ min, max }: Field): { rule?: Rule } {
  if (min === undefined && max === undefined) return {};
  return { rule: { takes: "number", ...(min !== undefined && { min }), ...(max !== undefined && { max }) } };
}

const toned = (text: string, tone: Tone | undefined): { text: string; tone: Tone }[] => (tone ? [{ text, tone }] : []);

/** Several options in one cell take the colour of the strongest. */
const strength: readonly Tone[] = ["neutral", "info", "success", "warning", "danger"];

function matrixTones(cell: Field, values: readonly string[]): { text: string; tone: Tone }[] {
  return values.flatMap((text) => {
    const tones = text.split("/").flatMap((id) => cell.options?.[id]?.[2] ?? []);
    return toned(text, tones.sort((a, b) => strength.indexOf(b) - strength.indexOf(a))[0]);
  });
}

function computedLook({ as, hidden, expression: { node } }: Computed, language: Language): Manner {
  const bands = node.op === "band" ? node.bands : [];
  return {
    computed: true,
    ...(hidden && { hidden }),
    ...(as === "percent" && { format: "0.0%" }),
    ...(node.op !== "band" && { align: "RIGHT" as const }),
    ...(bands.length > 0 && { tones: bands.map(({ label, tone }) => ({ text: say(label, language), tone })) }),
  };
}
