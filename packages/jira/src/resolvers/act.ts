import { advance, flowOf, type Label, settle } from "@parley/core";
import type { ActAsked, Written } from "./defs.ts";
import { type Desk, knownTemplate } from "./desk.ts";
import { projectAt } from "./neighbours.ts";
import { answering, changed, notAllowed, onRecord } from "./write.ts";

/**
 * Takes a step of a document's flow in the name of whoever called: the principal of the invocation, never a name that was sent.
 * Everything that the panel already weighed is weighed again here, on what the storage holds.
 *
 * A step that anybody may take changes the issue's documents like an edit, so it needs the right to edit. Where the flow names who
 * may act, that is the right: an approver need not be an editor.
 */
export const act = (desk: Desk, { key, version, action, comment = "" }: ActAsked): Promise<Written> =>
  answering(desk, key, async () => {
    const records = await desk.storage.records(desk.issueId);
    const stands = records.find((record) => record.key === key && record.trashed !== true);
    if (!stands) return { outcome: "conflict" };
    if (stands.version !== version) return { outcome: "conflict", record: stands };
    const template = knownTemplate(desk, stands.document);
    const isOpenToAll = flowOf(template).steps.some((step) => step.action === action && step.by.length === 0);
    if (isOpenToAll && !(await desk.mayEdit())) return notAllowed;
    const [person, project] = await Promise.all([desk.actor(), projectAt(desk, records)]);
    const actor = { person, verified: true };
    const next = advance(template, stands.document, action, actor, project, comment.trim() || undefined);
    if (!next.ok) return { outcome: "refused", reason: joined(next.refusals) };
    return changed(desk, stands, { document: next.document });
  });

/**
 * Takes a state back that rests on a decision which nobody proved, or which was about another text, so that it is made here.
 */
export const recall = (desk: Desk, key: string, version: number): Promise<Written> =>
  onRecord(desk, key, version, async (stands) => {
    const template = knownTemplate(desk, stands.document);
    const project = await projectAt(desk, await desk.storage.records(desk.issueId));
    const document = settle(template, stands.document, desk.now, { project, verified: true });
    if (document === stands.document) return { outcome: "refused", reason: holds };
    return changed(desk, stands, { document: { ...document, revision: document.revision + 1, updatedAt: desk.now } });
  });
const holds: Label = ["The decision holds: Jira has proof of it", "该决定有效：Jira 已确认"];

const joined = (reasons: readonly Label[]): Label => [
  reasons.map(([en]) => en).join("; "),
  reasons.map(([, zh]) => zh).join("；"),
];
