import {
  addressOf,
  fill,
  parts,
  redact,
  rowName,
  same,
  say,
  totals,
  valueToText,
  type AnyTemplate,
  type Base,
  type Document,
  type Field,
  type HostContext,
  type Json,
  type Label,
  type Language,
  type Loss,
  type Place,
  type Reference,
  type Shape,
  type Standing,
  type Stored,
  type StoredRow,
} from "@parley/core";
import { blankOf, encode, encodeRaw, isExact, type CodecContext } from "./codec.ts";
import type { Column } from "./columns.ts";
import type { Envelope } from "./envelope.ts";
import { guidanceBlocks, tableDescription } from "./guidance.ts";
import { isPageKey } from "./identity.ts";
import type { FindingsShown } from "./findings.ts";
import { documentColumns, foundColumn, isStatic, keyColumn, openColumn, tableColumns } from "./layout.ts";
import type { Link } from "./links.ts";
import type { DocumentPage, Page, Property, TableDatabase, WantedView } from "./native.ts";
import { isBlank, type Value } from "./value.ts";
import { words } from "./words.ts";

/** Losses, values kept in the envelope and raw texts shown, gathered while a document is written out. */
class Gathering {
  readonly losses: Loss[] = [];
  readonly exact = new Map<string, Json>();
  /** Addresses of `extra` that a property shows. */
  readonly shown = new Set<string>();
  readonly document: Document;
  readonly codec: CodecContext;
  private readonly targets: ReadonlySet<string>;

  constructor(document: Document, codec: CodecContext, targets: ReadonlySet<string>) {
    this.document = document;
    this.codec = codec;
    this.targets = targets;
  }

  /** What a column shows of a value; what it does not show goes to the envelope. */
  value(column: Column, at: Place, value: unknown): Value {
    const address = addressOf(at);
    if (value === undefined) {
      const raw = encodeRaw(column, this.document.extra[address]);
      if (raw) this.shown.add(address);
      return raw ?? blankOf(column.type);
    }
    const shown = encode(column, value, this.codec);
    if (!isExact(column, value, shown, this.codec)) this.exact.set(address, value as Json);
    this.reportUnseen(column, at, value, shown);
    return shown;
  }

  private reportUnseen(column: Column, at: Place, value: unknown, shown: Value): void {
    if (column.links) return this.reportUnlinked(at, Array.isArray(value) ? value : [value]);
    const wanted = Array.isArray(value) ? value.length : 1;
    if (shown.type === "relation") {
      if (shown.ids.length < wanted)
        this.lose(at, "unresolved-reference", ["It points to no row of this document", "引用的行不在本文档中"]);
    } else if (isBlank(shown) && value !== "" && value !== false && wanted > 0) {
      this.lose(at, "shortened", ["Notion cannot show it in this kind of property", "Notion 的该类属性无法显示此值"]);
    }
    const { currency } = value as { currency?: unknown };
    if (column.field?.kind === "money" && currency !== this.codec.currency) {
      this.lose(at, "mixed-currency", [
        `Shown without its currency ${String(currency)}`,
        `显示时不带币种 ${String(currency)}`,
      ]);
    }
  }

  private reportUnlinked(at: Place, references: readonly Reference[]): void {
    for (const { document, row, text } of references) {
      if (document === undefined || this.targets.has(targetKey(document, row))) continue;
      const detail: Label = [
        `“${text}” is not in Notion: only its name is shown`,
        `“${text}”不在 Notion 中，仅显示名称`,
      ];
      this.lose(at, "unresolved-reference", detail);
    }
  }

  lose(at: Place, kind: Loss["kind"], detail: Loss["detail"], kept: Loss["kept"] = "extra"): void {
    this.losses.push({ document: this.document.id, at, kind, detail, kept });
  }
}

export interface RenderedDocument {
  readonly page: DocumentPage;
  readonly losses: readonly Loss[];
}

/** What a document's page shows of its surroundings. */
export interface Surroundings {
  /** What references can lead to, see `linkable`. */
  readonly targets: ReadonlySet<string>;
  /** Absent where findings are not shown: they are the team's own. */
  readonly findings?: (document: Document) => FindingsShown;
}

