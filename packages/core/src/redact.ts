import type { Document, Place, Stored, StoredRow } from "./document.ts";
import { evaluate } from "./evaluate.ts";
import { fill } from "./fill.ts";
import type { Columns, Reference } from "./fields.ts";
import { keyOf } from "./flatten.ts";
import { withoutOrphans } from "./patch.ts";
import { parts, type Shape } from "./shape.ts";
import type { AnyTemplate } from "./template.ts";
import { lacking } from "./withheld.ts";

export interface Redacted {
  /** Marked with what kinds of places it lacks, so that nobody reads it as the whole; not with which rows. */
  readonly document: Document;
  /** Places that were taken out: counted, never silent. For whoever sends it, not for whoever gets it. */
  readonly withheld: readonly Place[];
}
/** Ids of the rows that never leave, by the id of their document. */
export type HiddenRows = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * A copy that may leave the team: without private fields and columns, rows that are private, whatever names such a row, the reasons of waivers, comments
 * of the history, and what has no field. The one way out for every client copy and export. It keeps the document's id: a host shows it in the
 * document's stead. What is handed out as a file is a `clientCopy`.
 *
 * @param hidden private rows of other documents, which references must not name
 */
export function redact(template: AnyTemplate, document: Document, today: string, hidden?: HiddenRows): Redacted {
  const shape: Shape = template.shape;
  const { fields, tables } = parts(shape);
  const withheld: Place[] = [];
  const own = privateRows(template, document, today);
  const gone = new Map(hidden).set(document.id, own.ids);
  const isHidden = ({ document: id = document.id, row }: Reference): boolean =>
    row !== undefined && (gone.get(id)?.has(row) ?? false);

  const open = (row: Stored, columns: Columns, at: Place): Stored =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) => {
        if (!columns[name]?.private && !namesHidden(value, columns[name]?.kind, isHidden)) return [[name, value]];
        withheld.push([...at, name]);
        return [];
      }),
    );
  const rows = Object.keys(tables).map((name) => {
    const all = (document.content[name] ?? []) as readonly StoredRow[];
    const shown = all.filter(({ id }) => !own.keys.has(keyOf([name, id])));
    for (const { id } of all) if (own.keys.has(keyOf([name, id]))) withheld.push([name, id]);
    return [name, shown.map((row) => open(row, tables[name]!.columns, [name, row.id]))] as const;
  });
  const content = withoutOrphans(shape, { ...open(document.content, fields, []), ...Object.fromEntries(rows) });
  const cells = cellsGone(shape, document.content, content);
  const notes = [
    ...document.waivers.map((w): Place => ["$waivers", w.code, ...w.at]),
    ...Object.keys(document.extra).map((address): Place => ["$extra", address]),
    ...document.flow.history.flatMap(({ comment }, i): Place[] => (comment ? [["$flow", String(i)]] : [])),
  ];
  const all = [...withheld, ...cells, ...notes];
  const history = document.flow.history.map(({ comment: _comment, ...entry }) => entry);
  const shown = { ...document, content, waivers: [], extra: {}, flow: { ...document.flow, history } };
  return {
    document: lacking(
      shown,
      all.map((at) => kindOf(shape, at)),
    ),
    withheld: all,
  };
}

/** A copy as a file for the client: redacted, under an id of its own, so that it never stands where the document does. */
export const clientCopy = (template: AnyTemplate, document: Document, today: string): Redacted =>
  clientCopies([document], () => template, today)[0]!;

/**
 * Copies of documents that go to the client together: what points from one to another points to its copy, and names no private row of any of them.
 * A document of a template that is not known is left out: nobody can tell what of it is private.
 */
