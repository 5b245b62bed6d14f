import type { Base, Document, Json, Language } from "@parley/core";
import type { CellValue } from "./native.ts";
import { packBase, unpackBase, type PackedBase } from "./packed-base.ts";

/**
 * What of a document no cell shows: kept as JSON in hidden lines of its main tab, so that it goes where the tab goes.
 */
export interface Envelope {
  readonly templateVersion: number;
  readonly language: Language;
  /** For a title that somebody deleted. */
  readonly title: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
  readonly series?: string;
  readonly flow: Document["flow"];
  readonly waivers: Document["waivers"];
  readonly extra: Document["extra"];
  /** What a copy for the client does not tell about. */
  readonly withheld?: NonNullable<Document["withheld"]>;
  /** Currency of amounts whose cell says none, when it was written. */
  readonly currency: string;
  readonly timeZone: string;
  /**
   * Values that say more than their cell shows, by address, each with what the cell showed: valid as long as it still
   * does.
   */
  readonly exact: Readonly<Record<string, readonly [shown: CellValue | null, value: Json]>>;
  /** Links that were set in cells, by address; lists that depend on other documents, by column or line. */
  readonly links?: Readonly<Record<string, string>>;
  readonly ties?: Readonly<Record<string, string>>;
  /** Tables and matrices that the document does not have at all. */
  readonly absent: readonly string[];
  readonly base?: Base;
}

type Packed = Omit<Envelope, "base"> & { readonly parley: 1; readonly base?: PackedBase };

/** The envelope as texts that fit into cells of so many characters. */
export function envelopePieces({ base, ...rest }: Envelope, pieceChars: number): readonly string[] {
  const packed: Packed = { parley: 1, ...rest, ...(base && { base: packBase(base) }) };
  const json = JSON.stringify(inOrder(packed));
  const pieces: string[] = [];
  for (let at = 0; at < json.length;) {
    // Half a surrogate pair at the end of a cell would not survive the way.
    const end = /[\ud800-\udbff]/.test(json.charAt(at + pieceChars - 1)) ? at + pieceChars - 1 : at + pieceChars;
    pieces.push(json.slice(at, end));
    at = end;
  }
  return pieces;
}

/** With sorted keys, so that the same envelope is the same text whatever order its parts were made in. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
}

/** The envelope in some pieces; nothing when one is missing or somebody typed over it. */
export function parseEnvelope(pieces: readonly string[]): Envelope | undefined {
  const packed = parsed(pieces.join(""));
  if (packed?.parley !== 1 || typeof packed.revision !== "number") return undefined;
  const { parley: _version, base, ...rest } = packed;
  return { ...rest, ...(base && { base: unpackBase(base) }) };
}

function parsed(json: string): Packed | undefined {
  try {
    return JSON.parse(json) as Packed;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