function findingValues(columns: readonly Column[], shown: FindingsShown | undefined): Readonly<Record<string, Value>> {
  const nameOf = (key: string): string => columns.find((column) => column.key === key)?.name ?? "";
  return {
    [nameOf(openColumn)]: { type: "number", number: shown?.open ?? null },
    [nameOf(foundColumn)]: { type: "rich_text", text: shown?.text ?? "" },
  };
}

const targetKey = (document: string, row = ""): string => JSON.stringify([document, row]);

/** Everything that references can lead to: the documents that stand, or will, and their rows. */
export function linkable(standing: readonly Standing[], template: HostContext["template"]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { document, trashed } of standing) {
    const shape = template(document.template)?.shape as Shape | undefined;
    if (trashed) continue;
    keys.add(targetKey(document.id));
    for (const table of Object.keys(shape ? parts(shape).tables : {}))
      for (const { id } of (document.content[table] ?? []) as readonly StoredRow[])
        keys.add(targetKey(document.id, id));
  }
  return keys;
}

/**
 * A document as the page and the databases that show it. Pure.
 *
 * @param around  what stands at the target beside it
 */
export function renderDocument(
  template: AnyTemplate,
  standing: Standing,
  context: HostContext,
  around: Surroundings,
): RenderedDocument {
  const whole = standing.document;
  const { document, withheld } =
    context.audience === "client" ? redact(template, whole, context.today) : { document: whole, withheld: [] };
  const shape: Shape = template.shape;
  const { language } = document;
  const codec = codecOf(shape, document, language, context.currency);
  const gathering = new Gathering(document, codec, around.targets);
  for (const at of withheld)
    gathering.lose(at, "withheld", ["It does not leave the team", "不对团队外提供"], "nowhere");
  const filled = fill(shape, document.content, context.today) as Stored;
  const columns = documentColumns(template, language, context.currency);
  const values = rowValues(gathering, columns, [], { ...document.content, ...headerValues(document) }, filled);
  const tables = Object.keys(parts(shape).tables).map((name) =>
    renderTable(shape, name, gathering, standing, filled, context),
  );
  const keyName = columns.find(({ key }) => key === keyColumn)?.name ?? "";
  const base = standing.base && baseWithout(standing.base, withheld);
  const envelope = envelopeOf(shape, document, gathering, base);
  const page: DocumentPage = {
    key: document.id,
    values: {
      ...named(columns, values),
      [keyName]: { type: "rich_text", text: isNewDocument(standing) ? "" : document.id },
      ...findingValues(columns, around.findings?.(document)),
    },
    ...linksIn(columns, document.content, language),
    envelope,
    tables,
    guidance: guidanceBlocks(template, language),
    ...(standing.trashed && { trashed: true }),
  };
  return { page, losses: gathering.losses };
}

/** How values of a document are written and read. */
export const codecOf = (
  shape: Shape,
  document: Pick<Document, "content">,
  language: Language,
  currency: string,
): CodecContext => ({
  language,
  currency,
  rowNames: (table) =>
    new Map(
      ((document.content[table] ?? []) as readonly StoredRow[]).map(({ id }) => [
        id,
        rowName(shape, document as Document, table, id),
      ]),
    ),
});

/** The header's values under their columns' keys. */
const headerValues = (document: Document): Stored => ({
  $title: document.title,
  $owner: document.owner,
  $reviewBy: document.reviewBy,
  $state: document.flow.state,
  $clientVisible: document.clientVisible,
});

/** Values by column key, of one row or of the document itself. */
function rowValues(
  gathering: Gathering,
  columns: readonly Column[],
  at: Place,
  stored: Stored,
  filled: Stored,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const column of columns) {
    const { key } = column;
    if (key === "$title") values.set(key, { type: "title", text: stored.$title as string });
    else if (column.field && !column.named) values.set(key, gathering.value(column, [...at, key], own(stored, key)));
    else if (isStatic(column))
      values.set(key, staticValue(column, own(filled, key.slice(1)), gathering.codec.language));
  }
  return values;
}
const own = (row: Stored, name: string): unknown => (Object.hasOwn(row, name) ? row[name] : undefined);

