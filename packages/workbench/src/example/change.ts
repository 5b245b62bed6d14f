import { advance, type Document, type Person, projectOf, sampleDocument, say } from "@parley/core";
import { changeRequestTemplate } from "@parley/core/templates/change-request";
import type { ExampleDay } from "./example.ts";
import { exampleIds } from "./ids.ts";

const minuteMs = 60_000;

/**
 * CR-1, on its way to a decision: submitted by who asked for it, assessed by the project manager, and now waiting for the change
 * authority, so that somebody can decide.
 *
 * @param others  the project's other documents: its roster and budget say who may do what
 * @throws Error when the flow refuses a step: the sample and the roster do not fit together
 */
export function changeInReview({ language, now, today }: ExampleDay, others: readonly Document[]): Document {
  const title = say(["CR-1 Add Xiaohongshu as a channel", "CR-1 增加小红书渠道"], language);
  const before = (minutes: number): string => new Date(Date.parse(now) - minutes * minuteMs).toISOString();
  const draft = sampleDocument(changeRequestTemplate, {
    id: exampleIds.change,
    language,
    now: before(40),
    today,
    title,
  });
  const { requester, assessor } = draft.content as { readonly requester: Person; readonly assessor: Person };
  const steps: readonly (readonly [action: string, person: Person, at: string])[] = [
    ["submit", requester, before(30)],
    ["assess", assessor, before(20)],
    ["propose", assessor, before(10)],
  ];
  return steps.reduce((document, [action, person, at]) => {
    const project = projectOf([...others, document], at, today);
    const next = advance(changeRequestTemplate, document, action, { person, verified: false }, project);
    if (next.ok) return { ...next.document, revision: 1 };
    throw new Error(`Unexpected refusal of "${action}": ${next.refusals.map(([en]) => en).join("; ")}`);
  }, draft);
}
