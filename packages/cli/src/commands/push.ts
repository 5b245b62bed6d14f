import {
  canonical,
  type Document,
  ParleyError,
  push as deliver,
  type Pushed,
  type PushOptions,
  type Run,
} from "@parley/core";
import { audienceOption, leaving, noteWithheld } from "../client-copy.ts";
import { defineCommand } from "../command.ts";
import { contextFor, running } from "../delivery.ts";
import { type DocumentFile, readDocuments, writeBack } from "../documents.ts";
import { conflictAnswers, lossAnswers, lossesOf, placeText } from "../show-delivery.ts";
import { printPushed } from "../show-push.ts";
import type { Io } from "../io.ts";
import { openTarget, targetOptions } from "../targets.ts";
import { todayFor } from "../today.ts";

export const push = defineCommand({
  name: "push",
  summary: ["Bring documents to a tool, merged with what people changed there", "把文档推送到工具，并与对方的改动合并"],
  arguments: [
    { name: ["file", "文件"], many: true, label: ["Documents as JSON or Markdown", "JSON 或 Markdown 文档"] },
  ],
  options: {
    to: {
      kind: "text",
      value: ["target", "目标"],
      required: true,
      label: ["Where to: see the targets below", "推送到哪里，见下方“目标”"],
    },
    audience: audienceOption,
    "dry-run": {
      kind: "flag",
      label: ["Say what would be done, and write nothing anywhere", "只说明将做什么，不写入任何内容"],
    },
    "on-conflict": {
      kind: "text",
      value: ["side", "一方"],
      oneOf: ["theirs", "ours"],
      label: [
        "Who wins where both sides changed the same place; theirs when left out, and the conflict is listed",
        "双方改动同一处时以谁为准；默认 theirs（对方），并列出冲突",
      ],
    },
  },
  examples: [
    "parley push raci.json --to workbench:notion",
    "parley push project.json raci.json --to workbench:jira/DEMO-1 --dry-run",
  ],
  more: targetOptions,
  async run({ arguments: paths, options, more }, io) {
    const files = await readDocuments(paths);
    refuseTwice(files);
    const whole = files.flatMap((file) => file.documents);
    const left = leaving(whole, options.audience, todayFor(whole, io.now()));
    const { documents } = left;
    const target = await openTarget(options.to, more, io.env);
    const context = contextFor(whole, documents[0]?.language ?? io.language, io.now());
    const { adapter, port, target: place } = target.connection;
    const how: PushOptions = {
      ...(options["dry-run"] && { dryRun: true }),
      ...(options["on-conflict"] && { onConflict: options["on-conflict"] }),
    };
    const work = (run: Run): Promise<Pushed<unknown>> => deliver(adapter, port, place, documents, context, run, how);
    const delivers = options["dry-run"] ? [] : documents.map(({ id }) => id);
    const pushed = await running({ target, delivers, work }, io);
    const losses = lossesOf(documents, pushed.losses);
    const told = { pushed: { ...pushed, losses }, documents, to: options.to, tool: io.say(target.tool) };
    printPushed(told, io);
    noteWithheld(left, io);
    // A client's copy is never written back: it lacks what is private.
    const isOurs = left.withheld === undefined && !options["dry-run"];
    const written = isOurs ? await takeIn(files, pushed.documents, context.today, io) : [];
    answer({ ...told, withheld: left.withheld }, written, io);
    return pushed.conflicts.length + pushed.left.length + pushed.stale.length > 0 ? 1 : 0;
  },
});

/**
 * @throws ParleyError "invalid-document" when two documents have the same id: one would be taken for a change of the
 * other
 */
function refuseTwice(files: readonly DocumentFile[]): void {
  const seen = new Map<string, string>();
  for (const { path, documents } of files)
    for (const { id } of documents) {
      const other = seen.get(id);
      if (other !== undefined)
        throw new ParleyError("invalid-document", {
          found: [`document "${id}" twice, in ${other} and ${path}`, `文档“${id}”重复（${other} 与 ${path}）`],
          expected: ["it once", "只出现一次"],
          next: ["Leave one of them out, or give it an id of its own", "请去掉其中一份，或给它另一个编号"],
        });
      seen.set(id, path);
    }
}

/** Writes what the merge took in back to the files. @returns the paths that were written */
async function takeIn(
  files: readonly DocumentFile[],
  merged: readonly Document[],
  today: string,
  io: Io,
): Promise<string[]> {
  const byId = new Map(merged.map((document) => [document.id, document]));
  const written: string[] = [];
  for (const file of files) {
    const after = file.documents.map((document) => byId.get(document.id) ?? document);
    if (!(await writeBack(file, after, today))) continue;
    written.push(file.path);
    const texts = after.filter((document, i) => canonical(document.content) !== canonical(file.documents[i]?.content));
    const what =
      texts.length > 0 ? (["what was changed there", "对方的改动"] as const) : (["its revision", "版本号"] as const);
    io.line(io.say([`wrote ${file.path}: took in ${what[0]}`, `已写入 ${file.path}：并入${what[1]}`]));
  }
  return written;
}

interface Told {
  readonly pushed: Pushed<unknown>;
  readonly documents: readonly Document[];
  readonly to: string;
  readonly withheld: number | undefined;
}

function answer({ pushed, documents, to, withheld }: Told, written: readonly string[], io: Io): void {
  const { plan, receipt, conflicts, losses, left, stale } = pushed;
  io.answer({
    target: to,
    dryRun: receipt === undefined,
    ...(withheld !== undefined && { withheld }),
    plan: {
      calls: plan.calls,
      changes: plan.changes.map(({ document, kind, at }) => {
        return { document, kind, at, place: placeText(document, at, documents, io) };
      }),
    },
    ...(receipt && { receipt }),
    conflicts: conflictAnswers(conflicts, documents, io),
    losses: lossAnswers(losses, documents, io),
    left,
    stale,
    written,
  });
}
