import {
  addressOf,
  parts,
  type Document,
  type HostContext,
  type Json,
  type Label,
  type Loss,
  type Place,
  type Reference,
  type Shape,
  type Standing,
  type StoredRow,
} from "@parley/core";
import { blankOf, encode, encodeRaw, isExact, type CodecContext } from "./codec.ts";
import type { Column } from "./columns.ts";
import { isBlank, type Value } from "./value.ts";

/** Losses, values kept in the envelope and raw texts shown, gathered while a document is written out. */
export class Gathering {
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
