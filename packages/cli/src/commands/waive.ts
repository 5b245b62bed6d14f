import {
  addressOf,
  check,
  clipped,
  describe,
  type Document,
  type Finding,
  ParleyError,
  placeLabel,
  projectOf,
  unwaive,
  waive as accept,
} from "@parley/core";
import { defineCommand } from "../command.ts";
import { type DocumentFile, readDocuments, writeBack } from "../documents.ts";
import { type Io, styled } from "../io.ts";
import { shapeOf, templateOf } from "../known-templates.ts";
import { dayFrom, todayFor } from "../today.ts";
import { UsageError } from "../usage-error.ts";

export const waive = defineCommand({
  name: "waive",
  summary: ["Accept a finding, with a reason that everybody sees", "豁免一个问题，并注明理由"],
  arguments: [
    { name: ["file", "文件"], label: ["The document as JSON or Markdown", "JSON 或 Markdown 文档"] },
    { name: ["code", "代码"], label: ["The rule's code, such as RA-01", "规则代码，如 RA-01"] },
  ],
  options: {
    at: {
      kind: "text",
      value: ["place", "位置"],
      label: [
        "Where, when it was found several times: as check says it",
        "同一规则有多处时指定位置，写法同 check 输出",
      ],
    },
    reason: { kind: "text", value: ["text", "文本"], label: ["Why it is accepted", "豁免理由"] },
    by: { kind: "text", value: ["name", "姓名"], label: ["Who accepts it", "豁免人"] },
    undo: { kind: "flag", label: ["Accept it no longer", "撤销豁免"] },
    project: {
      kind: "text",
      value: ["file", "文件"],
      label: ["The project document that it is judged by", "检查所依据的项目设置文档"],
    },
    today: { kind: "text", value: ["day", "日期"], label: ["Judge as of this day", "按此日期检查"] },
  },
  examples: [
    'parley waive raci.json RA-03 --at "Activities › Launch poster" --reason "Two sign for media" --by "Li Na"',
    "parley waive raci.json RA-03 --undo",
  ],
  async run({ arguments: [path = "", typed = ""], options }, io) {
    const { at, reason = "", by = "", undo } = options;
    if (!undo && reason.trim() === "") throw missing("--reason <text>", "--reason <文本>");
    if (!undo && by.trim() === "") throw missing("--by <name>", "--by <姓名>");
    const now = io.now();
    const files = await readDocuments(options.project === undefined ? [path] : [path, options.project]);
    const file = files[0]!;
    const code = typed.toUpperCase();
    const project = projectOf(
      files.flatMap(({ documents }) => documents),
      now,
      dayFrom(options.today),
    );
    const all = file.documents.flatMap((document) =>
      check(templateOf(document.template)!, document, project).map((finding): Hit => ({ document, finding })),
    );
    const { document, finding } = chosen(all, code, at, undo, file, io);
    const after = undo
      ? unwaive(document, finding, now)
      : accept(document, finding, { reason: reason.trim(), by: by.trim(), now });
    await writeBack(
      file,
      file.documents.map((each) => (each === document ? after : each)),
      todayFor(project.documents, now),
    );
    const place = placeOf({ document, finding }, io);
    io.answer({
      file: path,
      document: document.id,
      code,
      at: finding.at,
      place,
      waived: !undo,
      ...(!undo && { reason, by }),
    });
    io.line(
      styled("green", undo ? io.say(["no longer accepted ", "已撤销豁免 "]) : io.say(["accepted ", "已豁免 "])),
      `${code}  `,
      place,
    );
    io.line("  ", styled("dim", clipped(io.say(describe(finding)), 300)));
    io.line(io.say([`wrote ${path}`, `已写入 ${path}`]));
    return 0;
  },
});

interface Hit {
  readonly document: Document;
  readonly finding: Finding;
}

/** @throws ParleyError "not-found" when no finding, or more than one, is meant */
function chosen(
  all: readonly Hit[],
  code: string,
  at: string | undefined,
  undo: boolean,
  { path }: DocumentFile,
  io: Io,
): Hit {
  const open = all.filter(({ finding }) => (finding.waived !== undefined) === undo);
  const ofCode = open.filter(({ finding }) => finding.code === code);
  const meant = ofCode.filter((hit) => at === undefined || isAt(hit, at, io));
  const [only, ...others] = meant;
  if (only && others.length === 0) return only;
  const shown = clipped(code, 40);
  if (ofCode.length === 0) {
    const codes = [...new Set(open.map(({ finding }) => finding.code))].slice(0, 8);
    throw new ParleyError("not-found", {
      found: undo
        ? [`no accepted ${shown} in ${path}`, `${path} 中没有已豁免的 ${shown}`]
        : [`no open finding ${shown} in ${path}`, `${path} 中没有未解决的 ${shown}`],
      expected:
        codes.length > 0 ? [`one of ${codes.join(", ")}`, `${codes.join("、")} 之一`] : ["a finding", "已发现的问题"],
    });
  }
  const places = (only ? meant : ofCode).slice(0, 6).map((hit) => `"${placeOf(hit, io)}"`);
  throw new ParleyError("not-found", {
    found: only
      ? [`${shown} in ${meant.length} places`, `${shown} 共有 ${meant.length} 处`]
      : [`no ${shown} at "${clipped(at ?? "", 80)}"`, `“${clipped(at ?? "", 80)}”处没有 ${shown}`],
    expected: [`--at with one of ${places.join(", ")}`, `--at 指定 ${places.join("、")} 之一`],
  });
}

/** A place as people read it in either language, or as its address. */
function isAt({ document, finding }: Hit, at: string, io: Io): boolean {
  const label = placeLabel(shapeOf(document), document, finding.at);
  return [...label, io.say(label), addressOf(finding.at)].some((text) => text === at.trim());
}

const placeOf = ({ document, finding }: Hit, io: Io): string =>
  finding.at.length === 0 ? clipped(document.title, 80) : io.say(placeLabel(shapeOf(document), document, finding.at));

const missing = (en: string, zh: string): UsageError =>
  new UsageError(
    [`no ${en.split(" ")[0]}`, `缺少 ${zh.split(" ")[0]}`],
    [en, zh],
    ["A finding is accepted by somebody, for a reason", "豁免须注明由谁、因何"],
  );
