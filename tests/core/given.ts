import {
  type AnyTemplate,
  checkbox,
  choice,
  choices,
  computed,
  date,
  daysBetween,
  defineShape,
  defineTemplate,
  type Document,
  edit,
  instant,
  longText,
  matrix,
  money,
  number,
  type Patch,
  people,
  percent,
  person,
  reference,
  references,
  type Rules,
  sampleDocument,
  table,
  text,
  texts,
  times,
  url,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import type { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";

export const now = "2027-03-01T09:00:00+08:00";

/** Every kind of field, at the top and in a table, with a matrix over two tables: what hosts and templates to come rely on. */
export const everything = defineShape({
  id: "everything",
  version: 1,
  family: "run",
  name: ["Everything", "全部"],
  purpose: ["Every kind of field", "每一种字段"],
  source: ["D"],
  fields: {
    text: text("Text", "文本"),
    longText: longText("Long text", "长文本"),
    texts: texts("Texts", "多条文本"),
    url: url("Address", "网址"),
    number: number("Number", "数字"),
    percent: percent("Percent", "百分比"),
    money: money("Money", "金额"),
    date: date("Date", "日期"),
    instant: instant("Instant", "时刻"),
    person: person("Person", "人员"),
    people: people("People", "多人"),
    choice: choice("Choice", "选项", { one: ["One", "一"], two: ["Two, or more", "二/更多"] }),
    choices: choices("Choices", "多选", {
      a: ["A, B", "甲、乙"],
      b: ["B", "乙"],
      c: ["C/D; E", "丙；丁"],
      todo: ["To do", "待办"],
    }),
    checkbox: checkbox("Tick", "勾选"),
    reference: reference("Reference", "引用", ".rows"),
    references: references("References", "多个引用", ".rows"),
  },
  tables: {
    rows: table("Rows", "行", {
      columns: {
        name: text("Name", "名称"),
        amount: number("Amount", "数量"),
        price: number("Price", "单价"),
        from: date("From", "起"),
        to: date("To", "止"),
        who: person("Who", "谁"),
        tags: texts("Tags", "标签"),
      },
      computed: (c) => ({
        total: computed("Total", "合计", times(c.amount, c.price)),
        days: computed("Days", "天数", daysBetween(c.from, c.to)),
      }),
    }),
    columns: table("Columns", "列", { columns: { name: text("Name", "名称") } }),
  },
  matrices: {
    cells: matrix("Cells", "格", { rows: "rows", columns: "columns", cell: text("Cell", "格") }),
  },
});
const rules: Rules<typeof everything> = {};
export const everythingTemplate = defineTemplate({ shape: everything, rules, sample: () => ({}) });

export const templateOf = (id: string): AnyTemplate | undefined =>
  [...templates, everythingTemplate as AnyTemplate].find((t) => (t.shape as { id: string }).id === id);
export const raci: AnyTemplate = templateOf("raci-matrix")!;
export type Raci = (typeof raciMatrixTemplate)["shape"];

export const sample = (language: "en" | "zh" = "en", id = "doc-1"): Document =>
  sampleDocument(raci, { id, language, now });

/** The document after an edit of a RACI matrix, one revision further. */
export const edited = (document: Document, content: Patch<Raci>): Document =>
  edit(raci.shape as Raci, document, { content }, "2027-03-02T09:00:00+08:00");
/** The same content change typed into the JSON by hand: nobody counted the revision on. */
export const typed = (document: Document, content: Patch<Raci>): Document => ({
  ...edited(document, content),
  revision: document.revision,
});

export const rowsOf = (document: Document, table: string): readonly { readonly id: string; readonly name?: string }[] =>
  document.content[table] as { id: string; name?: string }[];
export const cellOf = (document: Document, table: string, id: string, column = "name"): unknown =>
  (rowsOf(document, table).find((row) => row.id === id) as Record<string, unknown> | undefined)?.[column];
export const lettersOf = (document: Document, activity: string, role: string): unknown =>
  (document.content["duties"] as Record<string, Record<string, unknown>>)[activity]?.[role];

export const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
