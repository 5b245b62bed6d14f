import { type AnyTemplate, type Document, ParleyError, type Person } from "@parley/core";
import { HOST } from "../failures.ts";
import type { StoragePort } from "../storage/storage-port.ts";
import type { PropertyStore } from "../properties/property-store.ts";

/** One invocation's surroundings: whose it is, at which issue, and what it works with. */
export interface Desk {
  /** The issue's id, from the platform; never from what the browser sent. */
  readonly issueId: string;
  readonly storage: StoragePort;
  /** With the app's own rights: the inbox and the published copy are the app's business, whoever looks. */
  readonly properties: PropertyStore;
  /** Whether the person who acts may edit the issue. */
  readonly mayEdit: () => Promise<boolean>;
  /** Who acts, as the platform proves it: account, name, and the address when their profile shows it to apps. */
  readonly actor: () => Promise<Person>;
  /** Of these issues, those in this one's Jira project that the person who acts, or else the app, may see. */
  readonly inProject: (issueIds: readonly string[], seenBy: Seer) => Promise<ReadonlySet<string>>;
  readonly template: (id: string) => AnyTemplate | undefined;
  /** ISO instant. */
  readonly now: string;
}

/** Whose eyes: what is shown is what the reader may see; what is decided rests on everything there is. */
export type Seer = "reader" | "app";

/** The template of a document. @throws ParleyError "unknown-template" */
export function knownTemplate({ template }: Desk, document: Document): AnyTemplate {
  const known = template(document.template);
  if (known) return known;
  throw new ParleyError("unknown-template", {
    found: [`template "${document.template}"`, `模板“${document.template}”`],
    expected: ["one that this version knows", "本版本已有的模板"],
    host: HOST,
  });
}
