import type { AnyTemplate } from "@parley/core";
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
  readonly template: (id: string) => AnyTemplate | undefined;
  /** ISO instant. */
  readonly now: string;
}
