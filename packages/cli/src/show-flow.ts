import { clipped, type Document, flowOf, type Label, type Person, personText, type Step } from "@parley/core";
import { type Io, styled } from "./io.ts";
import { templateOf } from "./known-templates.ts";
import type { Possible } from "./possible-actions.ts";

/** Said with every step that is taken in a file. */
export const unverified: Label = [
  "Unverified: a file proves nobody's identity, so this is on record but opens no gate in Jira",
  "未经核实：文件无法证明身份，此操作仅作记录，不会放行 Jira 中的任何关卡",
];
/** Why a document stands in another state than its file says: its decisions are void, or no step led there. */
export const fallenBack = (before: Document, settled: Document): Label =>
  settled.flow.history.length > before.flow.history.length ? voided : unreached;
const voided: Label = [
  "The content is not what was decided on: the decisions are void, and it is back in review",
  "当前内容与审批内容不一致：原审批作废，已退回",
];
const unreached: Label = [
  "No step led to the state in the file: it is back where its history ends",
  "文件中的状态并非由任何操作产生：已回到流程历史的终点",
];

/** The name of a state, or its id when the flow has none of that name. */
export function stateText({ template, flow: { state } }: Document, io: Io): string {
  const known = templateOf(template);
  const states = known ? flowOf(known).states : {};
  const found = Object.hasOwn(states, state) ? states[state] : undefined;
  return found ? io.say([found[0], found[1]]) : state;
}

/** The actions from a document's state, as `--json` gives them. */
export const actionAnswers = (all: readonly Possible[], person: Person | undefined, io: Io): object[] =>
  all.map(({ step, people, anybody, refusals }) => ({
    action: step.action,
    label: io.say(step.label),
    to: step.to,
    ...(step.comment && { comment: step.comment }),
    decision: step.decides !== undefined,
    who: anybody ? "anybody" : people.map((one) => personText(one, io.language)),
    ...(person && { may: refusals.length === 0 }),
    refusals: refusals.map((refusal) => io.say(refusal)),
  }));

/** Every action with who may take it, and why the person asked about (or nobody) may. */
export function printActions(all: readonly Possible[], person: Person | undefined, io: Io): void {
  if (all.length === 0)
    io.line("  ", styled("dim", io.say(["No further step: this is its end", "没有后续步骤：流程已结束"])));
  for (const { step, people, anybody, refusals } of all) {
    io.line("  ", styled("bold", step.action), "  ", io.say(step.label), styled("dim", noteOf(step, io)));
    if (anybody || people.length > 0) io.line("    ", io.say(["may act: ", "可操作："]), whoText(people, anybody, io));
    if (person && refusals.length === 0)
      io.line(
        "    ",
        styled("green", io.say([`${clipped(person.name, 60)} may`, `${clipped(person.name, 60)}：可以操作`])),
      );
    for (const refusal of refusals) io.line("    ", styled("yellow", io.say(notYet)), clipped(io.say(refusal), 300));
  }
}
const notYet: Label = ["not now: ", "暂不可："];

const noteOf = ({ comment }: Step, io: Io): string =>
  comment === "required" ? io.say(["  (needs --comment)", "（须附 --comment 说明）"]) : "";

const whoText = (people: readonly Person[], anybody: boolean, io: Io): string =>
  anybody
    ? io.say(["anybody", "任何人"])
    : clipped(people.map((person) => person.name).join(io.say([", ", "、"])), 200);

/** Every reason why a step was refused, one sentence each. */
export function printRefusals(document: Document, refusals: readonly Label[], io: Io): void {
  io.line(styled("bold", clipped(document.title, 80)), styled("dim", `  ${stateText(document, io)}`));
  for (const refusal of refusals) io.line("  ", styled("red", io.say(["refused: ", "不予执行："])), io.say(refusal));
}
