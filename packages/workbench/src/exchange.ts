import {
  canonical,
  dayIn,
  type Connection,
  type Document,
  type HostContext,
  type HostDoor,
  type Label,
  merge,
  ParleyError,
  plainRun,
  projectSettings,
  pull,
  push,
  type Pushed,
  type PushOptions,
  type Run,
  type Shape,
  type Standing,
  toBase,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import type { Target } from "./platform.ts";
import { conflictsShown, lossesShown, type ShownConflict, type ShownLoss } from "./shown.ts";

/** One tool of the workbench, ready to be connected to. */
export interface Place {
  readonly door: HostDoor;
  readonly target: Target;
}

/** What the exchange gets from outside. */
export interface Clock {
  readonly now: () => Date;
  readonly newId: () => string;
}

/** A document as a list shows it. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly template: string;
  readonly templateName: Label;
}

export interface Order {
  readonly from: Place;
  readonly to: Place;
  /** Id of the document. */
  readonly document: string;
  /** What stands at a place that both tools changed; default "theirs". */
  readonly onConflict?: "theirs" | "ours";
  readonly onProgress?: Run["onProgress"];
}

/** What sending did, in words that a page can show. */
export interface Sent {
  readonly document: Listed;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly requests: number;
  /** The document's address in the tool it went to, when the tool gives one. */
  readonly link?: string;
  readonly conflicts: readonly ShownConflict[];
  readonly losses: readonly ShownLoss[];
  /** People of the target threw the document away: it was not made again. */
  readonly left: boolean;
  /** The target holds a later version: send that one here first. */
  readonly stale: boolean;
  /** What people of the target had added was taken in, and written back to where the document came from. */
  readonly takenBack: boolean;
}

const templateOf: HostContext["template"] = (id) => templates.find(({ shape }) => shape.id === id);
const waitMs = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** The documents that stand in a tool, by title; without thrown away ones. */
export async function listDocuments(place: Place, clock: Clock): Promise<Listed[]> {
  const standing = await standingIn(await connect(place), clock);
  return standing.map(({ document }) => listed(document)).sort((a, b) => (a.title < b.title ? -1 : 1));
}

/**
 * Brings one document from one tool to another, as the command line would: collected, merged with what stands there,
 * delivered. What the merge took in goes back to the first tool, so that both say the same and know that they agree: only then
 * is a later change on one side no conflict. While there are conflicts the first tool stays as it is.
 *
 * @throws ParleyError "not-found" when the first tool does not have the document; else as the hosts do
 */
export async function send({ from, to, document: id, onConflict, onProgress }: Order, clock: Clock): Promise<Sent> {
  const [source, target] = [await connect(from), await connect(to)];
  const here = await standingIn(source, clock);
  const standing = here.find((each) => each.document.id === id);
  if (!standing) throw missing(id, from.door);
  const document = upToDate(
    standing,
    (await standingIn(target, clock)).find((each) => each.document.id === id),
  );
  const context = contextFor(here, clock);
  const bring = (
    connection: Connection,
    brought: Document,
    run: Run,
    options: PushOptions = {},
  ): Promise<Pushed<unknown>> =>
    push(connection.adapter, connection.port, connection.target, [brought], context, run, options);

  // Made in that tool and never sent before: it has nothing yet to tell a later change by.
  if (!standing.base) await bring(source, standing.document, runOf(clock));
  const run = { ...runOf(clock), ...(onProgress && { onProgress }) };
  const pushed = await bring(target, document, run, onConflict ? { onConflict } : {});
  const [merged] = pushed.conflicts.length > 0 ? [] : pushed.documents;
  if (merged) await bring(source, merged, runOf(clock));
  return { ...told(document, pushed), takenBack: merged !== undefined && says(merged) !== says(document) };
}

/** What a document says, without the count of its versions. */
const says = ({ revision: _revision, updatedAt: _updatedAt, ...rest }: Document): string => canonical(rest);

/**
 * A tool's document, ready to be brought to where a version of it stands. Its own base tells what its people deleted from what
 * it never had (another tool's private content, say): the latter is taken over and not read as deleted.
 *
 * Nor do a tool's people count revisions, so a lower number alone does not make a copy old: one whose last agreement says what
 * the other's last agreement says has missed nothing there.
 */
function upToDate({ document, base }: Standing, there: Standing | undefined): Document {
  const shape: Shape | undefined = templateOf(document.template)?.shape;
  if (!shape || !there) return document;
  const ours = toBase(shape, document);
  const known = base ?? ours;
  const theirs = Object.entries(toBase(shape, there.document));
  const decided = theirs.filter(([place]) => place in known || place in ours);
  const complete = merge(shape, Object.fromEntries(decided), document, there.document).document;
  const agree = Object.entries(there.base ?? {}).every(
    ([place, mark]) => place.startsWith("#") || !(place in known) || known[place] === mark,
  );
  const { revision } = there.document;
  return { ...complete, revision: agree ? Math.max(document.revision, revision) : document.revision };
}

function told(document: Document, pushed: Pushed<unknown>): Omit<Sent, "takenBack"> {
  const { created = 0, updated = 0, deleted = 0, requests = 0, links } = pushed.receipt ?? {};
  const link = links?.[document.id];
  return {
    document: listed(pushed.documents[0] ?? document),
    created,
    updated,
    deleted,
    requests,
    ...(link !== undefined && { link }),
    conflicts: conflictsShown(pushed.conflicts, document, templateOf(document.template)?.shape),
    losses: lossesShown(pushed.losses, document, templateOf(document.template)?.shape),
    left: pushed.left.includes(document.id),
    stale: pushed.stale.includes(document.id),
  };
}

const connect = ({ door, target: { address, env, options } }: Place): Promise<Connection> =>
  door.connect(address, { env, options });

async function standingIn(connection: Connection, clock: Clock): Promise<readonly Standing[]> {
  const { adapter, port, target } = connection;
  const { standing } = await pull(adapter, port, target, contextFor([], clock), runOf(clock));
  return standing.filter(({ trashed }) => !trashed);
}

/** Time zone and currency are those of the project document that stands beside, when there is one. */
function contextFor(standing: readonly Standing[], { now }: Clock): HostContext {
  const documents = standing.map(({ document }) => document);
  const { timeZone, currency } = projectSettings(documents);
  return {
    language: documents[0]?.language ?? "en",
    audience: "team",
    today: dayIn(timeZone, now().toISOString()),
    timeZone,
    currency,
    template: templateOf,
    people: { toAccount: () => undefined, toPerson: () => undefined },
  };
}

const runOf = ({ now, newId }: Clock): Run => plainRun(() => now().toISOString(), newId, waitMs);

const listed = ({ id, title, template }: Document): Listed => ({
  id,
  title,
  template,
  templateName: templateOf(template)?.shape.name ?? [template, template],
});

function missing(id: string, { host, name }: HostDoor): ParleyError {
  return new ParleyError("not-found", {
    found: [`no document "${id}" in ${name[0]}`, `${name[1]} 中没有文档“${id}”`],
    expected: ["one that stands there", "那里现有的文档"],
    host,
  });
}
