import { clipped, type Document, type Loss, ParleyError } from "@parley/core";
import { audienceOption, leaving, noteWithheld, refuseOriginal } from "../client-copy.ts";
import { defineCommand } from "../command.ts";
import { formatOf } from "../convert/format.ts";
import { readAny } from "../convert/read-any.ts";
import { claimAny, inForm, writeAny } from "../convert/write-any.ts";
import { contextFor } from "../delivery.ts";
import { FileFailure } from "../failure.ts";
import { type Io, styled } from "../io.ts";
import { lossAnswers, lossesOf, placeText } from "../show-delivery.ts";
import { UsageError } from "../usage-error.ts";
import { realPathOf } from "../files.ts";

export const convert = defineCommand({
  name: "convert",
  summary: ["Write documents in another form: JSON, Markdown, CSV or XLSX", "转换文档格式：JSON、Markdown、CSV、XLSX"],
  arguments: [
    {
      name: ["in", "输入"],
      label: [
        "A .json, .md, .csv, .xlsx or .zip file, or a folder of CSV files",
        ".json、.md、.csv、.xlsx、.zip 文件，或 CSV 文件夹",
      ],
    },
    {
      name: ["out", "输出"],
      label: [
        "The same; its ending says the form. Several tables as CSV need a folder or a .zip",
        "同上，按扩展名决定格式；多个表格的 CSV 需写到文件夹或 .zip",
      ],
    },
  ],
  options: {
    audience: audienceOption,
    force: { kind: "flag", label: ["Overwrite what is there", "覆盖已有文件"] },
  },
  examples: [
    "parley convert raci.json raci.xlsx",
    "parley convert raci.json raci/",
    "parley convert raci.zip raci.md",
    "parley convert plan.json plan.xlsx --audience client",
  ],
  async run({ arguments: [from = "", to = ""], options: { audience, force } }, io) {
    const format = await formatOf(to);
    io.progress(io.say([`Reading ${from}`, `正在读取 ${from}`]));
    const read = await readAny(from, io);
    const context = contextFor(read.documents, read.documents[0]?.language ?? io.language, io.now());
    const left = leaving(read.documents, audience, context.today);
    io.progress(io.say([`Writing ${to}`, `正在写入 ${to}`]));
    const made = { now: io.now(), newId: io.newId };
    const written = await inForm(format, left.documents, to, context, made);
    try {
      if (audience === "client") await refuseOriginal(from, to, read.documents, () => documentsAt(to, io));
      if (await isSame(from, to)) throw sameFile();
      await claimAny(format, to, force);
      await writeAny(to, written);
    } catch (error) {
      throw new FileFailure(to, error);
    }
    io.progress(undefined);
    const losses = lossesOf(left.documents, [...read.losses, ...written.losses]);
    io.answer({
      file: to,
      format,
      documents: left.documents.map(({ id, template, title, revision }) => ({ id, template, title, revision })),
      ...(read.adopted && { adopted: true }),
      ...(left.withheld !== undefined && { withheld: left.withheld }),
      losses: lossAnswers(losses, left.documents, io),
    });
    io.line(io.say([`wrote ${to}`, `已写入 ${to}`]));
    for (const { title, id } of left.documents) io.line("  ", clipped(title, 80), styled("dim", `  (${id})`));
    noteWithheld(left, io);
    if (read.adopted) noteAdopted(from, io);
    noteLosses(to, losses, left.documents, io);
    return 0;
  },
});

const isSame = async (a: string, b: string): Promise<boolean> => {
  const [x, y] = await Promise.all([a, b].map(realPathOf));
  return x !== undefined && x === y;
};
const sameFile = (): UsageError =>
  new UsageError(["the same file twice", "输入与输出是同一个文件"], ["another one to write to", "另一个输出文件"]);

/** What stands in a file that may be written over; nothing for what holds no documents. */
async function documentsAt(path: string, io: Io): Promise<readonly Document[]> {
  try {
    return (await readAny(path, io)).documents;
  } catch (error) {
    if (error instanceof FileFailure && error.cause instanceof ParleyError) return [];
    throw error;
  }
}

function noteAdopted(from: string, io: Io): void {
  if (io.json) return;
  const text = [
    `${from} is not ours: what its columns mean was guessed. See parley adopt ${from}`,
    `${from} 不是由 Parley 写出，各列含义为推测，参见 parley adopt ${from}`,
  ] as const;
  io.note(io.say(text));
}

/** Every reason once, with its places: beside the answer, since what was written is what was asked for. */
function noteLosses(to: string, losses: readonly Loss[], documents: readonly Document[], io: Io): void {
  if (io.json) return;
  const reasons = new Map<string, Loss[]>();
  for (const loss of losses) reasons.set(io.say(loss.detail), [...(reasons.get(io.say(loss.detail)) ?? []), loss]);
  for (const [reason, same] of reasons) {
    const places = same.slice(0, 8).map(({ document, at }) => placeText(document, at, documents, io));
    const shown = clipped([...new Set(places)].join("; "), 240);
    const more = same.length > 8 ? io.say([` and ${same.length - 8} more`, ` 等 ${same.length} 处`]) : "";
    io.note(io.say([`not in ${to}: ${reason} (${shown}${more})`, `${to} 中没有：${reason}（${shown}${more}）`]));
  }
}
