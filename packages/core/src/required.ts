import type { Content } from "./content.ts";
import type { Document, Stored, StoredRow } from "./document.ts";
import { compiled, type Compiled, isFilled, type Scope } from "./evaluate.ts";
import type { Columns, Field, Person, Reference } from "./fields.ts";
import type { Label } from "./label.ts";
import type { Found } from "./rule.ts";
import { type NeedMap, parts, type Shape } from "./shape.ts";
import { withheldIn } from "./withheld.ts";

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

/** A column that must be filled: always, or when a condition holds. */
interface Want {
  readonly name: string;
  readonly field: Field;
  readonly code: string;
  readonly when?: Compiled;
}
interface Wants {
  readonly top: readonly Want[];
  readonly tables: readonly (readonly [name: string, wants: readonly Want[]])[];
}
const made = new WeakMap<Shape, Wants>();

/** What a shape wants filled, looked up in it once. */
function wantsOf(shape: Shape): Wants {
  const known = made.get(shape);
  if (known) return known;
  const { fields, tables } = parts(shape);
  const wants: Wants = {
    top: levelOf(fields, shape.needs),
    tables: Object.entries(tables).map(([name, t]) => [name, levelOf(t.columns, t.needs)]),
  };
  made.set(shape, wants);
  return wants;
}
const levelOf = (columns: Columns, needs: NeedMap): readonly Want[] =>
  Object.entries(columns).flatMap(([name, field]): Want[] => {
    const need = Object.hasOwn(needs, name) ? needs[name] : undefined;
    const code = need && "code" in need ? need.code : "G-01";
    if (field.required) return [{ name, field, code }];
    return need ? [{ name, field, code, when: compiled(("when" in need ? need.when : need).node) }] : [];
  });

/** What a condition sees: the values of a row, computed ones among them, and the document's state. */
class ValueScope implements Scope {
  readonly today: string;
  values: Stored = {};
  private readonly state: string;

  constructor(today: string, state: string) {
    this.today = today;
    this.state = state;
  }
  read(name: string): unknown {
    if (name === "$state") return this.state;
    return Object.hasOwn(this.values, name) ? this.values[name] : undefined;
  }
  rows(): readonly Scope[] {
    return [];
  }
  cells(): readonly (readonly string[])[] {
    return [];
  }
}

/** Required places without a value, and `needs` whose condition holds, under the rule's own code where the method has one. */
export function requiredFindings(shape: Shape, document: Document, content: Content<Shape>, today: string): Missing[] {
  const values = content as unknown as Stored;
  const { top, tables } = wantsOf(shape);
  const out: Missing[] = [];
  const { title, owner, flow } = document;
  const isWithheld = withheldIn(document);
  const miss = (code: string, at: readonly string[], expected: Label): void => {
    // What a copy does not tell may well be there.
    if (!isWithheld(at, true)) out.push({ code, at, found: nothing, expected } as Missing);
  };
  const scope = new ValueScope(today, flow.state);
  const level = (row: Stored, wants: readonly Want[], table?: string): void => {
    scope.values = row;
    for (const { name, field, code, when } of wants) {
      if (saysSomething(field, row[name]) || (when && when(scope) !== true)) continue;
      miss(code, table === undefined ? [name] : [table, (row as StoredRow).id, name], field.label);
    }
  };

  if (title.trim() === "") miss("G-01", ["$title"], ["a title", "标题"]);
  if (!owner?.trim()) miss("G-01", ["$owner"], ["an owner", "负责人"]);
  level(values, top);
  for (const [name, wants] of tables) {
    const rows = values[name] as readonly StoredRow[];
    const { label, required } = parts(shape).tables[name]!;
    if (required && rows.length === 0) miss("G-01", [name], label);
    for (const row of rows) level(row, wants, name);
  }
  return out;
}
