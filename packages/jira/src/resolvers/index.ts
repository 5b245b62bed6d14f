import { asApp, asUser, assumeTrustedRoute } from "@forge/api";
import Resolver from "@forge/resolver";
import { templates } from "@parley/core/registry";
import { refused } from "../failures.ts";
import { propertyStore, type Request } from "../properties/property-store.ts";
import { storagePort } from "../storage/storage-port.ts";
import type { Defs } from "./defs.ts";
import type { Desk } from "./desk.ts";
import { discard, takeInbox } from "./take-inbox.ts";
import { create, remove, restore, save } from "./write.ts";

interface Asked<Payload> {
  readonly payload: Payload;
  readonly context: { readonly [key: string]: unknown };
}

/** Calls Jira with the app's own rights, or with those of the person who acts. */
const requestAs =
  (who: typeof asApp | typeof asUser): Request =>
  async (method, path, body) => {
    const init = { method, headers: { "content-type": "application/json" }, ...(body !== undefined && { body }) };
    return (await who().requestJira(assumeTrustedRoute(path), init)) as unknown as Response;
  };

/** The platform's own word on which issue and who; the browser has no say in either. */
function deskOf({ context }: Asked<unknown>): Desk {
  const { issue } = context["extension"] as { issue: { id: string } };
  return {
    issueId: issue.id,
    storage: storagePort,
    properties: propertyStore(requestAs(asApp)),
    mayEdit: () => mayEdit(issue.id),
    template: (id) => templates.find(({ shape }) => (shape as { id: string }).id === id),
    now: new Date().toISOString(),
  };
}

/** @source Jira Cloud REST API v3, "Get my permissions" */
async function mayEdit(issueId: string): Promise<boolean> {
  const path = `/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueId=${encodeURIComponent(issueId)}`;
  const response = await requestAs(asUser)("GET", path);
  if (!response.ok) throw refused(response.status, "the permissions could not be read");
  const { permissions } = (await response.json()) as { permissions?: Record<string, { havePermission?: boolean }> };
  return permissions?.["EDIT_ISSUES"]?.havePermission === true;
}

type Answer<Name extends keyof Defs> = (
  desk: Desk,
  payload: Parameters<Defs[Name]> extends [infer Payload] ? Payload : undefined,
) => Promise<Awaited<ReturnType<Defs[Name]>>>;

/** Typed by the same definitions as the panel's calls. */
const answers: { readonly [Name in keyof Defs]: Answer<Name> } = {
  list: async (desk) => ({ records: await desk.storage.records(desk.issueId), mayEdit: await desk.mayEdit() }),
  async get(desk, { key }) {
    const record = await desk.storage.record(desk.issueId, key);
    return record ? { record } : {};
  },
  create: (desk, { document }) => create(desk, document),
  save: (desk, { document, version }) => save(desk, document, version),
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
