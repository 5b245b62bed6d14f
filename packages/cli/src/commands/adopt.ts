import type { Document, Label } from "@parley/core";
import type { Adoption, Left, SourceCell, SourceTable } from "@parley/core/adopt";
import { type Adopted, adoptSource, type Unknown } from "../adopting/adopt-source.ts";
import { cellName } from "../adopting/cell-name.ts";
import { tableOptions, understood } from "../adopting/table-options.ts";
import { readSource } from "../adopting/source-file.ts";
import { defineCommand } from "../command.ts";
import { textOf } from "../documents.ts";
import { FileFailure } from "../failure.ts";
import { claim, readBytes, writeWhole } from "../files.ts";
import { type Io, styled } from "../io.ts";
import { many } from "../show-findings.ts";
import { todayFor } from "../today.ts";

export const adopt = defineCommand({
  name: "adopt",
  summary: ["Make documents of tables that somebody already has", "把已有的表格转为文档"],
  arguments: [
    {
      name: ["file", "文件"],
      label: ["Tables in Markdown, CSV or XLSX, in English or Chinese", "Markdown、CSV 或 XLSX 中的表格，中英文均可"],
    },
  ],
  options: {
    out: {
      kind: "text",
      value: ["file", "文件"],
      label: [
        "Where to write the documents: .json or .md; nothing is written without it",
        "写入的文件：.json 或 .md；不写则仅显示结果",
      ],
    },
    ...tableOptions,
    title: { kind: "text", value: ["text", "文本"], label: ["Title of the document", "文档标题"] },
    force: { kind: "flag", label: ["Overwrite a file that is there", "覆盖已有文件"] },
  },
  examples: [
    "parley adopt docs/team-raci.md --out raci.json",
    'parley adopt plan.csv --as communication-plan --map "Who=audience; When=frequency" --out plan.json',
  ],
  async run({ arguments: [path = ""], options: { out, force, as, map, title } }, io) {
    const now = io.now();
    const { adopted, unknown } = await read(path, { ...understood({ as, map }), now, newId: io.newId });
    const documents = adopted.map(({ document }, i): Document => {
      return title !== undefined && (i === 0 || adopted.length === 1) ? { ...document, title } : document;
    });
    if (out !== undefined) {
      try {
        await claim(out, force);
        await writeWhole(out, textOf(out, documents, todayFor(documents, now)));
      } catch (error) {
        throw new FileFailure(out, error);
      }
    }
    io.answer(answerOf(adopted, documents, io));
    print(path, adopted, unknown, io);
    if (out !== undefined) io.line(io.say([`wrote ${out}`, `已写入 ${out}`]));
    else io.line(styled("dim", io.say(["Nothing was written: add --out <file>", "尚未写入：加上 --out <文件>"])));
    return 0;
  },
});

async function read(path: string, options: Parameters<typeof adoptSource>[1]): Promise<ReturnType<typeof adoptSource>> {
  try {
    return adoptSource(await readSource(path, await readBytes(path)), options);
  } catch (error) {
    throw new FileFailure(path, error);
  }
}

/** Each table once, with the documents made of it. */
function tablesOf(adopted: readonly Adopted[]): readonly { table: SourceTable; adoption: Adoption; rows: number }[] {
  const tables = new Map(adopted.map(({ table, adoption }) => [table, adoption]));
  return [...tables].map(([table, adoption]) => {
    return { table, adoption, rows: adopted.filter((one) => one.table === table).length };
  });
}

