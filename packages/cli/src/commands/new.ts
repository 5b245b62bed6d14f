import { type AnyTemplate, blankDocument, clipped, ParleyError, sampleDocument } from "@parley/core";
import { templates } from "@parley/core/registry";
import { defineCommand } from "../command.ts";
import { textOf } from "../documents.ts";
import { FileFailure } from "../failure.ts";
import { claim, writeWhole } from "../files.ts";
import { templateOf } from "../known-templates.ts";
import { nearest } from "../nearest.ts";
import { todayFor } from "../today.ts";
import { UsageError } from "../usage-error.ts";

export const create = defineCommand({
  name: "new",
  summary: ["Make a document from a template", "用模板新建一份文档"],
  arguments: [
    { name: ["template", "模板"], label: ["Its id, as `parley templates` lists it", "模板编号，见 parley templates"] },
  ],
  options: {
    out: {
      kind: "text",
      value: ["file", "文件"],
      label: [
        "Where to write it: .json, or .md for Markdown; - or nothing for standard output",
        "写入的文件：.json，或 .md（Markdown）；- 或不写表示标准输出",
      ],
    },
    sample: {
      kind: "flag",
      label: ["Filled in as an example, its dates around today", "填入示例内容，日期以今天为准"],
    },
    fault: { kind: "flag", label: ["The example with one planted fault", "带一处预设错误的示例"] },
    title: { kind: "text", value: ["text", "文本"], label: ["Its title", "标题"] },
    owner: { kind: "text", value: ["name", "姓名"], label: ["Who answers for it", "负责人"] },
    force: { kind: "flag", label: ["Overwrite a file that is there", "覆盖已有文件"] },
  },
  examples: [
    "parley new raci-matrix --sample --out raci.json",
    "parley new raci-matrix --lang zh --title 职责分工 --owner 李娜 --out raci.json",
  ],
  async run({ arguments: [id = ""], options: { out = "-", ...options } }, io) {
    const template = templateOf(id) ?? unknownTemplate(id);
    if (options.fault && !template.fault) throw faultless(template);
    const now = io.now();
    const today = todayFor([], now);
    const { title, owner } = options;
    const made = {
      id: io.newId(),
      language: io.language,
      now,
      ...(title !== undefined && { title }),
      ...(owner !== undefined && { owner }),
    };
    const document =
      options.sample || options.fault
        ? sampleDocument(template, { ...made, today, ...(options.fault && { fault: true }) })
        : blankDocument(template, made);
    const text = textOf(out, [document], today);
    if (out === "-") {
      io.document(JSON.parse(text));
      return 0;
    }
    try {
      await claim(out, options.force);
      await writeWhole(out, text);
    } catch (error) {
      throw new FileFailure(out, error);
    }
    io.answer({ file: out, id: document.id, template: id, language: document.language, title: document.title });
    io.line(io.say([`wrote ${out}`, `已写入 ${out}`]), `  ${clipped(document.title, 80)}`);
    return 0;
  },
});

function unknownTemplate(id: string): never {
  const ids = templates.map(({ shape }) => shape.id as string);
  const near = nearest(id, ids);
  throw new ParleyError("unknown-template", {
    found: [`template "${clipped(id, 60)}"`, `模板“${clipped(id, 60)}”`],
    expected: near ? [near, near] : [`one of ${ids.join(", ")}`, `${ids.join("、")} 之一`],
  });
}

function faultless({ shape }: AnyTemplate): UsageError {
  const ids = templates.filter(({ fault }) => fault).map((template) => template.shape.id as string);
  return new UsageError(
    [`--fault for ${shape.id}, which has none planted`, `--fault：${shape.id} 没有预设错误`],
    [`one of ${ids.join(", ")}`, `${ids.join("、")} 之一`],
  );
}
