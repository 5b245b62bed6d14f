import { type Document, type Finding, hasErrors } from "@parley/core";
import { tableOptions, understood } from "../adopting/table-options.ts";
import { defineCommand } from "../command.ts";
import { readConfig } from "../config/read-config.ts";
import { type Io, styled } from "../io.ts";
import { type Held, judge, mend, type Mended, ownersOf, type Refused } from "../mend.ts";
import { openFiles } from "../open-files.ts";
import type { Opened } from "../opened.ts";
import { markdownReport } from "../reports/markdown.ts";
import { sarifReport } from "../reports/sarif.ts";
import { type Judged, many, printFindings, shownFinding, summary } from "../show-findings.ts";
import { dayFrom, todayFor } from "../today.ts";
import { UsageError } from "../usage-error.ts";

export const check = defineCommand({
  name: "check",
  summary: ["Check documents and say what is wrong with them", "检查文档并指出问题"],
  arguments: [
    {
      name: ["file", "文件"],
      many: true,
      label: [
        "Documents (JSON, Markdown), or anybody's tables in Markdown, CSV or XLSX; judged together as one project, " +
          "by the settings of a project document among them",
        "文档（JSON、Markdown），或他人制作的表格（Markdown、CSV、XLSX）；作为同一项目一并检查，其中的项目设置文档决定阈值",
      ],
    },
  ],
  options: {
    fix: { kind: "flag", label: ["Mend what can be mended, and write the files", "修复可修复的问题并写回文件"] },
    format: {
      kind: "text",
      value: ["format", "格式"],
      oneOf: ["text", "json", "markdown", "sarif"],
      label: [
        "Form of the answer; SARIF 2.1.0 is what code hosts show on a pull request",
        "输出格式；SARIF 2.1.0 可由代码平台显示在合并请求中",
      ],
    },
    ...tableOptions,
    config: {
      kind: "text",
      value: ["file", "文件"],
      label: [
        "Settings other than the nearest .parleyrc.json: severities, thresholds, waivers, language",
        "指定设置文件（默认取最近的 .parleyrc.json）：严重程度、阈值、豁免、语言",
      ],
    },
    today: {
      kind: "text",
      value: ["day", "日期"],
      label: ["Judge as of this day, such as 2027-06-20", "按此日期检查，如 2027-06-20"],
    },
  },
  examples: [
    "parley check raci.json",
    "parley check project.json raci.json --fix",
    "parley check docs/team-raci.md plan.csv --format sarif > parley.sarif",
  ],
  async run({ arguments: paths, options }, given) {
    if (given.json && options.format !== undefined && options.format !== "json") throw twoFormats(options.format);
    const config = await readConfig(process.cwd(), options.config);
    const io = given.preferring(config.language);
    const clock = { now: io.now(), today: dayFrom(options.today) };
    const files = await openFiles(paths, { ...understood(options), now: clock.now, newId: io.newId });
    const tried = options.fix ? await mend(files, clock, config) : undefined;
    const owners = ownersOf(files);
    const judged = judgedIn(files, owners, judge(owners, clock, config));
    const today = clock.today ?? todayFor(documentsIn(owners), clock.now);
    const written: string[] = [];
    if (options.fix) for (const file of files) if (await file.write(today)) written.push(file.path);
    const format = options.format ?? (io.json ? "json" : "text");
    if (format === "json") io.document(answerOf(judged, tried, io));
    else if (format === "sarif") io.document(sarifReport(judged, io));
    else if (format === "markdown") for (const line of markdownReport(judged, io)) io.line(line);
    else print({ files, judged, written, ...tried }, io);
    return judged.some(({ findings }) => hasErrors(findings)) ? 1 : 0;
  },
});

const twoFormats = (format: string): UsageError =>
  new UsageError([`--json and --format ${format}`, `--json 与 --format ${format}`], ["one of them", "其中之一"]);

const documentsIn = (owners: readonly Held[]): readonly Document[] => owners.map(({ document }) => document);

/** Every document with its findings as its file tells them, in the order of the files. */
function judgedIn(
  files: readonly Opened[],
  owners: readonly Held[],
  findings: readonly (readonly Finding[])[],
): readonly Judged[] {
  return files.flatMap((file) => {
    const own = owners.flatMap(({ opened, document }, i) =>
      opened === file ? [{ document, found: findings[i] ?? [] }] : [],
    );
    const told = file.told(own.map(({ found }) => found));
    return own.map(({ document }, i): Judged => {
      return { file: file.path, document, findings: told[i] ?? [], locate: (finding) => file.locate(i, finding) };
    });
  });
}

interface Tried {
  readonly mended: readonly Mended[];
  readonly refused: readonly Refused[];
}

function answerOf(judged: readonly Judged[], tried: Tried | undefined, io: Io): object {
  const all = judged.flatMap((one) => one.findings.map((finding) => shownFinding(one, finding, io)));
  const accepted = all.filter(({ waived }) => waived);
  const shown = ({ file, finding }: Mended): object =>
    shownFinding({ file: file.path, locate: () => undefined }, finding, io);
  return {
    findings: all.filter(({ waived }) => !waived),
    ...(accepted.length > 0 && { accepted }),
    ...(tried && {
      fixed: tried.mended.map(shown),
      notFixed: tried.refused.map((one) => ({ ...shown(one), why: io.say(one.why) })),
    }),
  };
}

interface Printed extends Partial<Tried> {
  readonly files: readonly Opened[];
  readonly judged: readonly Judged[];
  readonly written: readonly string[];
}

function print({ files, judged, written, mended = [], refused = [] }: Printed, io: Io): void {
  for (const { file, finding } of mended) {
    const label = finding.fix ? io.say(finding.fix.label) : "";
    io.line(
      styled("green", io.say(["fixed ", "已修复 "])),
      `${finding.code}  `,
      label,
      styled("dim", `  ${file.path}`),
    );
  }
  for (const { file, finding, why } of refused) {
    const text = io.say([`not fixed, because ${why[0]}`, `未修复：${why[1]}`]);
    io.line(styled("yellow", `${finding.code}  `), text, styled("dim", `  ${file.path}`));
  }
  for (const file of written) io.line(io.say([`wrote ${file}`, `已写入 ${file}`]));
  if (mended.length + refused.length > 0) io.line();
  for (const file of files) for (const note of file.notes()) io.note(styled("dim", `${file.path}: ${io.say(note)}`));
  printFindings(judged, io);
  io.line();
  io.line(summary(judged, io));
  const left = judged.flatMap(({ findings }) => findings).filter((f) => !f.waived && f.fix).length - refused.length;
  if (left > 0) {
    const hint = io.say([`${many(left, "finding")} can be mended: add --fix`, `${left} 个问题可自动修复：加上 --fix`]);
    io.line(styled("dim", hint));
  }
}
