import { isParleyError, type Run } from "@parley/core";
import { Calls } from "./calls.ts";
import { looksLikeEnvelope, parseEnvelope, shortPageId, type Envelope, type TablePlace } from "./envelope.ts";
import { keyColumn } from "./layout.ts";
import { parseMarker } from "./marker.ts";
import type { DocumentDatabase, DocumentPage, Native, Page, Property, TableDatabase } from "./native.ts";
import type { ChildBlock, FoundPage, NotionPort, Paged, RowQuery } from "./port.ts";
import { textOf, type Values } from "./value.ts";
import { words } from "./words.ts";

/** The page below which documents stand. */
export interface NotionTarget {
  readonly page: string;
}

/** Blocks in which people may have put a database, to have it beside another or folded away. */
const containers = new Set([
  "column_list",
  "column",
  "toggle",
  "callout",
  "synced_block",
  "heading_1",
  "heading_2",
  "heading_3",
  "heading_4",
]);

/**
 * Reads everything of Parley's below a page: one request for the page, one for each database in it, two for the documents of each (those in
 * the trash are asked for apart), and one for each table of each document.
 *
 * @throws ParleyError
 */
export async function collect(port: NotionPort, target: NotionTarget, run: Run): Promise<Native> {
  const calls = new Calls(run);
  const reader = new Collector(port, calls);
  const databases: DocumentDatabase[] = [];
  for (const { id } of await reader.childDatabases(target.page)) {
    const found = await reader.documents(id);
    if (found) databases.push(found);
  }
  return { databases };
}

class Collector {
  private readonly port: NotionPort;
  private readonly calls: Calls;

  constructor(port: NotionPort, calls: Calls) {
    this.port = port;
    this.calls = calls;
  }

  /** Databases below a page, also where people tidied them away. */
  async childDatabases(block: string): Promise<readonly ChildBlock[]> {
    const children = await this.all((cursor) => this.port.children(block, cursor));
    const found: ChildBlock[] = [];
    for (const child of children) {
      if (child.type === "child_database") found.push(child);
      else if (child.hasChildren && containers.has(child.type)) found.push(...(await this.childDatabases(child.id)));
    }
    return found;
  }

  /** A database of documents, when it is one of ours. */
  async documents(id: string): Promise<DocumentDatabase | undefined> {
    const { title, description, sources } = await this.calls.read(() => this.port.database(id));
    const marker = parseMarker(description);
    const [source] = sources;
    if (!marker || source === undefined) return undefined;
    const live = await this.rows(source);
    const trashed = await this.all((cursor) => this.port.query(source, { ...at(cursor), trashed: true }));
    const documents: DocumentPage[] = [];
    for (const page of live) documents.push(await this.document(page));
    for (const page of trashed) documents.push({ ...pageOf(page, envelopeIn(page)), tables: [], trashed: true });
    const properties = await this.properties(source, [...live, ...trashed]);
    return { ...marker, database: id, source, title, properties, documents };
  }

  private async document(found: FoundPage): Promise<DocumentPage> {
    const envelope = envelopeIn(found);
    const page = pageOf(found, envelope);
    // A copy carries the places of its original: its own tables have to be looked for.
    const places = envelope?.at?.page === found.id ? envelope.at.tables : undefined;
    const tables: TableDatabase[] = [];
    if (places) {
      for (const [name, place] of Object.entries(places)) {
        const table = await this.table(place.source, { name, database: place.database, title: "" }, place);
        if (table) tables.push(table);
      }
      return { ...page, tables };
    }
    for (const { id } of await this.childDatabases(found.id)) {
      const { title, sources } = await this.calls.read(() => this.port.database(id));
      const table = sources[0] === undefined ? undefined : await this.table(sources[0], { database: id, title });
      if (table) tables.push(table);
    }
    return { ...page, tables };
  }

  /** A table's rows; nothing when people threw the table away. */
  private async table(
    source: string,
    known: { readonly name?: string; readonly database: string; readonly title: string },
    place?: TablePlace,
  ): Promise<TableDatabase | undefined> {
    try {
      const rows = await this.rows(source);
      if (rows.some((row) => row.trashed)) return undefined;
      if (rows.length === 0 && (await this.calls.read(() => this.port.dataSource(source))).trashed) return undefined;
      const properties = await this.properties(source, rows);
      return { ...known, source, properties, rows: rows.map((row) => rowOf(row, place)) };
    } catch (error) {
      if (isParleyError(error) && error.code === "not-found") return undefined;
      throw error;
    }
  }

  private rows(source: string): Promise<readonly FoundPage[]> {
    return this.all((cursor) => this.port.query(source, at(cursor)));
  }

  /** Any row tells the properties; only an empty source has to be asked. */
  private async properties(source: string, rows: readonly FoundPage[]): Promise<readonly Property[]> {
    return rows[0]?.properties ?? (await this.calls.read(() => this.port.dataSource(source))).properties;
  }

  private async all<T>(list: (cursor?: string) => Promise<Paged<T>>): Promise<readonly T[]> {
    const items: T[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page: Paged<T> = await this.calls.read(() => list(cursor));
      items.push(...page.items);
      cursor = page.next;
      more = cursor !== undefined;
    }
    return items;
  }
}

const at = (cursor: string | undefined): RowQuery => (cursor === undefined ? {} : { cursor });

/** The envelope of a page, in whatever property its text stands: people may have renamed it. */
function envelopeIn({ values }: FoundPage): Envelope | undefined {
  for (const value of Object.values(values)) {
    const envelope =
      value.type === "rich_text" && looksLikeEnvelope(value.text) ? parseEnvelope(value.text) : undefined;
    if (envelope) return envelope;
  }
  return undefined;
}

const pageOf = (found: FoundPage, envelope: Envelope | undefined): Page & { readonly envelope?: Envelope } => ({
  ...pageWithKey(found, keyIn(found, envelope?.at?.properties[keyColumn])),
  ...(envelope && { envelope }),
});

/** A row that the envelope remembers is that row, whatever became of its key. */
function rowOf(found: FoundPage, place: TablePlace | undefined): Page {
  const remembered = place?.rows[shortPageId(found.id)];
  if (remembered !== undefined) return { ...pageWithKey(found, remembered), remembered: true };
  return pageWithKey(found, keyIn(found, place?.properties[keyColumn]));
}

const pageWithKey = ({ id, url, created, values }: FoundPage, key: string): Page => ({ id, url, created, key, values });

/** The text of the key property: the one that is remembered, else the one that is called so. */
function keyIn({ properties, values }: FoundPage, id: string | undefined): string {
  const name = properties.find((p) => p.id === id)?.name ?? words.key[0];
  const value = (values as Values)[name];
  return value?.type === "rich_text" || value?.type === "title" ? textOf(value) : "";
}
