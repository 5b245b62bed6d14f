import type { Document, Place, Stored, StoredRow } from "./document.ts";
import { evaluate } from "./evaluate.ts";
import { fill } from "./fill.ts";
import type { Columns } from "./fields.ts";
import { withoutOrphans } from "./patch.ts";
import { parts } from "./shape.ts";
import type { AnyTemplate } from "./template.ts";

export interface Redacted {
  readonly document: Document;
  /** Places that were taken out: counted, never silent. */
  readonly withheld: readonly Place[];
}

/**
 * A copy that may leave the team: without private fields and columns, rows that are private, the reasons of waivers, comments of the history, and
 * whatever has no field. The one way out for every client copy and export.
 */
export function redact(template: AnyTemplate, document: Document, today: string): Redacted {
  const { fields, tables } = parts(template.shape as never);
  const withheld: Place[] = [];
  const open = (row: Stored, columns: Columns, at: Place): Stored =>
    Object.fromEntries(
      Object.entries(row).filter(([name]) => {
        if (!columns[name]?.private) return true;
        withheld.push([...at, name]);
        return false;
      }),
    );
  const filled = fill(template.shape as never, document.content, today) as Stored;
  const rowsOf = (name: string): readonly StoredRow[] => {
    const { columns, privateWhen } = tables[name]!;
    const values = new Map(((filled[name] ?? []) as StoredRow[]).map((row) => [row.id, row]));
    const hidden = (id: string): boolean => {
      const row = values.get(id) ?? { id };
      const read = (key: string): unknown => row[key];
      return !!privateWhen && evaluate(privateWhen.node, { today, read, rows: () => [], cells: () => [] }) === true;
    };
    return ((document.content[name] ?? []) as StoredRow[]).flatMap((row) => {
      if (!hidden(row.id)) return [open(row, columns, [name, row.id]) as StoredRow];
      withheld.push([name, row.id]);
      return [];
    });
  };
  const rows = Object.fromEntries(Object.keys(tables).map((name) => [name, rowsOf(name)]));
  const content = withoutOrphans(template.shape as never, { ...open(document.content, fields, []), ...rows });
  const notes = [
    ...document.waivers.map((w): Place => ["$waivers", w.code]),
    ...Object.keys(document.extra).map((address): Place => ["$extra", address]),
  ];
  const history = document.flow.history.map(({ comment: _comment, ...entry }) => entry);
  return {
    document: { ...document, content, waivers: [], extra: {}, flow: { ...document.flow, history } },
    withheld: [...withheld, ...notes],
  };
}
