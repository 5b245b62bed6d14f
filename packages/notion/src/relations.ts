import type { Property, TableDatabase } from "./native.ts";
import { identifyRows } from "./identity.ts";
import type { Atlas } from "./atlas.ts";
import { bySpot, isLinkKey } from "./links.ts";
import { madeId, sourceOf } from "./ops.ts";
import { keyOfRowId, rowId, type Value, type Values } from "./value.ts";
import type { Sources } from "./sources.ts";

/** The table of the same document, or the data source of another, that a relation's configuration names while ids are not known. */
export function relatedTable({ config }: Pick<Property, "config">): string | undefined {
  const relation = config?.relation as { readonly table?: string } | undefined;
  return relation?.table;
}

/** A property's configuration with the data source it relates to. */
export function resolvedConfig(property: Property, sources: Sources): Readonly<Record<string, unknown>> {
  const source = sources.get(relatedTable(property) ?? "");
  return source ? { relation: { data_source_id: sourceOf(source), single_property: {} } } : (property.config ?? {});
}

/**
 * Where the rows of a document are: pages that stand, and pages that operations make. Relations are wanted by row, and written by page.
 */
export class RowPages {
  private readonly pages = new Map<string, string>();
  private readonly rows = new Map<string, string>();
  private readonly anyRows: ReadonlyMap<string, string>;
  private readonly made = new Map<string, string>();
  private readonly atlas: Atlas;

  /** @param anyRows  row ids by page id, of all documents */
  constructor(anyRows: ReadonlyMap<string, string>, atlas: Atlas) {
    this.anyRows = anyRows;
    this.atlas = atlas;
  }

  addTable(name: string, table: TableDatabase): void {
    for (const { id, page } of identifyRows(table.rows)) {
      if (page.id === undefined) continue;
      this.pages.set(`${name}/${id}`, page.id);
      this.rows.set(page.id, id);
    }
  }

  /** A row that the operation with this key makes. */
  addMade(name: string, row: string, op: string): void {
    this.made.set(`${name}/${row}`, op);
  }
  markDone(op: string): void {
    this.atlas.done.add(op);
  }

  /**
   * Values with relations by row, as they are wanted. A page that is no row of this document stays a page.
   * @param links  names of the properties that lead to other documents
   */
  byRow(values: Values, links: ReadonlySet<string>): Values {
    return this.keyed(bySpot(values, links, this.atlas.spots), this.rows);
  }
  /** The same, with the rows of other documents too: a copy's relations may still lead to its original. */
  byAnyRow(values: Values, links: ReadonlySet<string>): Values {
    return this.keyed(bySpot(values, links, this.atlas.spots), this.anyRows);
  }
  private keyed(values: Values, rows: ReadonlyMap<string, string>): Values {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (value.type !== "relation") return [name, value];
        return [name, { ...value, ids: value.ids.map((id) => (rows.has(id) ? rowId(rows.get(id) ?? "") : id)) }];
      }),
    );
  }

  /** A relation by page. */
  byPage(property: Property, value: Value): Value {
    if (value.type !== "relation") return value;
    if (isLinkKey(property.key)) return this.atlas.byPage(value);
    const table = relatedTable(property) ?? "";
    const ids = value.ids.flatMap((id) => {
      const row = keyOfRowId(id);
      if (row === undefined) return [id];
      const op = this.made.get(`${table}/${row}`);
      return this.pages.get(`${table}/${row}`) ?? (op === undefined ? [] : madeId(op));
    });
    return { ...value, ids };
  }

  /** Whether every page that a value names is there by now. */
  isThere(value: Value): boolean {
    return this.atlas.isThere(value);
  }
}
