import { same } from "@parley/core";
import { isSameKind, type Atlas } from "./atlas.ts";
import { diffProperties, formulaDigests } from "./diff.ts";
import { inSourceOrder } from "./link-order.ts";
import { isUnknown, lastLinks, linkConfigs, linksThere, outgrown, type RememberedLinks } from "./link-properties.ts";
import { documentsSource, sourceOfLink } from "./links.ts";
import { matchProperties, type Matched } from "./match.ts";
import type { DocumentDatabase, Property } from "./native.ts";
import { opKey, type Op, type Ref } from "./ops.ts";
import type { DocumentSteps } from "./plan-document.ts";
import { newTableConfigs } from "./plan-table.ts";
import type { PropertyConfigs } from "./port.ts";
import { Sources } from "./sources.ts";

/** Databases of documents that plans go to, each with what has to be done to it before and after its documents. */
export class Homes {
  readonly all: readonly DatabaseHome[];

  /** @param atlas  gets the data sources that are made */
  constructor(databases: readonly DocumentDatabase[], atlas: Atlas) {
    const standing = databases.flatMap((database) => {
      const homes = [...atlas.documents.values()].flatMap((one) =>
        isSameKind(one.database, database) ? [one.home] : [],
      );
      return [...new Set(homes)].map((there) => ({ database, there }));
    });
    const order = inSourceOrder(databases);
    const makes = standing.filter(({ there }) => there === undefined);
    makes.sort((a, b) => order.indexOf(a.database) - order.indexOf(b.database));
    const made = makes.map(({ database }) => new DatabaseHome(database, undefined, atlas));
    const kept = standing.flatMap(({ database, there }) => (there ? [new DatabaseHome(database, there, atlas)] : []));
    this.all = [...made, ...kept];
    for (const home of this.all) home.begin();
  }

  of(database: DocumentDatabase, there: DocumentDatabase | undefined): DatabaseHome {
    const home = this.all.find((one) => one.database === database && one.there === there);
    if (!home) throw new Error(`Unexpected document outside of "${database.title}", expected a database for it`);
    return home;
  }
}

/** One database that documents stand in, or that is made for them. */
export class DatabaseHome {
  readonly database: DocumentDatabase;
  readonly there: DocumentDatabase | undefined;
  readonly source: Ref;
  /** Relation columns that wait for tables of documents which come later. */
  pending: readonly Property[] = [];
  private readonly atlas: Atlas;
  private readonly key: string;
  private readonly matched: Matched;
  private readonly remembered: RememberedLinks;
  /** What stands there, or is made by operations so far. */
  private present: readonly Property[];
  /** What it is made with, when it is made. */
  private readonly initial: PropertyConfigs;
  private readonly needed = new Set<Property>();
  /** Data sources that are known when databases are made, before the first document. */
  private known = new Sources(new Map());
  private isTouched = false;
  private additions = 0;

  constructor(database: DocumentDatabase, there: DocumentDatabase | undefined, atlas: Atlas) {
    const { template, language, properties } = database;
    this.database = database;
    this.there = there;
    this.atlas = atlas;
    this.key = opKey("database", template, language);
    this.source = there?.source === undefined ? { made: this.key } : { id: there.source };
    this.remembered = rememberedBy(there, atlas);
    this.matched = matchProperties(
      properties as readonly { key: string; name: string }[],
      there?.properties ?? [],
      this.remembered.ids,
    );
    const sources = new Sources(atlas.sources);
    const { configs, made } = newTableConfigs(there ? [] : properties, sources);
    this.initial = configs;
    this.present = there ? properties.filter(({ key = "" }) => this.matched.property(key) !== undefined) : made;
    if (!there) atlas.sources.set(documentsSource(template, language), this.source);
  }

  /** Called when every database is known. */
  begin(): void {
    this.known = new Sources(new Map(this.atlas.sources));
    this.pending = lastLinks(this.database.properties, this.known);
  }

