import type { Document, Place, Stored, StoredRow } from "./document.ts";
import type { Reference } from "./fields.ts";
import type { Label } from "./label.ts";
import type { Found } from "./rule.ts";
import { parts, type Shape } from "./shape.ts";
import type { Report, Subject, Watch } from "./watch.ts";
import { isPartial } from "./withheld.ts";

/** Row ids of a document, whichever table they stand in. */
function rowIdsOf(content: Stored, tables: readonly string[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const name of tables) for (const { id } of (content[name] ?? []) as readonly StoredRow[]) ids.add(id);
  return ids;
}

/** Whether a row is there; `undefined` when its document is not at hand. Each document's rows are listed once. */
function rowFinder({ shape, content, document, project }: Subject): (to: Reference) => boolean | undefined {
  const isPart = isPartial(document);
  let rowsHere: ReadonlySet<string> | undefined;
  const here = (): ReadonlySet<string> =>
    (rowsHere ??= rowIdsOf(content as unknown as Stored, Object.keys(parts(shape).tables)));
  const elsewhere = new Map<string, ReadonlySet<string>>();
  return ({ document: id = document.id, row = "" }) => {
    // A copy may lack the row that it points to.
    if (id === document.id) return here().has(row) || (isPart ? undefined : false);
    const other = elsewhere.get(id) ?? idsOfOther(project.documents.find((d) => d.id === id && !isPartial(d)));
    if (other) elsewhere.set(id, other);
    return other?.has(row);
  };
}
function idsOfOther(other: Document | undefined): ReadonlySet<string> | undefined {
  if (!other) return undefined;
  return rowIdsOf(
    other.content,
    Object.keys(other.content).filter((name) => Array.isArray(other.content[name])),
  );
}

/** References to rows that are not there, and cells of a matrix whose row or column is gone. */
export function danglingReferences(subject: Subject, report: Report): Watch {
  const isThere = rowFinder(subject);
  const say = (to: Reference, placeIn: (row: StoredRow | undefined) => Place, row: StoredRow | undefined): void => {
    if (to.row === undefined || isThere(to) !== false) return;
    const found: Label = [`a reference to "${to.text}", which is gone`, `引用“${to.text}”，但已不存在`];
    report({ at: placeIn(row) as [], found });
  };
  return {
    look: ({ kind }, placeIn) => {
      if (kind === "reference") return (value, row) => say(value as Reference, placeIn, row);
      if (kind !== "references") return undefined;
      return (value, row) => {
        for (const to of value as readonly Reference[]) say(to, placeIn, row);
      };
    },
    end: () => danglingCells(subject, report),
  };
}

/** Cells of a matrix whose row or column is gone. */
function danglingCells({ shape, content }: Subject, report: Report): void {
  const values = content as unknown as Stored;
  for (const [name, m] of Object.entries(parts(shape).matrices)) {
    const [rows, columns] = [rowIdsOf(values, [m.rows]), rowIdsOf(values, [m.columns])];
    const fix = (patch: object): NonNullable<Found<Shape>["fix"]> => ({
      label: ["Take it away", "移除"],
      patch: { [name]: patch } as NonNullable<Found<Shape>["fix"]>["patch"],
    });
    const grid = values[name] as Readonly<Record<string, Stored>>;
    for (const row of Object.keys(grid)) {
      if (!rows.has(row))
        report({
          at: [name, row],
          found: [`row "${row}", which is gone`, `行“${row}”，但已不存在`],
          fix: fix({ [row]: null }),
        });
      else
        for (const column of Object.keys(grid[row]!)) {
          if (columns.has(column)) continue;
          report({
            at: [name, row, column],
            found: [`column "${column}", which is gone`, `列“${column}”，但已不存在`],
            fix: fix({ [row]: { [column]: null } }),
          });
        }
    }
  }
}
