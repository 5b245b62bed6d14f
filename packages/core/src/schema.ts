import * as z from "zod/mini";
import { isId } from "./document.ts";
import type { Columns, Field, Kind } from "./fields.ts";
import { isDay, isInstant } from "./instant.ts";
import type { Form } from "./problem.ts";
import { parts, type Shape } from "./shape.ts";

const text = z.string();
/** A text of a form; `explain` names what was expected by the form's name. */
const formed = (form: Form, holds: (text: string) => boolean): z.ZodMiniType =>
  text.check(z.refine(holds, { error: form }));
const day = formed("day", isDay);
const instant = formed("instant", isInstant);
const id = text.check(z.refine(isId, { error: "id" satisfies Form }));

// Loose everywhere: a key that this version does not know moves to `extra`, it is not dropped.
const person = z.looseObject({
  name: text,
  team: z.optional(z.literal(true)),
  email: z.optional(text),
  ids: z.optional(z.record(text, text)),
});
const link = z.looseObject({ document: z.optional(text), row: z.optional(text), text });
const amount = z.looseObject({
  amount: formed("amount", (s) => /^-?\d+(\.\d+)?$/.test(s)),
  currency: formed("currency", (s) => /^[A-Z]{3}$/.test(s)),
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
/** The keys that values of a kind have; whatever else stands in one has no field. */
export const partsOfKind: Partial<Readonly<Record<Kind, ReadonlySet<string>>>> = {
  money: new Set(["amount", "currency"]),
  person: new Set(["name", "team", "email", "ids"]),
  people: new Set(["name", "team", "email", "ids"]),
  reference: new Set(["document", "row", "text"]),
  references: new Set(["document", "row", "text"]),
};

export function valueSchema(field: Field): z.ZodMiniType {
  if (field.kind !== "choice" && field.kind !== "choices") return plain[field.kind];
  const option = z.enum(Object.keys(field.options ?? {}));
  return field.kind === "choices" ? z.array(option) : option;
}
const optional = (fields: Columns): Record<string, z.ZodMiniType> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, z.optional(valueSchema(field))]));

const made = new WeakMap<Shape, z.ZodMiniType>();
/** The schema of a template's content. Loose: unknown keys are kept in `extra`, limits and "required" are findings. */
export function contentSchema(shape: Shape): z.ZodMiniType {
  const schema = made.get(shape) ?? newSchema(shape);
  made.set(shape, schema);
  return schema;
}
function newSchema(shape: Shape): z.ZodMiniType {
  const { fields, tables, matrices } = parts(shape);
  const rows = Object.entries(tables).map(([name, { columns }]) => {
    const row = z.looseObject({ id, ...optional(columns) });
    return [name, z._default(z.array(row), [])] as const;
  });
  const grids = Object.entries(matrices).map(([name, { cell }]) => {
    const grid = z.record(id, z.record(id, valueSchema(cell)));
    return [name, z._default(grid, {})] as const;
  });
  return z.looseObject({ ...optional(fields), ...Object.fromEntries(rows), ...Object.fromEntries(grids) });
}

const waiver = z.looseObject({ code: text, at: z.array(text), reason: text, by: text, on: text, seen: text });
const entry = z.looseObject({
  action: text,
  from: text,
  to: text,
  by: text,
  who: z.optional(person),
  at: text,
  verified: z.boolean(),
  binds: z.optional(text),
  stood: z.optional(text),
  version: z.number(),
  comment: z.optional(text),
});
const count = z.int().check(z.minimum(0));

/** Everything of a document but its content. */
export const envelopeSchema = z.looseObject({
  format: z.literal("parley/1"),
  id,
  template: text,
  templateVersion: count,
  language: z.enum(["en", "zh"]),
  title: text,
  owner: z.optional(text),
  reviewBy: z.optional(day),
  clientVisible: z.optional(z.literal(true)),
  series: z.optional(text),
  createdAt: z.optional(text),
  updatedAt: z.optional(text),
  revision: z.optional(count),
  content: z.record(text, z.unknown()),
  flow: z.optional(z.looseObject({ state: text, history: z.array(entry) })),
  waivers: z.optional(z.array(waiver)),
  extra: z.optional(z.record(text, z.unknown())),
  withheld: z.optional(z.array(z.array(text))),
});
