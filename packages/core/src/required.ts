import type { Content } from "./content.ts";
import type { Document, Stored, StoredRow } from "./document.ts";
import { evaluate, isFilled } from "./evaluate.ts";
import type { Columns, Field, Person, Reference } from "./fields.ts";
import type { Label } from "./label.ts";
import type { Found } from "./rule.ts";
import { type ComputedMap, type NeedMap, parts, type Shape } from "./shape.ts";

const nothing: Label = ["nothing", "空白"];
type Missing = Found<Shape> & { readonly code: string };

/** Spaces fill nothing, nor does a person without a name. */
function saysSomething({ kind }: Field, value: unknown): boolean {
  if (!isFilled(value)) return false;
  if (typeof value === "string") return value.trim() !== "";
  if (kind === "texts") return (value as readonly string[]).some((text) => text.trim() !== "");
  if (kind === "person") return named(value as Person);
  if (kind === "people") return (value as readonly Person[]).some(named);
  if (kind !== "reference") return true;
  const { document, row, text } = value as Reference;
  return (row ?? document) !== undefined || text.trim() !== "";
}
const named = ({ name, email }: Person): boolean => name.trim() !== "" || (email ?? "").trim() !== "";

/** Required places without a value, and `needs` whose condition holds, under the rule's own code where the method has one. */
export function requiredFindings(shape: Shape, document: Document, content: Content<Shape>, today: string): Missing[] {
  const { fields, tables, computed } = parts(shape);
  const values = content as unknown as Stored;
  const out: Missing[] = [];
  const { title, owner, flow } = document;
  const miss = (code: string, at: readonly string[], expected: Label): void =>
    void out.push({ code, at, found: nothing, expected } as Missing);

  const level = (row: Stored, columns: Columns, wants: NeedMap, formulas: ComputedMap, at: readonly string[]): void => {
    const read = (name: string): unknown => {
      if (name === "$state") return flow.state;
      return Object.hasOwn(formulas, name) || Object.hasOwn(row, name) ? row[name] : undefined;
    };
    for (const [name, field] of Object.entries(columns)) {
      const want = Object.hasOwn(wants, name) ? wants[name] : undefined;
      const need = want && ("when" in want ? want : { when: want, code: "G-01" });
      const due =
        field.required ?? (need && evaluate(need.when.node, { today, read, rows: () => [], cells: () => [] }));
      if (due === true && !saysSomething(field, row[name])) miss(need?.code ?? "G-01", [...at, name], field.label);
    }
  };

  if (title.trim() === "") miss("G-01", ["$title"], ["a title", "标题"]);
  if (!owner?.trim()) miss("G-01", ["$owner"], ["an owner", "负责人"]);
  level(values, fields, shape.needs, computed, []);
  for (const [name, t] of Object.entries(tables)) {
    const rows = values[name] as readonly StoredRow[];
    if (t.required && rows.length === 0) miss("G-01", [name], t.label);
    for (const row of rows) level(row, t.columns, t.needs, t.computed, [name, row.id]);
  }
  return out;
}
