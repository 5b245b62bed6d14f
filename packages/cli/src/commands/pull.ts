import {
  canonical,
  clipped,
  type Document,
  fromText,
  ParleyError,
  pull as collect,
  type Run,
  type Standing,
} from "@parley/core";
import { defineCommand } from "../command.ts";
import { contextFor, running } from "../delivery.ts";
import { textOf } from "../documents.ts";
import { FileFailure } from "../failure.ts";
import { claim, isThere, readText, writeWhole } from "../files.ts";
import type { Io } from "../io.ts";
import { templateOf } from "../known-templates.ts";
import { lossAnswers, lossesOf, printLosses } from "../show-delivery.ts";
import { openTarget, targetOptions } from "../targets.ts";

export const pull = defineCommand({
  name: "pull",
  summary: ["Take documents out of a tool into a file", "从工具取回文档到文件"],
  arguments: [{ name: ["target", "目标"], label: ["Where from: see the targets below", "从哪里取，见下方“目标”"] }],
  options: {
    out: {
      kind: "text",
      value: ["file", "文件"],
      label: [
        "Where to write: .json (several documents as a list), or .md; - or nothing for standard output",
        "写入的文件：.json（多份为列表），或 .md；- 或不写表示标准输出",
      ],
    },
    document: { kind: "text", value: ["id", "编号"], label: ["Only this document", "只取这一份"] },
    force: { kind: "flag", label: ["Overwrite a file that says something else", "覆盖内容不同的已有文件"] },
  },
  examples: [
    "parley pull workbench:notion --out raci.json",
    "parley pull workbench:jira/DEMO-1 --document 4f1c… --out raci.md",
  ],
  more: targetOptions,
  async run({ arguments: [from = ""], options: { out = "-", document: id, force }, more }, io) {
    const target = await openTarget(from, more, io.env);
    const context = contextFor([], io.language, io.now());
    const { adapter, port, target: place } = target.connection;
    const work = (run: Run): ReturnType<typeof collect> => collect(adapter, port, place, context, run);
    const there = await running({ target, delivers: [], work }, io);
    const documents = chosen(there.standing, id, from);
    const losses = lossesOf(documents, there.losses);
    const thrownAway = there.standing.filter(({ trashed }) => trashed).length;
    const today = contextFor(documents, io.language, io.now()).today;
    if (out === "-") {
      io.document(JSON.parse(textOf("-.json", documents, today)));
      for (const { detail } of losses) io.note(io.say(detail));
      return 0;
    }
    await write(out, documents, today, force);
    io.answer({
      file: out,
      documents: documents.map(({ id: each, template, title, revision }) => ({ id: each, template, title, revision })),
      losses: lossAnswers(losses, documents, io),
    });
    print(out, documents, thrownAway, io);
    printLosses(losses, documents, io);
    return 0;
  },
});

/** @throws ParleyError "not-found" when there is none, or none with this id */
function chosen(standing: readonly Standing[], id: string | undefined, from: string): readonly Document[] {
  const there = standing.filter(({ document, trashed }) => (id === undefined ? !trashed : document.id === id));
  if (there.length > 0) return there.map(({ document }) => document);
  const ids = standing.filter(({ trashed }) => !trashed).map(({ document }) => document.id);
  throw new ParleyError("not-found", {
    found:
      id === undefined
        ? [`no document at ${from}`, `${from} 中没有文档`]
        : [`no document "${clipped(id, 60)}" at ${from}`, `${from} 中没有文档“${clipped(id, 60)}”`],
    expected:
      ids.length > 0
        ? [`one of ${ids.slice(0, 5).join(", ")}`, `${ids.slice(0, 5).join("、")} 之一`]
        : ["one that was pushed there", "已推送到那里的文档"],
  });
}

/** A file that says the same already is left; one that says something else is somebody's work. */
async function write(path: string, documents: readonly Document[], today: string, force: boolean): Promise<void> {
  try {
    if ((await isThere(path)) && !force && saysTheSame(await readText(path), documents)) return;
    await claim(path, force);
    await writeWhole(path, textOf(path, documents, today));
  } catch (error) {
    throw new FileFailure(path, error);
  }
}

function saysTheSame(text: string, documents: readonly Document[]): boolean {
  try {
    return canonical(fromText(text, templateOf)) === canonical(documents);
  } catch (error) {
    if (error instanceof ParleyError) return false;
    throw error;
  }
}

function print(out: string, documents: readonly Document[], thrownAway: number, io: Io): void {
  io.line(io.say([`wrote ${out}`, `已写入 ${out}`]));
  for (const { title, id } of documents) io.line("  ", clipped(title, 80), `  (${id})`);
  if (thrownAway > 0)
    io.line(io.say([`${thrownAway} thrown away there, left out`, `另有 ${thrownAway} 份已被对方删除，未取回`]));
}
