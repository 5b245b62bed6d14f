import * as z from "zod/mini";
import type { Columns, Field, Kind } from "./fields.ts";
import { parts, type Shape } from "./shape.ts";

/** The forms of texts that are not free, with which `explain` names what was expected. */
export const patterns = {
  day: /^\d{4}-\d\d-\d\d$/,
  instant: /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/,
  amount: /^-?\d+(\.\d+)?$/,
  currency: /^[A-Z]{3}$/,
  id: /^[A-Za-z0-9][\w-]{0,63}$/,
} as const;

const text = z.string();
const day = text.check(z.regex(patterns.day));
const instant = text.check(z.regex(patterns.instant));
const id = text.check(z.regex(patterns.id));
const person = z.object({
  name: text,
  team: z.optional(z.literal(true)),
  email: z.optional(text),
  ids: z.optional(z.record(text, text)),
});
const link = z.object({ document: z.optional(text), row: z.optional(text), text });
const amount = z.object({
  amount: text.check(z.regex(patterns.amount)),
  currency: text.check(z.regex(patterns.currency)),
});
const plain: Readonly<Record<Exclude<Kind, "choice" | "choices">, z.ZodMiniType>> = {
  text,
  longText: text,
  texts: z.array(text),
  url: text,
  number: z.number(),
  percent: z.number(),
  money: amount,
  date: day,
  instant,
  person,
  people: z.array(person),
  checkbox: z.boolean(),
  reference: link,
  references: z.array(link),
};
function valueSchema(field: Field): z.ZodMiniType {
  if (field.kind !== "choice" && field.kind !== "choices") return plain[field.kind];
  const option = z.enum(Object.keys(field.options ?? {}));
  return field.kind === "choices" ? z.array(option) : option;
}
const optional = (fields: Columns): Record<string, z.ZodMiniType> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, z.optional(valueSchema(field))]));

/** The schema of a template's content. Loose: unknown keys are kept in `extra`, limits and "required" are findings. */
export function contentSchema(shape: Shape): z.ZodMiniType {
  const { fields, tables, matrices } = parts(shape);
  const rows = Object.entries(tables).map(([name, { columns }]) => {
    const row = z.looseObject({ ...optional(columns), id });
    return [name, z._default(z.array(row), [])] as const;
  });
  const grids = Object.entries(matrices).map(([name, { cell }]) => {
    const grid = z.record(id, z.record(id, valueSchema(cell)));
    return [name, z._default(grid, {})] as const;
  });
  return z.looseObject({ ...optional(fields), ...Object.fromEntries(rows), ...Object.fromEntries(grids) });
}

const waiver = z.object({ code: text, at: z.array(text), reason: text, by: text, on: text, seen: text });
const entry = z.object({
  action: text,
  from: text,
  to: text,
  by: text,
  who: z.optional(person),
  at: text,
  verified: z.boolean(),
  binds: z.optional(text),
  version: z.number(),
  comment: z.optional(text),
});

/** Everything of a document but its content. */
export const envelopeSchema = z.looseObject({
  format: z.literal("parley/1"),
  id,
  template: text,
  templateVersion: z.int(),
  language: z.enum(["en", "zh"]),
  title: text,
  owner: z.optional(text),
  reviewBy: z.optional(day),
  clientVisible: z.optional(z.literal(true)),
  series: z.optional(text),
  createdAt: z.optional(text),
  updatedAt: z.optional(text),
  revision: z.optional(z.int()),
  content: z.record(text, z.unknown()),
  flow: z.optional(z.object({ state: text, history: z.array(entry) })),
  waivers: z.optional(z.array(waiver)),
  extra: z.optional(z.record(text, z.json())),
});
