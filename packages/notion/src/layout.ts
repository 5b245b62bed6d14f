import {
  parts,
  plainStates,
  rowName,
  say,
  type AnyTemplate,
  type Computed,
  type Document,
  type Field,
  type Language,
  type OptionText,
  type Shape,
} from "@parley/core";
import { isTitleKind, Names, propertyFor, type Column } from "./columns.ts";
import { toFormula, resultType, type Dialect } from "./formula.ts";
import { linkTargets } from "./links.ts";
import { words } from "./words.ts";

/** Key of the property that holds a row's or document's id. */
export const keyColumn = "#key";
export const numberColumn = "#number";
export const envelopeColumn = "#envelope";
/** Key of the title of rows that are called by what they point to. */
export const titleColumn = "#title";
/** Keys of the number of open findings, and of what was found. */
export const openColumn = "#open";
export const foundColumn = "#found";
/** Key of a matrix column's property. */
export const cellKey = (matrix: string, row: string): string => `${matrix}/${row}`;
export const computedKey = (name: string): string => `=${name}`;

/** The state of a document as a field: the states of its template's flow, or the three plain ones. */
export function stateField(template: AnyTemplate): Field {
  const options: Readonly<Record<string, OptionText>> = template.flow?.states ?? plainStates;
  return { kind: "choice", label: words.state, options };
}

const header = (template: AnyTemplate): readonly (readonly [key: string, field: Field])[] => [
  ["$owner", { kind: "text", label: words.owner }],
  ["$reviewBy", { kind: "date", label: words.reviewBy }],
  ["$state", stateField(template)],
  ["$clientVisible", { kind: "checkbox", label: words.clientVisible }],
];

/**
 * The properties of the database that holds the documents of a template, in the order in which they are made.
 *
 * @param currency  ISO 4217, of amounts that say none
 */
export function documentColumns(template: AnyTemplate, language: Language, currency: string): readonly Column[] {
  const names = new Names();
  const shape: Shape = template.shape;
  const { fields, computed } = parts(shape);
  // Parley's own names are given first, so that no field takes them.
  const own = {
    title: names.give(say(words.title, language)),
    key: names.give(say(words.key, language)),
    envelope: names.give(say(words.envelope, language)),
    open: names.give(say(words.open, language)),
    found: names.give(say(words.found, language)),
  };
  const heads = header(template).map(([key, field]) =>
    valueColumn(key, field, names.give(say(field.label, language)), language, currency),
  );
  const values = Object.entries(fields).map(([key, field]) =>
    valueColumn(key, field, names.give(say(field.label, language)), language, currency),
  );
  const stored = [...values, ...heads];
  const derived = computedColumns(computed, stored, names, language);
  return [
    textColumn("$title", own.title, "title"),
    // Where it stands and what is wrong with it comes first: a page shows its properties in this order.
    ...heads.filter(({ key }) => key === "$state"),
    { key: openColumn, name: own.open, type: "number", config: { number: { format: "number" } } },
    textColumn(foundColumn, own.found, "rich_text"),
    ...values,
    ...derived,
    ...heads.filter(({ key }) => key !== "$state"),
    textColumn(keyColumn, own.key, "rich_text"),
    textColumn(envelopeColumn, own.envelope, "rich_text"),
  ];
}

/**
 * The column that says what a row is called: one of words that comes first or is required; a reference that comes first, by the name of what
 * it points to; else any column of words. Without one, rows are called by their ids.
 */
export function namingColumn(
  columns: Readonly<Record<string, Field>>,
): readonly [key: string, field: Field] | undefined {
  const entries = Object.entries(columns);
  const [first] = entries;
  const words = entries.filter(([, field]) => isTitleKind(field));
  const sure = words.find(([key, field]) => key === first?.[0] || field.required);
  const isReference = first?.[1].kind === "reference" || first?.[1].kind === "references";
  return sure ?? (isReference ? first : words[0]);
}

