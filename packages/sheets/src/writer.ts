import {
  addressOf,
  type AnyTemplate,
  type Document,
  type Field,
  type HostContext,
  type Json,
  type Loss,
  type Place,
  type Shape,
  type StoredRow,
} from "@parley/core";
import { decode, encode, isExact, type CodecContext, type Coded } from "./codec.ts";
import { targetsIn, type Known, type Roster } from "./directory.ts";
import type { Envelope } from "./envelope.ts";
import { sheetsRoom, type CellRoom } from "./limits.ts";
import { linksOf } from "./links.ts";
import type { Cell, CellValue, Formula } from "./native.ts";
import { nameColumn, rowNamesOf } from "./row-names.ts";
import { words } from "./words.ts";

/** What stands beside a document in its spreadsheet. */
export interface Around {
  readonly known: readonly Known[];
  readonly roster: Roster;
  /** What one cell takes; as much as Google's when it is not said. */
  readonly room?: CellRoom;
}

/** A document as others may point to it. */
export const toKnown = (shape: Shape, { id, title, content }: Document): Known => ({
  id,
  template: shape.id,
  title: title.trim(),
  rows: (table) => rowNamesOf(shape, content, table),
  nameColumn: (table) => nameColumn(shape, table),
});

/** Writes the values of one document into cells, and remembers what the cells do not say. */
export class Writer {
  readonly losses: Loss[] = [];
  readonly exact: Record<string, Envelope["exact"][string]> = {};
  readonly template: AnyTemplate;
  readonly document: Document;
  readonly codec: CodecContext;
  readonly room: CellRoom;
  readonly roster: Roster;
  /** Formulas that are the same in every row of a column. */
  readonly formulas = new Map<string, Formula>();
  /** Links by address, and lists by column or line, that depend on other documents. */
  readonly links: Record<string, string> = {};
  readonly ties: Record<string, string> = {};

  constructor(template: AnyTemplate, document: Document, context: HostContext, around: Around) {
    const { currency, timeZone } = context;
    const { known, roster, room = sheetsRoom } = around;
    this.template = template;
    this.document = document;
    this.room = room;
    this.roster = roster;
    const home = toKnown(template.shape as Shape, document);
    const targets = targetsIn(known, known.find(({ id }) => id === document.id) ?? home);
    this.codec = { language: document.language, currency, timeZone, targets, cellChars: room.cellChars };
  }

  /** The cell for a value at a place; raw text that nobody could read goes back to where it came from. */
  cell(coded: Coded, at: Place, value: unknown): Cell {
    const address = addressOf(at);
    const raw =
      value === undefined && Object.hasOwn(this.document.extra, address) ? this.document.extra[address] : undefined;
    if (
      typeof raw === "string" &&
      raw !== "" &&
      raw.length <= this.room.cellChars &&
      !decode(coded, { value: raw }, this.codec).ok
    )
      return { value: raw };
    const cell = encode(coded, value, this.codec);
    if (!isExact(coded, value, cell, this.codec)) this.exact[address] = [cell.value ?? null, value as Json];
    this.tellLoss(coded, at, value, cell);
    const links = linksOf(coded.field, value, address, this.codec);
    if (!links) return cell;
    if (links.key !== "") this.links[address] = links.key;
    return { ...cell, links };
  }

  /** A value as its cell shows it; "" for none. */
  shown(field: Field, value: unknown): CellValue {
    return encode({ field }, value, this.codec).value ?? "";
  }

  private tellLoss({ field }: Coded, at: Place, value: unknown, cell: Cell): void {
    const { cellChars } = this.room;
    if (typeof cell.value !== "string") return;
    if (field.kind === "money") {
      this.lose(
        at,
        "static-number",
        [
          "The amount has more digits than a number of a spreadsheet: written as text",
          "金额位数超出表格数字的精度，已写为文本",
        ],
        "extra",
      );
    } else if (typeof value === "string" && value.length > cellChars) {
      this.lose(
        at,
        "shortened",
        [
          `A cell shows ${cellChars} characters of ${value.length}`,
          `单元格只显示 ${value.length} 个字符中的前 ${cellChars} 个`,
        ],
        "extra",
      );
    }
  }

  lose(at: Place, kind: Loss["kind"], detail: Loss["detail"], kept: Loss["kept"]): void {
    this.losses.push({ document: this.document.id, at, kind, detail, kept });
  }
}

/** Rows of a table as they are stored. */
export const storedRows = (document: Document, table: string): readonly StoredRow[] =>
  (document.content[table] ?? []) as readonly StoredRow[];

/** Values of the header that every document has, as fields. */
export const headerFields = {
  owner: { field: { kind: "text", label: words.$owner } },
  reviewBy: { field: { kind: "date", label: words.$reviewBy } },
  clientVisible: { field: { kind: "checkbox", label: words.$clientVisible } },
} as const satisfies Readonly<Record<string, Coded>>;
