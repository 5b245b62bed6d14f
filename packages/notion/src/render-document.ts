import {
  fill,
  parts,
  redact,
  rowName,
  type AnyTemplate,
  type Base,
  type Document,
  type HostContext,
  type Language,
  type Loss,
  type Place,
  type Shape,
  type Standing,
  type Stored,
  type StoredRow,
} from "@parley/core";
import type { CodecContext } from "./codec.ts";
import type { Column } from "./columns.ts";
import type { Envelope } from "./envelope.ts";
import type { FindingsShown } from "./findings.ts";
import { Gathering } from "./gathering.ts";
import { guidanceBlocks } from "./guidance.ts";
import { isPageKey } from "./identity.ts";
import { documentColumns, foundColumn, keyColumn, openColumn } from "./layout.ts";
import type { DocumentPage } from "./native.ts";
import { renderTable } from "./render-table.ts";
import { linksIn, named, rowValues } from "./row-values.ts";
import type { Value } from "./value.ts";

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

/** A page that people made is left as it is until a push takes it in. */
const isNewDocument = ({ document, base }: Standing): boolean => isPageKey(document.id) && base === undefined;
function envelopeOf(shape: Shape, document: Document, { exact, shown }: Gathering, base: Base | undefined): Envelope {
  const extra = Object.fromEntries(Object.entries(document.extra).filter(([address]) => !shown.has(address)));
  const { templateVersion, revision, createdAt, updatedAt, series, waivers, flow, withheld } = document;
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
    ...(withheld && { withheld }),
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
