import { createInterface } from "node:readline/promises";
import { clipped, type Document, ParleyError, pull, push, type Pushed, type Run, type Standing } from "@parley/core";
import { defineCommand } from "../command.ts";
import { contextFor, running } from "../delivery.ts";
import { type Io, styled } from "../io.ts";
import { placeText, printList } from "../show-delivery.ts";
import { many } from "../show-findings.ts";
import { type OpenTarget, openTarget, targetOptions } from "../targets.ts";

export const remove = defineCommand({
  name: "remove",
  summary: ["Take a document away from a tool", "从工具中移除文档"],
  arguments: [
    { name: ["target", "目标"], label: ["Where from: see the targets below", "从哪里移除，见下方“目标”"] },
    {
      name: ["document", "文档"],
      label: ["Its id, or its title when no other has it", "文档编号；标题唯一时也可用标题"],
    },
  ],
  options: {
    "dry-run": { kind: "flag", label: ["Say what would go, and change nothing", "只说明将移除什么，不作改动"] },
    yes: {
      kind: "flag",
      label: ["Do it without asking; needed where nobody can be asked", "不再询问；无法询问时必须加上"],
    },
  },
  examples: ["parley remove workbench:notion 4f1c… --dry-run", "parley remove workbench:jira/DEMO-1 4f1c… --yes"],
  more: targetOptions,
  async run({ arguments: [from = "", named = ""], options: { "dry-run": dryRun, yes }, more }, io) {
    const target = await openTarget(from, more, io.env);
    const there = await standingAt(target, io);
    const { document, trashed } = chosen(there, named, from);
    if (trashed) return answerTrashed(document, from, io);
    const planned = await removed(target, there, document, true, io);
    print(planned, document, `${io.say(target.tool)}  ${from}`, io);
    if (!dryRun && !yes && !(await agreed(document, io))) {
      io.line(io.say(["Nothing was removed", "未作任何移除"]));
      io.answer({ target: from, document: document.id, removed: false });
      return 0;
    }
    const done = dryRun ? planned : await removed(target, there, document, false, io);
    const isGone = done.receipt !== undefined;
    io.answer({
      target: from,
      document: document.id,
      title: document.title,
      dryRun,
      removed: isGone,
      plan: { calls: planned.plan.calls, changes: planned.plan.changes },
      ...(done.receipt && { receipt: done.receipt }),
    });
    if (isGone)
      io.line(
        styled("green", io.say([`removed “${clipped(document.title, 80)}”`, `已移除“${clipped(document.title, 80)}”`])),
      );
    return 0;
  },
});

/** Everything that stands at a target, thrown away or not. */
async function standingAt(target: OpenTarget, io: Io): Promise<readonly Standing[]> {
  const { adapter, port, target: place } = target.connection;
  const context = contextFor([], io.language, io.now());
  const { standing } = await running(
    { target, delivers: [], work: (run) => pull(adapter, port, place, context, run) },
    io,
  );
  return standing;
}

function removed(
  target: OpenTarget,
  there: readonly Standing[],
  { id, language }: Document,
  dryRun: boolean,
  io: Io,
): Promise<Pushed<unknown>> {
  const { adapter, port, target: place } = target.connection;
  const documents = there.filter(({ trashed }) => !trashed).map(({ document }) => document);
  const context = contextFor(documents, language, io.now());
  const work = (run: Run): Promise<Pushed<unknown>> =>
    push(adapter, port, place, [], context, run, { remove: [id], ...(dryRun && { dryRun }) });
  return running({ target, delivers: dryRun ? [] : [id], work }, io);
}

/** @throws ParleyError "not-found" when no document, or more than one, is meant */
function chosen(there: readonly Standing[], named: string, from: string): Standing {
  const byId = there.find(({ document, copyOf }) => document.id === named && copyOf === undefined);
  const byTitle = there.filter(({ document, trashed }) => document.title === named && !trashed);
  const [only, ...others] = byId ? [byId] : byTitle;
  if (only && others.length === 0) return only;
  const shown = clipped(named, 60);
  const ids = (only ? byTitle : there.filter(({ trashed }) => !trashed)).map(({ document }) => document.id).slice(0, 5);
  throw new ParleyError("not-found", {
    found: only
      ? [`"${shown}", the title of ${others.length + 1} documents`, `“${shown}”，有 ${others.length + 1} 份文档同名`]
      : [`no document "${shown}" at ${from}`, `${from} 中没有文档“${shown}”`],
    expected:
      ids.length > 0
        ? [`one of ${ids.join(", ")}`, `${ids.join("、")} 之一`]
        : ["one that was pushed there", "已推送到那里的文档"],
  });
}

function answerTrashed({ id, title }: Document, from: string, io: Io): 0 {
  io.answer({ target: from, document: id, title, removed: false, trashed: true });
  const shown = clipped(title, 80);
  io.line(io.say([`“${shown}” was thrown away there already`, `“${shown}”此前已在对方删除`]));
  return 0;
}

/** What would go: the document, and each thing of it that stands there. */
function print({ plan }: Pushed<unknown>, document: Document, where: string, io: Io): void {
  io.line(styled("bold", clipped(document.title, 80)), styled("dim", `  ${document.id}  ${where}`));
  printList(plan.changes, io, ({ kind, document: id, at }) => {
    const isWhole = id === document.id && at.length === 0;
    const place = isWhole ? io.say(["the whole document", "整份文档"]) : placeText(id, at, [document], io);
    io.line("  ", styled("red", io.say(kind === "delete" ? ["remove", "移除"] : ["change", "改动"])), "  ", place);
  });
  io.line("  ", styled("dim", io.say([`at least ${many(plan.calls, "request")}`, `至少 ${plan.calls} 次请求`])));
}

/** @throws ParleyError "rejected" where nobody can be asked */
async function agreed({ title }: Document, io: Io): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY || io.json)
    throw new ParleyError("rejected", {
      found: ["nobody to ask", "无法询问确认"],
      expected: ["--yes, to remove it without asking", "加上 --yes 直接移除"],
    });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const shown = clipped(title, 80);
    const question = io.say([`Remove “${shown}”? [y/N] `, `确定移除“${shown}”？[y/N] `]);
    return /^\s*(y|yes|是)\s*$/i.test(await terminal.question(question));
  } finally {
    terminal.close();
  }
}
