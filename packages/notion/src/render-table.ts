import {
  parts,
  same,
  say,
  totals,
  valueToText,
  type Base,
  type Document,
  type HostContext,
  type Language,
  type Shape,
  type Standing,
  type Stored,
  type StoredRow,
} from "@parley/core";
import type { Column } from "./columns.ts";
import type { Gathering } from "./gathering.ts";
import { tableDescription } from "./guidance.ts";
import { isPageKey } from "./identity.ts";
import { isStatic, keyColumn, namingColumn, tableColumns, titleColumn } from "./layout.ts";
import type { Page, TableDatabase, WantedView } from "./native.ts";
import { linksIn, named, own, rowValues, toProperty } from "./row-values.ts";
import type { Value } from "./value.ts";
import { words } from "./words.ts";

/** A table of a document as the database that shows it. */
export function renderTable(
  shape: Shape,
  name: string,
  gathering: Gathering,
  standing: Standing,
  filled: Stored,
  context: HostContext,
): TableDatabase {
  const { document, codec } = gathering;
  const { matrices, tables } = parts(shape);
  const columns = tableColumns(shape, name, document, codec.language, context.currency);
  for (const { key } of columns.filter(isStatic)) {
    gathering.lose(
      [name, "", key.slice(1)],
      "static-number",
      [
        "As of this push: a formula in Notion sees its own row, not what the other rows hold in one column",
        "推送时的值：Notion 公式只能读取所在行，无法统计其他行的同一列",
      ],
      "nowhere",
    );
  }
  const counts = countsOf(shape, name, document, context.today);
  const keyName = columns.find(({ key }) => key === keyColumn)?.name ?? "";
  const rows = ((document.content[name] ?? []) as readonly StoredRow[]).map((row): Page => {
    const computed = (filled[name] as readonly Stored[] | undefined)?.find((other) => other.id === row.id) ?? {};
    const values = new Map(rowValues(gathering, columns, [name, row.id], row, { ...computed, ...counts(row.id) }));
    for (const column of columns.filter((c) => c.named)) {
      const [matrix = "", other = ""] = column.key.split("/");
      const grid = matrices[matrix] && (document.content[matrix] as Readonly<Record<string, Stored>> | undefined);
      values.set(
        column.key,
        gathering.value(column, [matrix, row.id, other], own((own(grid ?? {}, row.id) as Stored) ?? {}, other)),
      );
    }
    const text = isNew(row.id, name, standing.base) ? "" : row.id;
    const isTitle = columns[0]?.key === keyColumn;
    return {
      key: row.id,
      values: {
        ...titleOf(columns, shape, name, row, codec.language),
        ...named(columns, values),
        [keyName]: { type: isTitle ? "title" : "rich_text", text },
      },
      ...linksIn(columns, row, codec.language),
    };
  });
  const label = tables[name]?.label ?? same(name);
  const title = say(label, codec.language);
  const description = tableDescription(shape, name, codec.language);
  return {
    name,
    title,
    label,
    description,
    properties: columns.map(toProperty),
    rows,
    views: viewsOf(shape, name, codec.language),
  };
}

/** A row that people added gets its id as a key with the push that takes it in, and not before. */
const isNew = (row: string, table: string, base: Base | undefined): boolean =>
  isPageKey(row) && !(base && `${table}/${row}` in base);

/** The title of a row that is called by what it points to; nothing where another column is its title. */
function titleOf(
  columns: readonly Column[],
  shape: Shape,
  table: string,
  row: StoredRow,
  language: Language,
): Readonly<Record<string, Value>> {
  const column = columns.find(({ key }) => key === titleColumn);
  const naming = namingColumn(parts(shape).tables[table]?.columns ?? {});
  if (!column || !naming) return {};
  const [key, field] = naming;
  const value = own(row, key);
  return { [column.name]: { type: "title", text: value === undefined ? "" : valueToText(field, value, language) } };
}

/** What matrices count for a row of a table, under the names that its columns have. */
function countsOf(shape: Shape, table: string, document: Document, today: string): (row: string) => Stored {
  const grids = Object.entries(parts(shape).matrices).map(([name, m]) => ({
    name,
    m,
    counted: totals(shape, name, document.content, today),
  }));
  return (row) =>
    Object.fromEntries(
      grids.flatMap(({ name, m, counted }) => {
        const across = m.rows === table ? counted.perRow[row] : undefined;
        const down = m.columns === table ? counted.perColumn[row] : undefined;
        return Object.entries({ ...across, ...down }).map(([key, value]) => [`${name}.${key}`, value]);
      }),
    );
}

function viewsOf(shape: Shape, table: string, language: Language): readonly WantedView[] {
  const label = { board: words.byBoard, calendar: words.byCalendar, timeline: words.byTimeline };
  return shape.views.flatMap(({ view, of, by }) => {
    const [first] = by;
    if (of !== table || first === undefined || view === "heatmap" || view === "bars") return [];
    return [{ type: view, name: label[view][language === "en" ? 0 : 1], by: first }];
  });
}
