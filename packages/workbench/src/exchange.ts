import { canonical, type Document, type HostDoor, type Label, ParleyError, type Pushed, type Run } from "@parley/core";
import { isSettled, upToDate } from "./agreement.ts";
import { conflictsShown, lossesShown, type ShownConflict, type ShownLoss } from "./shown.ts";
import { type Clock, type Place, templateOf, visit } from "./visit.ts";

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

/** The documents that stand in a tool, by title; without thrown away ones. */
export async function listDocuments(place: Place, clock: Clock): Promise<Listed[]> {
  const { standing } = await visit(place, clock);
  const kept = standing.filter(({ trashed }) => !trashed);
  return kept.map(({ document }) => listed(document)).sort((a, b) => (a.title < b.title ? -1 : 1));
}

/**
 * Brings one document from one tool to another, as the command line would: collected, merged with what stands there,
 * delivered. What the merge took in goes back to the first tool, so that both say the same and know that they agree: only then
 * is a later change on one side no conflict. While there are conflicts the first tool stays as it is.
 *
 * @throws ParleyError "not-found" when the first tool does not have the document; else as the hosts do
 */
export async function send(order: Order, clock: Clock): Promise<Sent> {
  const { from, to, document: id, onConflict, onProgress } = order;
  const [source, target] = [await visit(from, clock), await visit(to, clock)];
  const standing = source.standing.find(({ document, trashed }) => document.id === id && !trashed);
  if (!standing) throw missing(id, from.door);
  const there = target.standing.find(({ document, copyOf }) => document.id === id && copyOf === undefined);
  const document = upToDate(standing, there);

  // Made in that tool and never sent before: it has nothing yet to tell a later change by.
  if (!standing.base) await source.bring([standing.document]);
  const pushed = await target.bring([document], {
    ...(onConflict && { onConflict }),
    ...(onProgress && { onProgress }),
  });
  const [merged] = pushed.conflicts.length > 0 ? [] : pushed.documents;
  if (merged && !isSettled(standing, merged)) await source.bring([merged]);
  return { ...told(document, pushed), takenBack: merged !== undefined && says(merged) !== says(document) };
}

/** What a document says, without the count of its versions. */
const says = ({ revision: _revision, updatedAt: _updatedAt, ...rest }: Document): string => canonical(rest);

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

/** A document as a list shows it. */
export const listed = ({ id, title, template }: Document): Listed => ({
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