/** The properties of the database that holds one table of a document. A matrix adds one for each row of its other table. */
export function tableColumns(
  shape: Shape,
  table: string,
  document: Pick<Document, "content">,
  language: Language,
  currency: string,
): readonly Column[] {
  const { tables, matrices } = parts(shape);
  const { columns = {}, computed = {} } = tables[table] ?? {};
  const names = new Names();
  const own = { number: names.give(say(words.number, language)), key: names.give(say(words.key, language)) };
  const naming = namingColumn(columns);
  const title = naming && isTitleKind(naming[1]) ? naming[0] : undefined;
  const entries = Object.entries(columns);
  const stored = [...entries.filter(([key]) => key === title), ...entries.filter(([key]) => key !== title)].map(
    ([key, field]) => {
      const name = names.give(say(field.label, language));
      const column = valueColumn(key, field, name, language, currency);
      return key === title ? { ...column, ...textColumn(key, name, "title") } : column;
    },
  );
  const grids = Object.entries(matrices);
  const cells = grids
    .filter(([, m]) => m.rows === table)
    .flatMap(([name, m]) => cellColumns(shape, name, m.columns, m.cell, document, names, language, currency));
  const counts = grids.flatMap(([name, m]) => {
    const across = m.rows === table ? Object.entries(m.perRow ?? {}) : [];
    const down = m.columns === table ? Object.entries(m.perColumn ?? {}) : [];
    const renamed = ([key, c]: [string, Computed]): [string, Computed] => [`${name}.${key}`, c];
    const row = cells
      .filter(({ key }) => key.startsWith(`${name}/`))
      .map((cell) => ({ name: cell.name, many: m.cell.kind === "choices" }));
    return [
      ...computedColumns(Object.fromEntries(across.map(renamed)), stored, names, language, row),
      // What is counted down a column would need a relation from every row to every other: written as a number.
      ...down.map(renamed).map(([key, c]) => staticColumn(key, c, names.give(say(c.label, language)))),
    ];
  });
  const visible = Object.fromEntries(Object.entries(computed).filter(([, c]) => !c.hidden));
  const derived = computedColumns(visible, [...stored, ...counts], names, language);
  const isKeyed = naming === undefined;
  const head = isKeyed
    ? [textColumn(keyColumn, own.key, "title")]
    : title === undefined
      ? [textColumn(titleColumn, names.give(say(words.name, language)), "title")]
      : [];
  const foot = isKeyed ? [] : [textColumn(keyColumn, own.key, "rich_text")];
  const number: Column = {
    key: numberColumn,
    name: own.number,
    type: "number",
    config: { number: { format: "number" } },
  };
  return [...head, ...stored, ...cells, ...counts, ...derived, number, ...foot];
}

const textColumn = (key: string, name: string, type: "title" | "rich_text"): Column => ({
  key,
  name,
  type,
  config: { [type]: {} },
});
function valueColumn(key: string, field: Field, name: string, language: Language, currency: string): Column {
  const links = linkTargets(field);
  return { key, name, field, ...propertyFor(field, language, currency), ...(links && { links }) };
}

function cellColumns(
  shape: Shape,
  matrix: string,
  table: string,
  cell: Field,
  document: Pick<Document, "content">,
  names: Names,
  language: Language,
  currency: string,
): readonly Column[] {
  const rows = (document.content[table] ?? []) as readonly { readonly id: string }[];
  return rows.map(({ id }) => ({
    key: cellKey(matrix, id),
    name: names.give(rowName(shape, document as Document, table, id)),
    field: cell,
    ...propertyFor(cell, language, currency, true),
    named: true,
  }));
}

function computedColumns(
  computed: Readonly<Record<string, Computed>>,
  stored: readonly Column[],
  names: Names,
  language: Language,
  cells: Dialect["cells"] = [],
): readonly Column[] {
  const made: Column[] = [];
  const given = new Map(Object.entries(computed).map(([key, c]) => [key, names.give(say(c.label, language))]));
  const columnOf = (ref: string): Column | undefined =>
    [...stored, ...made].find(({ key }) => key === ref || key === computedKey(ref));
  const dialect: Dialect = {
    language,
    cells,
    property: (ref) => columnOf(ref)?.name,
    field: (ref) => columnOf(ref)?.field,
    option: (ref, id) => columnOf(ref)?.options?.get(id),
    isLinked: (ref) => columnOf(ref)?.links !== undefined,
    computed: (ref) => columnOf(ref)?.computed,
  };
  for (const [key, c] of Object.entries(computed)) {
    const name = given.get(key) ?? key;
    const expression = toFormula(c.expression.node, dialect, c.as === "percent");
    const formula: Column = {
      key: computedKey(key),
      name,
      type: "formula",
      config: { formula: { expression } },
      computed: c,
    };
    made.push(expression === undefined ? staticColumn(key, c, name) : formula);
  }
  return made;
}

/** A computed value that Notion cannot work out: written as it is at the time of a push. */
function staticColumn(key: string, computed: Computed, name: string): Column {
  const isNumber = resultType(computed.expression.node) === "number";
  const config = isNumber
    ? { number: { format: computed.as === "percent" ? "percent" : "number" } }
    : { rich_text: {} };
  return { key: computedKey(key), name, type: isNumber ? "number" : "rich_text", config, computed };
}

/** Whether a computed column is written as a value. */
export const isStatic = (column: Column): boolean => column.computed !== undefined && column.type !== "formula";
