import type { Document, Label, Person, Place } from "@parley/core";
import type { DocumentRecord } from "../native.ts";

/** A document that came from outside while nobody looked, and what became of it. */
export interface Arrival {
  readonly document: string;
  readonly title: string;
  readonly kind: "new" | "merged" | "removed";
  /** Places that both sides had changed: the panel's text stayed. */
  readonly conflicts: readonly { readonly at: Place; readonly theirs: string }[];
}
/** A part of the inbox that is no document. It stays there until somebody throws it away. */
export interface Reject {
  readonly key: string;
  readonly problem: Label;
}

/** Everything that the panel shows of an issue. */
export interface Opened {
  readonly records: readonly DocumentRecord[];
  /** Whether the person at the screen may edit this issue. */
  readonly mayEdit: boolean;
  /** The person at the screen, as the platform knows them. What they do is done in this name, whatever the browser says. */
  readonly actor: Person;
  /** Documents at other issues of the Jira project that the person may see and these are judged with: settings, documents of the same kinds. */
  readonly around: readonly Document[];
}
/** A step of a document's flow. Who takes it is not asked: the platform says. */
export interface ActAsked {
  readonly key: string;
  /** The one that was looked at. */
  readonly version: number;
  readonly action: string;
  readonly comment?: string;
}
export interface Taken {
  readonly arrivals: readonly Arrival[];
  readonly rejects: readonly Reject[];
}

/** What became of a write: done, or refused because somebody wrote in between (then what stands now), or for a reason that says so. */
export type Written =
  | { readonly outcome: "written"; readonly record: DocumentRecord; readonly published: boolean }
  | { readonly outcome: "conflict"; readonly record?: DocumentRecord }
  | { readonly outcome: "refused"; readonly reason: Label };

/** The app's functions, as the panel calls them. A type, not an interface: `makeInvoke` wants an index signature. */
export type Defs = {
  list: () => Opened;
  get: (asked: { key: string }) => { readonly record?: DocumentRecord };
  /** The document gets a fresh history, whatever it says of itself. */
  create: (asked: { document: Document }) => Written;
  /** `version` is the one that the edit was made on. State and history stay the server's; who accepted a finding is who saved it. */
  save: (asked: { document: Document; version: number }) => Written;
  act: (asked: ActAsked) => Written;
  /** Takes back a state whose decision does not hold here, so that it is decided again. */
  recall: (asked: { key: string; version: number }) => Written;
  /** Throws a document away; `restore` brings it back. */
  remove: (asked: { key: string; version: number }) => Written;
  restore: (asked: { key: string; version: number }) => Written;
  /** Takes in what lies in the inbox, and publishes what is not yet. */
  takeInbox: () => Taken;
  /** Throws a part of the inbox away. */
  discard: (asked: { key: string }) => Taken;
};