  /** Relation columns whose targets are known by now, before the next document. */
  ready(): readonly Property[] {
    const sources = new Sources(this.atlas.sources);
    const ready = this.pending.filter((property) => !isUnknown(property, sources));
    this.pending = this.pending.filter((property) => !ready.includes(property));
    return ready;
  }

  /** Takes note of what a document needs; without operations of its own, it leaves the columns to the next one. */
  took(steps: DocumentSteps, ready: readonly Property[]): void {
    for (const property of steps.needed) this.needed.add(property);
    if (steps.changes.length > 0) this.isTouched = true;
    else this.pending = [...this.pending, ...ready];
  }

  /** Makes the database; nothing when it stands, or when none of its documents changes. */
  make(): readonly Op[] {
    const { title, description = "" } = this.database;
    if (this.there || !this.isTouched) return [];
    const properties = this.initial;
    const parent = "target";
    return [
      { do: "database", key: this.key, label: same(title), parent, title, description, inline: false, properties },
    ];
  }

  /** Properties that no document remembers, because the template is newer than the database; and those that values are waiting for. */
  change(): readonly Op[] {
    if (!this.isTouched) return [];
    const { there, remembered, matched, known } = this;
    const { properties } = this.database;
    const needed = [...this.needed];
    if (!there) {
      const { configs, made } = newTableConfigs(this.later(), known, this.present);
      this.present = made;
      return this.op("properties", configs);
    }
    const added = linkConfigs(properties, matched, remembered, known, needed);
    const links = linksThere(properties, matched, added);
    const formulas = this.sentFormulas([...this.present, ...links]);
    const own = diffProperties(properties, there.properties, { ...remembered, names: {}, formulas }, needed, links);
    this.present = [...this.present, ...properties.filter(({ name }) => Object.hasOwn({ ...added, ...own }, name))];
    return this.op("properties", { ...added, ...own });
  }

  /** Adds relation columns that have become possible, and lets formulas speak of them. */
  add(properties: readonly Property[]): readonly Op[] {
    if (!this.isTouched || properties.length === 0) return [];
    const sources = new Sources(this.atlas.sources);
    const configs = linkConfigs(properties, this.matched, this.remembered, sources, [...this.needed]);
    const now = [...this.present, ...properties.filter(({ name }) => Object.hasOwn(configs, name))];
    const changed = outgrown(this.present, now, this.matched);
    this.present = now;
    return this.op(`links ${++this.additions}`, { ...configs, ...changed });
  }

  /** Formulas that some document remembers as they are now. */
  private sentFormulas(present: readonly Property[]): Readonly<Record<string, string>> {
    const sent = (this.there?.documents ?? []).map(({ envelope }) => envelope?.at?.formulas ?? {});
    const now = Object.entries(formulaDigests([...new Set(present)]));
    return Object.fromEntries(now.filter(([key, digest]) => sent.some((formulas) => formulas[key] === digest)));
  }

  /** What is wanted and not pending. */
  private later(): readonly Property[] {
    const last = lastLinks(this.database.properties, this.known);
    return this.database.properties.filter((property) => !last.includes(property));
  }

  private op(kind: string, properties: PropertyConfigs): readonly Op[] {
    if (Object.keys(properties).length === 0) return [];
    const { template, language, title } = this.database;
    return [
      { do: "properties", key: opKey(kind, template, language), label: same(title), source: this.source, properties },
    ];
  }
}

/** What the documents of a database remember of its properties. One that knows where a relation leads now is believed. */
function rememberedBy(there: DocumentDatabase | undefined, atlas: Atlas): RememberedLinks {
  const ids: Record<string, string> = {};
  const links: Record<string, string> = {};
  for (const { envelope } of there?.documents ?? []) {
    Object.assign(ids, envelope?.at?.properties);
    for (const [key, source] of Object.entries(envelope?.at?.links ?? {})) {
      const now = atlas.sources.get(sourceOfLink(key));
      if (links[key] === undefined || (now && "id" in now && now.id === source)) links[key] = source;
    }
  }
  return { ids, links };
}