export function clientCopies(
  documents: readonly Document[],
  template: (id: string) => AnyTemplate | undefined,
  today: string,
): readonly Redacted[] {
  const known = documents.flatMap((document) => {
    const found = template(document.template);
    return found ? [{ document, template: found }] : [];
  });
  const hidden = new Map(known.map((one) => [one.document.id, privateRows(one.template, one.document, today).ids]));
  return known.map((one) => {
    const { document, withheld } = redact(one.template, one.document, today, hidden);
    const id = (of: string): string => (hidden.has(of) ? clientIdOf(of) : of);
    const content = pointedTo(document.content, id) as Stored;
    return { document: { ...document, id: clientIdOf(document.id), content }, withheld };
  });
}
const suffix = "-client";
const clientIdOf = (id: string): string => `${id.slice(0, 64 - suffix.length)}${suffix}`;

/** References with their documents' new ids. Nothing but a reference has a `document` in it. */
function pointedTo(value: unknown, id: (of: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => pointedTo(one, id));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === "document" && typeof part === "string" && "text" in value ? id(part) : pointedTo(part, id),
    ]),
  );
}

interface PrivateRows {
  /** "table/row": two tables may have rows of one id. */
  readonly keys: ReadonlySet<string>;
  /** As references name them. */
  readonly ids: ReadonlySet<string>;
}
/** Rows that are private, and rows that must name one: an occurrence of a confidential line says what that line is. */
function privateRows({ shape }: AnyTemplate, document: Document, today: string): PrivateRows {
  const filled = fill(shape as Shape, document.content, today) as Stored;
  const all = Object.entries(parts(shape as Shape).tables).flatMap(([name, t]) =>
    ((filled[name] ?? []) as readonly StoredRow[]).map((row) => ({ key: keyOf([name, row.id]), row, t })),
  );
  const isPrivate = ({ row, t }: (typeof all)[number]): boolean => {
    const read = (key: string): unknown => row[key];
    return !!t.privateWhen && evaluate(t.privateWhen.node, { today, read, rows: () => [], cells: () => [] }) === true;
  };
  const mustName = ({ row, t }: (typeof all)[number], ids: ReadonlySet<string>): boolean =>
    Object.entries(t.columns).some(([column, { kind, required }]) => {
      const to = kind === "reference" && required ? (row[column] as Reference | undefined) : undefined;
      return to?.row !== undefined && (to.document ?? document.id) === document.id && ids.has(to.row);
    });
  let found = all.filter(isPrivate);
  for (let before = -1; found.length > before;) {
    before = found.length;
    const [keys, ids] = [new Set(found.map(({ key }) => key)), new Set(found.map(({ row }) => row.id))];
    if (ids.size > 0) found = all.filter((one) => keys.has(one.key) || mustName(one, ids));
  }
  return { keys: new Set(found.map(({ key }) => key)), ids: new Set(found.map(({ row }) => row.id)) };
}

/** A list that names one goes whole: a part of it would read as somebody's edit when the copy comes back. */
function namesHidden(value: unknown, kind: string | undefined, isHidden: (to: Reference) => boolean): boolean {
  if (kind === "reference") return isHidden(value as Reference);
  return kind === "references" && (value as readonly Reference[]).some(isHidden);
}

/** Cells of matrices that went with their row or column. */
function cellsGone(shape: Shape, before: Stored, after: Stored): readonly Place[] {
  return Object.keys(parts(shape).matrices).flatMap((name) => {
    const left = (after[name] ?? {}) as Readonly<Record<string, Stored>>;
    return Object.entries((before[name] ?? {}) as Readonly<Record<string, Stored>>).flatMap(([row, cells]) =>
      Object.keys(cells).flatMap((column): Place[] =>
        Object.hasOwn(left, row) && Object.hasOwn(left[row]!, column) ? [] : [[name, row, column]],
      ),
    );
  });
}

/** What a copy says of a place that it lacks: the kind of place, since the name of a row may say what it is about. */
function kindOf(shape: Shape, at: Place): Place {
  const [name = "", row, column] = at;
  const { tables } = parts(shape);
  if (row === undefined || !Object.hasOwn(tables, name)) return [name];
  return column === undefined ? [name, ""] : [name, "", column];
}
