import { contentHash } from "../../content-hash.ts";
import type { Content } from "../../content.ts";
import type { Document } from "../../document.ts";
import { type Actor, actorOf, type Flow, sinceEntered } from "../../flow.ts";
import type { Project } from "../../project.ts";
import type { Shape } from "../../shape.ts";
import { votesFor, votesMissing } from "../../votes.ts";
import type { Change } from "./level.ts";
import { changeRequest } from "./shape.ts";

type ChangeFlow = Flow<typeof changeRequest>;

/** When a document came into its present state; `undefined` when it was made in it. */
export const enteredOn = (document: Parameters<typeof sinceEntered>[0]): string | undefined => {
  const { history } = document;
  return history[history.length - sinceEntered(document).length - 1]?.at.slice(0, 10);
};

/** The day on which an emergency was started without a review; `undefined` for a change that was approved first. */
export function hurriedOn({ flow: { history } }: Document): string | undefined {
  const started = history.filter(({ to, from }) => to === "implementing" && from !== to).at(-1);
  return started?.action === "startEmergency" ? started.at.slice(0, 10) : undefined;
}

/** True when a change was approved before it began, or its review was made up for by as many as its level asks for. */
export function isReviewed(
  flow: ChangeFlow,
  change: Change,
  document: Document,
  project: Project,
  actor?: Actor,
): boolean {
  if (hurriedOn(document) === undefined) return true;
  const ratify = flow.steps.find(({ action }) => action === "ratify")!;
  const { history } = document.flow;
  const during = { ...document, flow: { state: "implementing", history: untilDone(history) } };
  const votes = votesFor(flow, during, contentHash(changeRequest, document.content), actor?.verified ?? false);
  return votesMissing(flow, ratify, change as unknown as Content<Shape>, project, votes.map(actorOf)) === 0;
}
/** The history up to the end of the last time that work went on. */
function untilDone(history: Document["flow"]["history"]): Document["flow"]["history"] {
  const left = history.map(({ from, to }) => from === "implementing" && to !== from).lastIndexOf(true);
  return left < 0 ? history : history.slice(0, left);
}
