import { type Label, parts, type Place, type Shape } from "@parley/core";
import { texts } from "./texts.ts";

/** A part of a document that is edited together: one tab. */
export interface Section {
  readonly kind: "matrix" | "table" | "fields";
  /** Name of the matrix or table in the shape; "" for the fields. */
  readonly name: string;
  readonly label: Label;
}

/** Matrices first, since their rows and columns are what people came for; then tables; then single fields. */
export function sectionsOf(shape: Shape): readonly Section[] {
  const { matrices, tables, fields, computed } = parts(shape);
  const grids = Object.entries(matrices).map(([name, { label }]): Section => ({ kind: "matrix", name, label }));
  const lists = Object.entries(tables).map(([name, { label }]): Section => ({ kind: "table", name, label }));
  const hasFields = Object.keys(fields).length + Object.keys(computed).length > 0;
  const single: Section = { kind: "fields", name: "", label: texts.details };
  const all = [...grids, ...lists, ...(hasFields ? [single] : [])];
  // A document that is mostly fields starts with them.
  return Object.keys(fields).length > 3 ? [...all].sort((a, b) => Number(b === single) - Number(a === single)) : all;
}

/** In which section a place is; `undefined` for the header. */
export function sectionOf(sections: readonly Section[], [name = ""]: Place): number | undefined {
  if (name.startsWith("$")) return undefined;
  const own = sections.findIndex((section) => section.name === name);
  const at = own >= 0 ? own : sections.findIndex(({ kind }) => kind === "fields");
  return at >= 0 ? at : undefined;
}
