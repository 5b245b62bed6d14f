import type { Document, Json, Place } from "./document.ts";
import type { Person } from "./fields.ts";
import type { Label, Language } from "./label.ts";
import type { Base } from "./merge.ts";
import type { AnyTemplate } from "./template.ts";

/** A closed list, so that the conformance suite can tell a declared loss from a bug. */
export const lossKinds = [
  "static-number",
  "shortened",
  "flattened",
  "withheld",
  "unmapped-person",
  "unresolved-reference",
  "unreadable",
  "unknown-column",
  "mixed-currency",
  "unverified-decision",
] as const;
export type LossKind = (typeof lossKinds)[number];
/** Something a host cannot show or keep: reported by `render` or `read`, never silent. */
export interface Loss {
  readonly document: string;
  readonly at: Place;
  readonly kind: LossKind;
  readonly detail: Label;
  /** "extra": the raw value is kept in `document.extra` and written back where it came from. "nowhere" is the only real loss. */
  readonly kept: "extra" | "nowhere";
}

/** What `render` and `read` may know. Everything in it is data, so that both stay pure. */
export interface HostContext {
  readonly language: Language;
  readonly audience: "team" | "client";
  /** ISO day. */
  readonly today: string;
  readonly timeZone: string;
  /** ISO 4217, for money that says none. */
  readonly currency: string;
  readonly template: (id: string) => AnyTemplate | undefined;
  /** Filled by `collect` where a host has accounts. */
  readonly people: {
    readonly toAccount: (person: Person) => string | undefined;
    readonly toPerson: (account: string) => Person | undefined;
  };
}

/** What stands at a target now. */
export interface Standing {
  readonly document: Document;
  /** What the last push and this target agreed on; lives at the target, so that a second colleague merges against it too. */
  readonly base?: Base;
  /** The users of the target threw it away: never made again silently. */
  readonly trashed?: true;
  /** A copy a user made of another document: the id of that one. */
  readonly copyOf?: string;
}
export interface Change {
  readonly document: string;
  readonly kind: "create" | "update" | "delete";
  readonly at: Place;
}
/** Every operation a push would make, known before the first call: the dry run, the progress total, what the journal counts. */
export interface Plan<Op> {
  readonly ops: readonly Op[];
  readonly changes: readonly Change[];
  /** Requests it will take, at least. */
  readonly calls: number;
}
/** What `deliver` did. `links`: address by document id. */
export interface Receipt {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
  readonly requests: number;
  readonly links: Readonly<Record<string, string>>;
}

/** `begin` and `done` around each write; `open` are the ones begun and never done: looked up on the platform, never repeated blindly. */
export interface Journal {
  begin(op: string): Promise<void>;
  done(op: string, made?: Json): Promise<void>;
  open(): Promise<readonly string[]>;
}
export interface Run {
  readonly signal: AbortLike;
  readonly journal: Journal;
  readonly onProgress?: (done: number, of: number, doing: Label) => void;
  /** ISO instant. */
  readonly now: () => string;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
}
/** The part of an AbortSignal that core needs; core has no DOM. */
export interface AbortLike {
  readonly aborted: boolean;
}

export interface Capabilities {
  /** The host can prove who acts, so that a decision made there counts. */
  readonly provesIdentity: boolean;
  readonly conditionalWrite: boolean;
  /** Rows keep the order in which they were delivered. */
  readonly keepsOrder: boolean;
  /** Users of the host can throw a document away and get it back. */
  readonly trash: boolean;
  /** Users of the host can copy a document by the host's own means. */
  readonly copies: boolean;
  /** Users of the host edit what Parley delivered in place (cells, properties). */
  readonly editsInPlace: boolean;
  readonly limits: Readonly<Record<string, { readonly most: number; readonly source: string }>>;
}

/** The contract of a host: two pure mappings, one pure plan, one reader, one writer. */
export interface HostAdapter<Native, Op, Port, Target> {
  readonly host: string;
  readonly capabilities: Capabilities;
  /** Pure. All documents of a target at once: references become relations only when both ends are there. */
  render(
    standing: readonly Standing[],
    context: HostContext,
  ): { readonly native: Native; readonly losses: readonly Loss[] };
  /** Pure; the inverse of `render` up to losses. */
  read(
    native: Native,
    context: HostContext,
  ): { readonly standing: readonly Standing[]; readonly losses: readonly Loss[] };
  /** Pure: what has to be done so that `there` becomes `wanted`. */
  plan(wanted: Native, there: Native): Plan<Op>;
  /** The only reader. Throws ParleyError. */
  collect(port: Port, target: Target, run: Run): Promise<Native>;
  /** The only writer. Throws ParleyError; "conflict" when the platform moved on since `there` was collected: `push` collects and merges again. */
  deliver(plan: Plan<Op>, port: Port, target: Target, run: Run): Promise<Receipt>;
}
// What a door opens differs by host; whoever holds any of them hands it on whole.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyAdapter = HostAdapter<any, any, any, any>;

/** A host with its port open and a target in it. */
export interface Connection {
  readonly adapter: AnyAdapter;
  readonly port: unknown;
  readonly target: unknown;
}
export interface ConnectSettings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** By option name, without dashes in front. */
  readonly options: Readonly<Record<string, string | undefined>>;
}
/** An environment variable that a door reads; what it says may be kept by `parley login` instead. */
export interface Variable {
  readonly name: string;
  readonly label: Label;
  /** Shown to nobody, typed unseen. */
  readonly secret?: true;
  /** It names a file; the file is what is kept. */
  readonly file?: true;
  /** Enough in place of another one. */
  readonly insteadOf?: string;
}
/** How the command line and the workbench reach a host: one per host package, at its front door. */
export interface HostDoor {
  readonly host: string;
  readonly name: Label;
  /** What an address looks like: "notion:<page id or address>". */
  readonly address: Label;
  readonly env: readonly Variable[];
  readonly options: readonly { readonly name: string; readonly label: Label }[];
  /** Throws ParleyError "not-configured" without a secret, "invalid-target" for a bad address. Makes no call. */
  connect(address: string, settings: ConnectSettings): Promise<Connection>;
}
