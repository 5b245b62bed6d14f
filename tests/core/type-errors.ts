// Each marked line must fail to compile. `tsc` reports an unused mark; `types.test.ts` takes the marks away and counts the errors.
import {
  atLeast,
  choice,
  choices,
  computed,
  countRows,
  date,
  daysBetween,
  defineFlow,
  defineShape,
  defineTemplate,
  is,
  type Label,
  matrix,
  needs,
  number,
  type Patch,
  type Path,
  person,
  plus,
  type Rules,
  type SettingsOf,
  sumOf,
  table,
  text,
  times,
} from "@parley/core";

const risks = defineShape({
  id: "risks",
  version: 1,
  family: "plan",
  name: ["Risks", "风险"],
  purpose: ["", ""],
  source: [],
  settings: { most: [5, "Most", "上限"] },
  fields: { aim: text("Aim", "目标"), due: date("Due", "到期") },
  tables: {
    risks: table("Risks", "风险", {
      columns: {
        p: number("P", "可能性"),
        owner: person("Owner", "负责人"),
        strategy: choice("Strategy", "策略", { avoid: ["Avoid", "规避"], accept: ["Accept", "接受"] }),
      },
      computed: (c) => ({ score: computed("Score", "分值", times(c.p, 2)) }),
    }),
    people: table("People", "人", { columns: { name: text("Name", "名") } }),
  },
  matrices: {
    duties: matrix("Duties", "职责", {
      rows: "risks",
      columns: "people",
      cell: choices("Duty", "职责", { A: ["A", "甲"] }),
    }),
  },
});
type Risks = typeof risks;

export const rules: Rules<Risks> = {
  "TY-01": {
    severity: "hint",
    source: "",
    title: ["", ""],
    check({ risks: rows, duties, aim, ...content }, { report, settings }) {
      // @ts-expect-error a field that does not exist
      void content.gaol;
      // @ts-expect-error a field may be missing in a draft
      void aim.length;
      // @ts-expect-error a setting that does not exist
      void settings.least;
      for (const row of rows) {
        // @ts-expect-error a column that does not exist
        void row.ownr;
        // @ts-expect-error an option that does not exist
        if (row.strategy === "mitigate") continue;
        // @ts-expect-error a computed number is no text
        void row.score?.length;
        // @ts-expect-error a cell of the matrix may be missing
        void duties[row.id]["p1"];
        // @ts-expect-error a path with a misspelt column
        report({ at: ["risks", row.id, "ownr"], found: ["", ""] });
        // @ts-expect-error a finding in one language only
        report({ at: ["risks", row.id], found: ["only English"] });
      }
      // @ts-expect-error a path to a table that does not exist
      report({ at: ["riskz"], found: ["", ""] });
    },
    // @ts-expect-error a misspelt column in an example
    bad: [{ change: { risks: { kol: { ownr: null } } }, at: ["risks"] }],
  },
  // @ts-expect-error a rule without an example of what is bad
  "TY-02": { severity: "hint", source: "", title: ["", ""], bad: [] },
  // @ts-expect-error a severity that does not exist
  "TY-03": { severity: "fatal", source: "", title: ["", ""], bad: [{ change: {}, at: [] }] },
};

export const noCode: Rules<Risks> = {
  // @ts-expect-error a code that is none
  lower: { severity: "hint", source: "", title: ["", ""], bad: [{ change: {}, at: [] }] },
};

// @ts-expect-error a patch with a wrong option
export const wrongOption: Patch<Risks> = { risks: { r: { strategy: "mitigate" } } };
// @ts-expect-error a computed column cannot be set
export const setScore: Patch<Risks> = { risks: { r: { score: 3 } } };
// @ts-expect-error a number is no text
export const wrongType: Patch<Risks> = { aim: 5 };
// @ts-expect-error a letter that the matrix does not have
export const wrongLetter: Patch<Risks> = { duties: { r: { p: ["B"] } } };
// @ts-expect-error a table is not cleared as a whole
export const noTable: Patch<Risks> = { risks: null };
// @ts-expect-error a path into a field
export const intoField: Path<Risks> = ["aim", "x", "y"];
// @ts-expect-error a setting is a number
export const wordy: SettingsOf<Risks> = { most: "five" };
// @ts-expect-error a label has both languages
export const half: Label = ["English"];

const columns = {
  a: number("A", "甲"),
  s: choice("S", "态", { x: ["X", "某"] }),
  d: date("D", "日"),
  t: text("T", "文"),
};
export const sums = table("T", "表", {
  columns,
  // @ts-expect-error a column that does not exist
  computed: (c) => ({ b: computed("B", "乙", times(c.a, c.z)) }),
});
export const kinds = table("T", "表", {
  columns,
  computed: (c) => ({
    // @ts-expect-error a text is no number
    b: computed("B", "乙", plus(c.t, 1)),
    // @ts-expect-error days lie between dates, not numbers
    d: computed("D", "日", daysBetween(c.d, c.a)),
  }),
});
export const wants = table("T", "表", {
  columns,
  needs: (c) => ({
    // @ts-expect-error an option that does not exist
    t: is(c.s, "y"),
    // @ts-expect-error a date is no number
    d: atLeast(c.d, 3),
  }),
});
export const needless = table("T", "表", {
  columns,
  // @ts-expect-error a need of a column that does not exist
  needs: (c) => ({ z: needs("TY-04", is(c.s, "x")) }),
});
// @ts-expect-error a column called id: rows have one already
export const taken = table("T", "表", { columns: { id: text("Id", "编号") } });
// @ts-expect-error an option without its Chinese name
export const english = choice("C", "选", { a: ["A"] });

const header = { version: 1, family: "run", name: ["", ""], purpose: ["", ""], source: [] } as const;
export const lost = defineShape({
  ...header,
  id: "lost",
  tables: { a: table("A", "甲", { columns: {} }) },
  // @ts-expect-error a matrix over a table that does not exist
  matrices: { m: matrix("M", "阵", { rows: "a", columns: "b", cell: choices("C", "格", {}) }) },
});
export const summed = defineShape({
  ...header,
  id: "summed",
  tables: { a: table("A", "甲", { columns: { t: text("T", "文"), n: number("N", "数") } }) },
  computed: (_, t) => ({
    texts: computed(
      "S",
      "和",
      // @ts-expect-error a sum over texts
      sumOf(t.a, (c) => c.t),
    ),
    // @ts-expect-error a table that does not exist
    rows: computed("R", "行", countRows(t.b)),
  }),
});
// @ts-expect-error a family that does not exist
export const strange = defineShape({ ...header, id: "strange", family: "magic" });

export const wrongSample = defineTemplate({
  shape: risks,
  rules,
  // @ts-expect-error a sample with a column that does not exist
  sample: () => ({ risks: { r: { ownr: null } } }),
});
export const flow = defineFlow(risks, {
  states: { draft: ["Draft", "草稿"], done: ["Done", "完成"] },
  start: "draft",
  roles: { owner: { label: ["the owner", "负责人"], holders: () => [] } },
  steps: [
    // @ts-expect-error a state that does not exist
    { action: "a", label: ["A", "甲"], from: ["draft"], to: "gone", by: [] },
    // @ts-expect-error a role that does not exist
    { action: "b", label: ["B", "乙"], from: ["draft"], to: "done", by: ["boss"] },
    // @ts-expect-error a guard that does not exist
    { action: "c", label: ["C", "丙"], from: ["draft"], to: "done", by: ["owner"], guards: ["locked"] },
  ],
});
