import { type Columns, type Field, type Kind, parts, type Shape } from "@parley/core";
import { Ajv } from "ajv";
import * as z from "zod/mini";

const id = z.string().check(z.regex(/^[A-Za-z0-9][\w-]{0,63}$/));
const person = z.object({
  name: z.string(),
  team: z.optional(z.literal(true)),
  email: z.optional(z.string()),
  ids: z.optional(z.record(z.string(), z.string())),
});
const link = z.object({ document: z.optional(z.string()), row: z.optional(z.string()), text: z.string() });
const kinds: Readonly<Record<Exclude<Kind, "choice" | "choices">, z.ZodMiniType>> = {
  text: z.string(),
  longText: z.string(),
  texts: z.array(z.string()),
  url: z.string(),
  number: z.number(),
  percent: z.number(),
  money: z.object({
    amount: z.string().check(z.regex(/^-?\d+(\.\d+)?$/)),
    currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  }),
  date: z.iso.date(),
  instant: z.iso.datetime({ offset: true }),
  person,
  people: z.array(person),
  checkbox: z.boolean(),
  reference: link,
  references: z.array(link),
};
const valueOf = (field: Field): z.ZodMiniType => {
  if (field.kind !== "choice" && field.kind !== "choices") return kinds[field.kind];
  const option = z.enum(Object.keys(field.options ?? {}));
  return field.kind === "choices" ? z.array(option) : option;
};
const optional = (columns: Columns): Readonly<Record<string, z.ZodMiniType>> =>
  Object.fromEntries(Object.entries(columns).map(([name, field]) => [name, z.optional(valueOf(field))]));

/**
 * A template's content as somebody would write it down who has only zod: exact objects, what is not known is dropped. Says of each value as much as
 * core's own schema does, and does none of the rest (strangers kept, ids told apart, rules).
 */
export function zodSchema(shape: Shape): z.ZodMiniType {
  const { fields, tables, matrices } = parts(shape);
  const rows = Object.entries(tables).map(([name, { columns }]) => [
    name,
    z.optional(z.array(z.object({ id, ...optional(columns) }))),
  ]);
  const grids = Object.entries(matrices).map(([name, { cell }]) => [
    name,
    z.optional(z.record(id, z.record(id, valueOf(cell)))),
  ]);
  return z.object({ ...optional(fields), ...Object.fromEntries([...rows, ...grids]) });
}

/** The same as JSON Schema, compiled by ajv. It says yes or no and copies nothing; days are looked at by their pattern. */
export function ajvSchema(shape: Shape): (content: unknown) => boolean {
  const schema = z.toJSONSchema(zodSchema(shape), { target: "draft-7", io: "input" });
  return new Ajv({ validateFormats: false }).compile(schema);
}
