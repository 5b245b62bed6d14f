import type { Document, Json, Place, Stored } from "./document.ts";
import type { AnyTemplate } from "./template.ts";

/**
 * Lays the migrations between the document's version and the template's over it; addresses in waivers and `extra` follow the renames.
 * What a renamed value finds in its new place had no field there: it moves to `extra`.
 *
 * @throws whatever a migration's own `change` throws about content that it cannot read
 */
export function migrate(template: AnyTemplate, document: Document): Document {
  let out = document;
  for (let version = document.templateVersion + 1; version <= template.shape.version; version++) {
    const { rename = {}, change } = template.migrations?.[version] ?? {};
    const aside = new Map<string, Json>();
    const content = renamed(out.content, rename, (address, value) => aside.set(address, value));
    const extra = Object.entries(out.extra).map(
      ([address, value]) => [moved(rename, address.split(".")).join("."), value] as const,
    );
    out = {
      ...out,
      templateVersion: version,
      content: change ? change(content) : content,
      waivers: out.waivers.map((waiver) => ({ ...waiver, at: moved(rename, waiver.at) })),
      extra: Object.fromEntries([...aside, ...extra]),
    };
  }
  return out;
}

type Renames = Readonly<Record<string, string>>;
const toOf = (rename: Renames, from: string): string | undefined =>
  Object.hasOwn(rename, from) ? rename[from]!.split(".").at(-1) : undefined;

/** A place after the renames, which name what was there before: "risks", or "risks.trigger" for a column. */
function moved(rename: Renames, at: Place): Place {
  const [name, row, column, ...rest] = at;
  if (name === undefined) return at;
  const first = toOf(rename, name) ?? name;
  if (row === undefined) return [first];
  if (column === undefined) return [first, row];
  return [first, row, toOf(rename, `${name}.${column}`) ?? column, ...rest];
}

type Aside = (address: string, value: Json) => void;

/** Content under its new names. It is not validated yet, so a table may be anything. */
function renamed(content: Stored, rename: Renames, aside: Aside): Stored {
  const columns = Object.entries(content).map(([name, value]) => {
    const rows = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
    return [name, rows ? rows.map((row) => renamedRow(name, row, rename, aside)) : value] as const;
  });
  return underNewNames(Object.fromEntries(columns), (name) => toOf(rename, name), aside);
}
function renamedRow(table: string, row: unknown, rename: Renames, aside: Aside): unknown {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return row;
  const at = [toOf(rename, table) ?? table, String((row as Stored)["id"])];
  return underNewNames(
    row as Stored,
    (column) => toOf(rename, `${table}.${column}`),
    (column, value) => aside([...at, column].join("."), value),
  );
}
function underNewNames(object: Stored, to: (name: string) => string | undefined, aside: Aside): Stored {
  const taken = new Set(Object.keys(object).map(to));
  const entries = Object.entries(object).flatMap(([name, value]) => {
    const next = to(name);
    if (next !== undefined) return [[next, value] as const];
    if (!taken.has(name)) return [[name, value] as const];
    aside(name, value as Json);
    return [];
  });
  return Object.fromEntries(entries);
}
