import { type Document, hasErrors } from "@parley/core";
import { defineCommand } from "../command.ts";
import { type DocumentFile, readDocuments, writeBack } from "../documents.ts";
import { type Io, styled } from "../io.ts";
import { judge, mend, type Mended } from "../mend.ts";
import { type Judged, many, printFindings, shownFinding, summary } from "../show-findings.ts";
import { dayFrom, todayFor } from "../today.ts";

export const check = defineCommand({
  name: "check",
  summary: ["Check documents and say what is wrong with them", "检查文档并指出问题"],
  arguments: [
    {
      name: ["file", "文件"],
      many: true,
      label: [
        "Documents as JSON or Markdown; judged together as one project, by the settings of a project document among them",
        "JSON 或 Markdown 文档；作为同一项目一并检查，其中的项目设置文档决定阈值",
      ],
    },
  ],
  options: {
    fix: { kind: "flag", label: ["Mend what can be mended, and write the files", "修复可修复的问题并写回文件"] },
    today: {
      kind: "text",
      value: ["day", "日期"],
      label: ["Judge as of this day, such as 2027-06-20", "按此日期检查，如 2027-06-20"],
    },
  },
  examples: ["parley check raci.json", "parley check project.json raci.json --fix", "parley check *.json --json"],
  async run({ arguments: paths, options }, io) {
    const clock = { now: io.now(), today: dayFrom(options.today) };
    const files = await readDocuments(paths);
    const read = files.flatMap(({ documents }) => documents);
    const { documents, mended } = options.fix ? mend(read, clock) : { documents: read, mended: [] };
    const found = judge(documents, clock);
    const fileOf = files.flatMap(({ path, documents: own }) => own.map(() => path));
    const judged = documents.map((document, i): Judged => {
      return { file: fileOf[i] ?? "", document, findings: found[i] ?? [] };
    });
    const today = clock.today ?? todayFor(documents, clock.now);
    const written = options.fix ? await writeAll(files, documents, today) : [];
    if (io.json) answer(judged, options.fix ? mended : undefined, io);
    else print(judged, mended, written, io);
    return judged.some(({ findings }) => hasErrors(findings)) ? 1 : 0;
  },
});

/** @returns the paths that were written */
async function writeAll(
  files: readonly DocumentFile[],
  documents: readonly Document[],
  today: string,
): Promise<string[]> {
  const written: string[] = [];
  let from = 0;
  for (const file of files) {
    const own = documents.slice(from, (from += file.documents.length));
    if (await writeBack(file, own, today)) written.push(file.path);
  }
  return written;
}

function answer(judged: readonly Judged[], mended: readonly Mended[] | undefined, io: Io): void {
  const all = judged.flatMap((one) => one.findings.map((finding) => shownFinding(one, finding, io)));
  const accepted = all.filter(({ waived }) => waived);
  const fixed = mended?.map(({ index, finding }) => shownFinding({ file: judged[index]?.file ?? "" }, finding, io));
  io.answer({
    findings: all.filter(({ waived }) => !waived),
    ...(accepted.length > 0 && { accepted }),
    ...(fixed && { fixed }),
  });
}

function print(judged: readonly Judged[], mended: readonly Mended[], written: readonly string[], io: Io): void {
  for (const { index, finding } of mended) {
    const { file = "" } = judged[index] ?? {};
    const label = finding.fix ? io.say(finding.fix.label) : "";
    io.line(styled("green", io.say(["fixed ", "已修复 "])), `${finding.code}  `, label, styled("dim", `  ${file}`));
  }
  for (const file of written) io.line(io.say([`wrote ${file}`, `已写入 ${file}`]));
  if (mended.length > 0) io.line();
  printFindings(judged, io);
  io.line();
  const left = judged.flatMap(({ findings }) => findings).filter((f) => !f.waived && f.fix).length;
  io.line(summary(judged, io));
  if (left > 0) {
    const hint = io.say([`${many(left, "finding")} can be mended: add --fix`, `${left} 个问题可自动修复：加上 --fix`]);
    io.line(styled("dim", hint));
  }
}
