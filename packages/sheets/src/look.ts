import { optionText, say, type Computed, type Field, type Language, type Tone } from "@parley/core";
import { dayFormat, moneyFormat, timeFormat } from "./codec.ts";
import { matrixChoices, type Column } from "./layout.ts";
import type { ColumnLook, Rule } from "./native.ts";
import type { Writer } from "./writer.ts";

/** Column widths in pixels by what stands in them. */
const widths: Partial<Record<Field["kind"], number>> = {
  longText: 280,
  texts: 240,
  url: 200,
  number: 90,
  percent: 90,
  money: 130,
  date: 100,
  instant: 150,
  checkbox: 80,
  choice: 140,
  reference: 140,
};
const usual = 180;

/** How a column of a table looks and what it takes. */
export function columnLook(writer: Writer, { key, field, computed, matrix, labels }: Column): ColumnLook {
  const { language } = writer.document;
  if (matrix) {
    const { cell } = matrix.of;
    const values = matrixChoices(writer.template, matrix.name, writer.document.content);
    const choosy = cell.options !== undefined;
    return {
      key,
      width: 104,
      align: "CENTER",
      ...(choosy
        ? { rule: { takes: "list", values } as const, tones: matrixTones(cell, values) }
        : lookOf(cell, language, writer.codec.currency)),
    };
  }
  const width = field
    ? (widths[field.kind] ?? usual)
    : Math.max(64, ...(labels ?? []).map((label) => label.length * 9 + 16));
  return {
    key,
    width,
    ...(field ? lookOf(field, language, writer.codec.currency) : {}),
    ...(computed ? computedLook(computed, language) : {}),
  };
}

/** How the value in a line of the header block looks. */
export function lineLook(writer: Writer, key: string, field?: Field, computed?: Computed): ColumnLook {
  const { language } = writer.document;
  const look = field
    ? lookOf(field, language, writer.codec.currency)
    : computed
      ? computedLook(computed, language)
      : {};
  // A block reads from the left, numbers and boxes too.
  return { key, width: 0, ...look, align: "LEFT" };
}

type Manner = Omit<ColumnLook, "key" | "width">;

function lookOf(field: Field, language: Language, currency: string): Manner {
  switch (field.kind) {
    case "number":
      return { ...(field.integer && { format: "0" }), ...numberRule(field) };
    case "percent":
      return { format: "0.0%" };
    case "money":
      return { format: moneyFormat(currency) };
    case "date":
      return { format: dayFormat, rule: { takes: "date" }, align: "LEFT" };
    case "instant":
      return { format: timeFormat, align: "LEFT" };
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
    ...(bands.length > 0 && { tones: bands.map(({ label, tone }) => ({ text: say(label, language), tone })) }),
  };
}
