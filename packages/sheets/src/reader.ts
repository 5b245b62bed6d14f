import { addressOf, type Json, type Loss, type Place } from "@parley/core";
import { decode, type CodecContext, type Coded } from "./codec.ts";
import type { Envelope } from "./envelope.ts";
import type { Cell } from "./native.ts";

/**
 * Reads the values of one document out of cells: what is understood, what is not, and what only the document's notes
 * say exactly.
 */
export class Reader {
  readonly losses: Loss[] = [];
  readonly extra: Map<string, Json>;
  readonly codec: CodecContext;
  private readonly document: string;
  private readonly exact: Envelope["exact"];

  constructor(document: string, envelope: Envelope | undefined, codec: CodecContext) {
    this.document = document;
    this.codec = codec;
    this.exact = envelope?.exact ?? {};
    this.extra = new Map(Object.entries(envelope?.extra ?? {}));
  }

  /** The value at a place; `undefined` for none, and for what nobody can read: that goes into `extra` as it is. */
  value(coded: Coded, at: Place, cell: Cell | null): unknown {
    const address = addressOf(at);
    const remembered = Object.hasOwn(this.exact, address) ? this.exact[address] : undefined;
    if (remembered && (cell?.value ?? null) === remembered[0]) return remembered[1];
    const read = decode(coded, cell, this.codec);
    if (!read.ok) {
      this.unreadable(at, cell);
      return undefined;
    }
    // Raw text that stood here has been put right, or taken away.
    const raw = this.extra.get(address);
    if (typeof raw === "string" && !decode(coded, { value: raw }, this.codec).ok) this.extra.delete(address);
    return read.value;
  }

  private unreadable(at: Place, cell: Cell | null): void {
    const raw = cell?.shown ?? cell?.value ?? "";
    this.extra.set(addressOf(at), raw);
    const short = String(raw).slice(0, 60);
    this.lose(at, "unreadable", [`"${short}" cannot be read`, `“${short}”无法识别`], "extra");
  }

  lose(at: Place, kind: Loss["kind"], detail: Loss["detail"], kept: Loss["kept"]): void {
    this.losses.push({ document: this.document, at, kind, detail, kept });
  }
}