function staticValue(column: Column, value: unknown, language: Language): Value {
  if (column.type === "number") return { type: "number", number: typeof value === "number" ? value : null };
  const node = column.computed?.expression.node;
  const band = node?.op === "band" ? node.bands.find(({ id }) => id === value) : undefined;
  if (band) return { type: "rich_text", text: say(band.label, language) };
  return { type: "rich_text", text: typeof value === "string" || typeof value === "boolean" ? String(value) : "" };
}

const named = (columns: readonly Column[], values: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    columns.flatMap(({ key, name }) => (values.has(key) ? [[name, values.get(key) ?? blankOf("other")]] : [])),
  );

function renderTable(
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
      values: { ...named(columns, values), [keyName]: { type: isTitle ? "title" : "rich_text", text } },
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

/** A page that people made is left as it is until a push takes it in. */
const isNewDocument = ({ document, base }: Standing): boolean => isPageKey(document.id) && base === undefined;
/** A row that people added gets its id as a key with the push that takes it in, and not before. */
const isNew = (row: string, table: string, base: Base | undefined): boolean =>
  isPageKey(row) && !(base && `${table}/${row}` in base);

/** References to other documents, by column: where they lead is found when it is known what stands there. */
function linksIn(columns: readonly Column[], row: Stored, language: Language): Pick<Page, "links"> {
  const found = columns.flatMap(({ key, field, links }) => {
    const value = links && own(row, key);
    if (field === undefined || value === undefined) return [];
    const one = field.kind === "reference";
    return [
      [key, (one ? [value as Reference] : (value as readonly Reference[])).map((r) => linkOf(field, r, language))],
    ];
  });
  return found.length > 0 ? { links: Object.fromEntries(found) as NonNullable<Page["links"]> } : {};
}
const linkOf = (field: Field, reference: Reference, language: Language): Link => ({
  ...(reference.document !== undefined && { document: reference.document }),
  ...(reference.row !== undefined && { row: reference.row }),
  text: valueToText(field, field.kind === "reference" ? reference : [reference], language),
});

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

export const toProperty = ({ key, name, type, config, links }: Column): Property => ({
  key,
  name,
  type,
  config,
  ...(links && { links }),
});

function viewsOf(shape: Shape, table: string, language: Language): readonly WantedView[] {
  const label = { board: words.byBoard, calendar: words.byCalendar, timeline: words.byTimeline };
  return shape.views.flatMap(({ view, of, by }) => {
    const [first] = by;
    if (of !== table || first === undefined || view === "heatmap" || view === "bars") return [];
    return [{ type: view, name: label[view][language === "en" ? 0 : 1], by: first }];
  });
}

function envelopeOf(shape: Shape, document: Document, { exact, shown }: Gathering, base: Base | undefined): Envelope {
  const extra = Object.fromEntries(Object.entries(document.extra).filter(([address]) => !shown.has(address)));
  const { templateVersion, revision, createdAt, updatedAt, series, waivers, flow } = document;
  const { tables, matrices } = parts(shape);
  const absent = [...Object.keys(tables), ...Object.keys(matrices)].filter((name) => !(name in document.content));
  const meta = {
    templateVersion,
    revision,
    createdAt,
    updatedAt,
    ...(series !== undefined && { series }),
    waivers,
    extra,
    state: flow.state,
    history: flow.history,
  };
  return { meta, exact: Object.fromEntries(exact), absent, ...(base && { base }) };
}

/** What was withheld was not agreed on: else its absence there would read as somebody's deleting it. */
function baseWithout(base: Base, withheld: readonly Place[]): Base {
  const gone = withheld.map((at) => at.join("/"));
  return Object.fromEntries(
    Object.entries(base).filter(([key]) => !gone.some((place) => key === place || key.startsWith(`${place}/`))),
  );
}
