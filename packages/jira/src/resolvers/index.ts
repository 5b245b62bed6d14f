import { asApp, asUser } from "@forge/api";
import Resolver from "@forge/resolver";
import { templates } from "@parley/core/registry";
import { propertyStore } from "../properties/property-store.ts";
import { storagePort } from "../storage/storage-port.ts";
import { act, recall } from "./act.ts";
import type { Defs } from "./defs.ts";
import type { Desk } from "./desk.ts";
import { actorOf, inProject, mayEdit, requestAs } from "./jira.ts";
import { opened } from "./neighbours.ts";
import { discard, takeInbox } from "./take-inbox.ts";
import { create, remove, restore, save } from "./write.ts";

interface Asked<Payload> {
  readonly payload: Payload;
  readonly context: { readonly [key: string]: unknown };
}

/** The platform's own word on which issue and who; the browser has no say in either. */
function deskOf({ context }: Asked<unknown>): Desk {
  const { issue } = context["extension"] as { issue: { id: string } };
  const user = requestAs(asUser);
  const app = requestAs(asApp);
  return {
    issueId: issue.id,
    storage: storagePort,
    properties: propertyStore(app),
    mayEdit: () => mayEdit(user, issue.id),
    actor: () => actorOf(user, context["accountId"]),
    inProject: (issueIds, seenBy) => inProject(seenBy === "app" ? app : user, issue.id, issueIds),
    template: (id) => templates.find(({ shape }) => (shape as { id: string }).id === id),
    now: new Date().toISOString(),
  };
}

type Answer<Name extends keyof Defs> = (
  desk: Desk,
  payload: Parameters<Defs[Name]> extends [infer Payload] ? Payload : undefined,
) => Promise<Awaited<ReturnType<Defs[Name]>>>;

/** Typed by the same definitions as the panel's calls. */
const answers: { readonly [Name in keyof Defs]: Answer<Name> } = {
  list: (desk) => opened(desk),
  async get(desk, { key }) {
    const record = await desk.storage.record(desk.issueId, key);
    return record ? { record } : {};
  },
  create: (desk, { document }) => create(desk, document),
  save: (desk, { document, version }) => save(desk, document, version),
  act: (desk, asked) => act(desk, asked),
  recall: (desk, { key, version }) => recall(desk, key, version),
  remove: (desk, { key, version }) => remove(desk, key, version),
  restore: (desk, { key, version }) => restore(desk, key, version),
  takeInbox: (desk) => takeInbox(desk),
  async discard(desk, { key }) {
    if (await desk.mayEdit()) await discard(desk, key);
    return takeInbox(desk);
  },
};

const resolver = new Resolver();
for (const [name, answer] of Object.entries(answers))
  resolver.define(name, (asked) => (answer as Answer<"create">)(deskOf(asked), asked.payload as { document: never }));

/** What the manifest names `index.handler`. */
export const handler = resolver.getDefinitions();
