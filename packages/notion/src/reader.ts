import { addressOf, type Json, type Language, type Loss, type Place, type Reference } from "@parley/core";
import { decode, encode, type CodecContext } from "./codec.ts";
import type { Column } from "./columns.ts";
import type { Envelope } from "./envelope.ts";
import { valueAt, type Matched } from "./match.ts";
import type { Property } from "./native.ts";
import { linkColumns, pagesIn, readLinks, type KnownPages, type ShownLinks } from "./read-links.ts";
import { sameValue, textOf, type Value, type Values } from "./value.ts";

/** Reads one page with its tables: what is understood, what is not, and where things are exact only in the envelope. */
export class Reader {
  readonly losses: Loss[] = [];
  readonly extra = new Map<string, Json>();
  private readonly id: string;
  private readonly known: KnownPages;
  private readonly isUnfinished: boolean;
  /** What the envelope says of a place: what was agreed on, and what was being written. */
  private readonly exact: readonly Envelope["exact"][];

  constructor(id: string, envelope: Envelope | undefined, known: KnownPages) {
    this.id = id;
    this.known = known;
    this.isUnfinished = envelope !== undefined && envelope.base === undefined;
    this.exact = [envelope?.exact ?? {}, envelope?.next ?? {}];
    for (const [address, raw] of Object.entries(envelope?.meta.extra ?? {})) this.extra.set(address, raw);
  }

  /** The value of a column at a place; `undefined` for none, and for what nobody can read: that goes to `extra` as it is. */
  value(column: Column, at: Place, shown: Value | undefined, codec: CodecContext): unknown {
    const address = addressOf(at);
    for (const exact of this.exact) {
      if (!Object.hasOwn(exact, address)) continue;
      if (sameValue(encode(column, exact[address], codec), shown)) return exact[address];
    }
    const read = decode(column, shown, codec);
    if (read.ok) return read.value;
    const raw = shown ? textOf(shown) : "";
    this.extra.set(address, raw);
    this.lose(at, "unreadable", [`“${raw.slice(0, 60)}” cannot be read`, `“${raw.slice(0, 60)}”无法识别`], "extra");
    return undefined;
  }

  /** The value of a column in a row, whatever properties it is shown in. */
  cell(column: Column, at: Place, values: Values, { matched, links, codec }: Reading, keyed = asItIs): unknown {
    const shown = valueAt(matched, column.key, values);
    if (!column.links) return this.value(column, at, keyed(shown), codec);
    const pages = pagesIn(links.get(column.key) ?? [], values);
    return this.references(column, at, { pages, text: shown ? textOf(shown) : "" }, codec.language);
  }

  /** The references of a column that may lead to other documents. */
  references(column: Column, at: Place, shown: ShownLinks, language: Language): unknown {
    const { field } = column;
    if (field === undefined) return undefined;
    const address = addressOf(at);
    const isOne = field.kind === "reference";
    const before = this.exact.flatMap((exact) => {
      if (!Object.hasOwn(exact, address)) return [];
      const value = exact[address] as unknown;
      return [isOne ? [value as Reference] : (value as readonly Reference[])];
    });
    const { value, gone, strange } = readLinks(field, shown, before, this.known, this.isUnfinished, language);
    for (const { text } of gone) {
      this.lose(
        at,
        "unresolved-reference",
        [`“${text}” is no longer in Notion: its name is kept`, `“${text}”已不在 Notion 中，仅保留名称`],
        "extra",
      );
    }
    if (strange > 0) {
      this.lose(
        at,
        "unresolved-reference",
        ["A linked page is not in sight, and is not taken over", "所链接的页面不可见，未读取"],
        "nowhere",
      );
    }
    if (!isOne) return value.length > 0 ? value : before.find((references) => references.length === 0);
    // One is meant: what people added takes the place of what stood there.
    if (value.length > 1) {
      const left = value
        .slice(0, -1)
        .map(({ text }) => text)
        .join("; ");
      this.lose(
        at,
        "flattened",
        [`One reference belongs here: without “${left}”`, `此处只能引用一项，未取“${left}”`],
        "nowhere",
      );
    }
    return value.at(-1);
  }

  lose(at: Place, kind: Loss["kind"], detail: Loss["detail"], kept: Loss["kept"]): void {
    this.losses.push({ document: this.id, at, kind, detail, kept });
  }

  unknown(at: Place, properties: readonly Property[]): void {
    for (const { name } of properties) {
      this.lose(
        [...at, name],
        "unknown-column",
        [`The column “${name}” stays in Notion`, `列“${name}”保留在 Notion 中`],
        "nowhere",
      );
    }
  }
}

/** What is read by: the properties of columns, those of links, and what values depend on. */
export interface Reading {
  readonly matched: Matched;
  readonly links: ReadonlyMap<string, readonly Property[]>;
  readonly codec: CodecContext;
}
const asItIs = (value: Value | undefined): Value | undefined => value;

/** The relation columns of every column that may lead to other documents, by its key. */
export function linksBy(
  columns: readonly Column[],
  matched: Matched,
  remembered: Readonly<Record<string, string>> = {},
): Reading["links"] {
  const keys = Object.keys(remembered);
  return new Map(
    columns.flatMap(({ key, name, links }) => {
      if (!links) return [];
      return [[key, linkColumns(key, matched.property(key)?.name ?? name, matched, keys)] as const];
    }),
  );
}
/** Properties that are neither a column's nor a link's. */
export const unlinked = ({ unknown }: Matched, links: Reading["links"]): readonly Property[] => {
  const all = new Set([...links.values()].flat());
  return unknown.filter((property) => !all.has(property));
};
