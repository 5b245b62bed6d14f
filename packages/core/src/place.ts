import type { Document, Place, StoredRow } from "./document.ts";
import type { Computed } from "./fields.ts";
import { type Label, same } from "./label.ts";
import { parts, type Shape } from "./shape.ts";

const header: Readonly<Record<string, Label>> = {
  $title: ["Title", "标题"],
  $owner: ["Owner", "负责人"],
  $reviewBy: ["Review by", "复审日期"],
  $clientVisible: ["Visible to the client", "对客户可见"],
  $language: ["Language", "语言"],
  $flow: ["State", "状态"],
  $waivers: ["Accepted findings", "已豁免的问题"],
  $extra: ["Other values", "其他内容"],
};

/** What the rows of a table are called, by id: the first text column, else the id. */
export function rowNames(shape: Shape, document: Document, table: string): ReadonlyMap<string, string> {
  const t = Object.hasOwn(parts(shape).tables, table) ? parts(shape).tables[table] : undefined;
  const column = Object.entries(t?.columns ?? {}).find(([, f]) => f.kind === "text" || f.kind === "longText")?.[0];
  const rows = (t && document.content[table] ? document.content[table] : []) as readonly StoredRow[];
  return new Map(
    rows.map((row) => {
      const name = column === undefined ? undefined : row[column];
      return [row.id, typeof name === "string" && name.trim() !== "" ? name : row.id];
    }),
  );
}

/** What a row is called: its first text column, else its id. */
export const rowName = (shape: Shape, document: Document, table: string, id: string): string =>
  rowNames(shape, document, table).get(id) ?? id;

/** A place as people read it: "Activities › Launch poster › Phase". */
export function placeLabel(shape: Shape, document: Document, at: Place): Label {
  const { fields, tables, matrices, computed } = parts(shape);
  const [name = "", row, column] = at;
  const steps: Label[] = [];
  const t = Object.hasOwn(tables, name) ? tables[name] : undefined;
  const m = Object.hasOwn(matrices, name) ? matrices[name] : undefined;
  const top = Object.hasOwn(fields, name) ? fields[name] : Object.hasOwn(computed, name) ? computed[name] : undefined;
  steps.push((t ?? m ?? top)?.label ?? (Object.hasOwn(header, name) ? header[name]! : same(name)));
  // An empty row stands for all of them: a column as a whole.
  if (row !== undefined && row !== "") steps.push(same(t || m ? rowName(shape, document, m?.rows ?? name, row) : row));
  if (column !== undefined)
    steps.push(
      m
        ? same(rowName(shape, document, m.columns, column))
        : ((t?.columns[column] ?? t?.computed[column] ?? totalNamed(shape, name, column))?.label ?? same(column)),
    );
  return [steps.map(([en]) => en).join(" › "), steps.map(([, zh]) => zh).join(" › ")];
}

/** A matrix's count as one of its tables shows it: "duties.accountable". */
function totalNamed(shape: Shape, table: string, name: string): Computed | undefined {
  const [matrix = "", total = ""] = name.split(".");
  const { matrices } = parts(shape);
  const m = Object.hasOwn(matrices, matrix) ? matrices[matrix] : undefined;
  const totals = m?.rows === table ? m.perRow : m?.perColumn;
  return totals && Object.hasOwn(totals, total) ? totals[total] : undefined;
}