function answerOf(adopted: readonly Adopted[], documents: readonly Document[], io: Io): object {
  const tables = tablesOf(adopted);
  const [first] = tables;
  const left = ({ what, text, why, cells, kept }: Left, table: SourceTable): object => {
    return { what, text, why: io.say(why), kept, cells: cells.map((cell) => spotOf(table, cell)) };
  };
  return {
    documents,
    layout: first?.adoption.layout,
    mapping: tables.flatMap(({ adoption }) => adoption.mapping),
    left: tables.flatMap(({ table, adoption }) => adoption.left.map((one) => left(one, table))),
    tables: tables.map(({ table, adoption }) => {
      const { template, confidence, layout, variant, guessed } = adoption;
      return {
        template,
        confidence,
        layout,
        ...(variant && { variant }),
        ...(table.sheet !== undefined && { sheet: table.sheet }),
        guessed: guessed.map(({ as, cells }) => ({ as: io.say(as), cells: cells.map((cell) => spotOf(table, cell)) })),
      };
    }),
  };
}

const spotOf = ({ sheet, format }: SourceTable, { line, column }: SourceCell): string =>
  format === "sheet" ? cellName(sheet, line, column) : `${line}:${column}`;

const layouts: Readonly<Record<Adoption["layout"], Label>> = {
  "roles-as-columns": ["roles as columns", "角色为列"],
  "raci-as-columns": ["R, A, C, I as columns", "R、A、C、I 为列"],
  transposed: ["fields or roles as rows", "行列转置"],
  variant: ["a variant of the method", "方法变体"],
  table: ["a row each", "每行一条"],
};
const mostShown = 20;

function print(path: string, adopted: readonly Adopted[], unknown: readonly Unknown[], io: Io): void {
  for (const { table, adoption, rows } of tablesOf(adopted)) {
    const { template, confidence, layout, variant, mapping, left, guessed } = adoption;
    const sure = io.say([`${Math.round(confidence * 100)}% sure`, `把握 ${Math.round(confidence * 100)}%`]);
    const how = [io.say(layouts[layout]), variant, sure].filter((part) => part !== undefined);
    const where = table.sheet ?? table.hints.at(-1) ?? path;
    const docs = io.say([many(rows, "document"), `${rows} 份文档`]);
    io.line(styled("bold", where), "  ", template, styled("dim", `  ${how.join(", ")}; ${docs}`));
    for (const { header, field, confidence: certain } of mapping)
      io.line(
        "  ",
        field === null ? styled("yellow", "–") : styled("green", "✓"),
        ` ${header} → `,
        ...meaning(field, certain, io),
      );
    for (const { as, cells } of guessed.slice(0, mostShown))
      io.line(
        "  ",
        styled("cyan", io.say(["guessed: ", "推测："])),
        io.say(as),
        styled("dim", ` ${spots(table, cells)}`),
      );
    for (const { text, why, cells } of left.slice(0, mostShown))
      io.line(
        "  ",
        styled("yellow", io.say(["kept aside: ", "另存："])),
        `${text} (${io.say(why)})`,
        styled("dim", ` ${spots(table, cells)}`),
      );
    const more = Math.max(0, guessed.length - mostShown) + Math.max(0, left.length - mostShown);
    if (more > 0) io.line("  ", styled("dim", io.say([`${more} more with --json`, `其余 ${more} 项见 --json`])));
  }
  for (const { table, found, expected } of unknown)
    io.line(
      styled("yellow", table.sheet ?? table.hints.at(-1) ?? path),
      "  ",
      io.say([`left out: ${found[0]}, expected ${expected[0]}`, `未采用：${found[1]}，应为${expected[1]}`]),
    );
}

function meaning(field: string | null, certain: number, io: Io): readonly (string | ReturnType<typeof styled>)[] {
  if (field === null) return [styled("dim", io.say(["no field, kept in extra", "没有对应字段，保留在 extra 中"]))];
  return [field, certain < 0.8 ? styled("dim", ` (${Math.round(certain * 100)}%)`) : ""];
}

const spots = (table: SourceTable, cells: readonly SourceCell[]): string => {
  const shown = cells.slice(0, 4).map((cell) => spotOf(table, cell));
  return `${shown.join(", ")}${cells.length > 4 ? ", …" : ""}`;
};
