import {
  type AnyTemplate,
  blankDocument,
  check,
  choice,
  date,
  defineShape,
  defineTemplate,
  describe as sentence,
  type Document,
  type Facts,
  type Finding,
  hasErrors,
  is,
  needs,
  type Project,
  type Rules,
  seenHash,
  standing,
  table,
  text,
  unwaive,
  waive,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { edited, everythingTemplate, now, raci, sample } from "./given.ts";

const today = "2027-03-01";
const facts: Facts = { now, today, people: [], calendar: { off: [], on: [] } };
const alone = (change: Partial<Facts> = {}): Project => ({ facts: { ...facts, ...change }, documents: [] });
const of = (findings: readonly Finding[]): readonly string[] => findings.map((f) => `${f.code} ${f.at.join(".")}`);
const codes = (document: Document, project: Project = alone()): readonly string[] => of(check(raci, document, project));
const everything = (content: object, change: Partial<Document> = {}): Document =>
  ({ ...sample(), template: "everything", content, ...change }) as Document;
const checkAll = (document: Document, project = alone()): readonly Finding[] =>
  check(everythingTemplate as AnyTemplate, document, project);

describe("G-01", () => {
  it("asks for a title, an owner, required rows and cells; spaces fill nothing", () => {
    expect(codes(blankDocument(raci, { id: "b", language: "en", now, title: " " }))).toEqual([
      "G-01 $title",
      "G-01 $owner",
      "G-01 roles",
      "G-01 activities",
    ]);
    const bare = edited(sample(), { roles: { pm: { name: "  " } } });
    expect(codes(bare)).toContain("G-01 roles.pm.name");
    const [finding] = check(raci, edited(sample(), { roles: { pm: { name: null } } }), alone());
    expect(sentence(finding!)).toEqual(["Unexpected nothing, expected Role", "发现空白，应为角色"]);
  });

  it("takes no nameless person and no reference to nothing for an answer", () => {
    const shape = defineShape({
      id: "asked",
      version: 1,
      family: "run",
      name: ["", ""],
      purpose: ["", ""],
      source: [],
      fields: { ...(everythingTemplate.shape as { fields: object }).fields } as never,
    });
    const required = Object.fromEntries(
      Object.entries(shape.fields as Record<string, object>).map(([name, field]) => [
        name,
        { ...field, required: true },
      ]),
    );
    const template = { ...everythingTemplate, shape: { ...shape, fields: required } } as never as AnyTemplate;
    const blank = {
      text: " ",
      texts: [" "],
      person: { name: "" },
      people: [{ name: " " }],
      reference: { text: "" },
      checkbox: false,
    };
    const filled = {
      text: "x",
      texts: ["", "x"],
      person: { name: "", email: "a@b.c" },
      people: [{ name: "x" }],
      reference: { text: "", row: "r" },
      checkbox: true,
    };
    const missing = (content: object): readonly string[] => of(check(template, everything(content), alone()));
    for (const name of Object.keys(blank)) {
      expect(missing(blank)).toContain(`G-01 ${name}`);
      expect(missing(filled)).not.toContain(`G-01 ${name}`);
    }
    expect(missing({ number: 0, percent: 0 })).not.toContain("G-01 number");
  });
});

describe("needs", () => {
  const shape = defineShape({
    id: "needy",
    version: 1,
    family: "run",
    name: ["Needy", "需要"],
    purpose: ["", ""],
    source: [],
    fields: {
      kind: choice("Kind", "类型", { a: ["A", "甲"], b: ["B", "乙"] }),
      metric: text("Metric", "指标"),
      unit: text("Unit", "单位"),
    },
    needs: (f) => ({ metric: is(f.kind, "a"), unit: needs("NE-07", is(f.kind, "a", "b")) }),
    tables: {
      rows: table("Rows", "行", {
        columns: {
          state: choice("State", "状态", { open: ["Open", "开"], shut: ["Shut", "关"] }),
          due: date("Due", "到期"),
        },
        needs: (c) => ({ due: is(c.state, "open") }),
      }),
    },
  });
  const rules: Rules<typeof shape> = {
    "NE-07": { severity: "warning", source: "D", title: ["A unit", "单位"], bad: [{ change: {}, at: ["unit"] }] },
  };
  const template = defineTemplate({ shape, rules, sample: () => ({}) }) as AnyTemplate;
  const found = (content: object): readonly Finding[] =>
    check(template, { ...sample(), template: "needy", content } as Document, alone());

  it("hold when their condition does, under the method's own code where it has one", () => {
    expect(of(found({}))).toEqual([]);
    expect(of(found({ kind: "b" }))).toEqual(["NE-07 unit"]);
    expect(of(found({ kind: "a", unit: "%" }))).toEqual(["G-01 metric"]);
    expect(found({ kind: "b" })[0]).toMatchObject({ severity: "warning", expected: ["Unit", "单位"] });
    const rows = [
      { id: "a", state: "open" },
      { id: "b", state: "open", due: today },
      { id: "c", state: "shut" },
    ];
    expect(of(found({ rows }))).toEqual(["G-01 rows.a.due"]);
  });
});

describe("G-02", () => {
  const rows = [{ id: "a" }, { id: "constructor" }];
  it("finds references to rows that are gone, here and in a document at hand", () => {
    const other = sample("en", "other");
    const references = [
      { text: "here", row: "a" },
      { text: "here too", row: "constructor" },
      { text: "gone", row: "b" },
      { text: "never", row: "toString" },
      { text: "there", document: "other", row: "poster" },
      { text: "gone there", document: "other", row: "nobody" },
      { text: "not at hand", document: "unknown", row: "x" },
      { text: "only a name" },
    ];
    const found = checkAll(everything({ rows, references, reference: { text: "self", document: "doc-1", row: "b" } }), {
      ...alone(),
      documents: [other],
    });
    expect(of(found)).toEqual(["G-02 reference", "G-02 references", "G-02 references", "G-02 references"]);
    expect(found.map((f) => f.found[0])).toEqual([
      'a reference to "self", which is gone',
      'a reference to "gone", which is gone',
      'a reference to "never", which is gone',
      'a reference to "gone there", which is gone',
    ]);
  });

  it("finds cells of a matrix without row or column, and takes them away", () => {
    const document = everything({
      rows,
      columns: [{ id: "k" }],
      cells: { a: { k: "x", gone: "y" }, lost: { k: "z" } },
    });
    const found = checkAll(document);
    expect(of(found)).toEqual(["G-02 cells.a.gone", "G-02 cells.lost"]);
    expect(found.map((f) => f.fix?.patch)).toEqual([{ cells: { a: { gone: null } } }, { cells: { lost: null } }]);
  });
});

describe("G-03", () => {
  it.each([
    ["TBD", [0, 3]],
    ["date: tba", [6, 9]],
    ["TODO：补充", [0, 4]],
    ["xxx", [0, 3]],
    ["lorem ipsum dolor", [0, 11]],
    ["由法务待定", [3, 5]],
    ["待补充", [0, 3]],
    ["填写…", [0, 3]],
  ] as const)("finds the placeholder in %j", (value, span) => {
    expect(checkAll(everything({ text: value }))).toMatchObject([{ code: "G-03", at: ["text"], span }]);
  });
  it.each(["Size XXL", "a todolist", "xx", "TBDs are fine", "不等待定价"])("leaves %j alone", (value) => {
    expect(checkAll(everything({ text: value }))).toEqual([]);
  });
  it("looks at texts, people and the title, and not at addresses, options or ids", () => {
    const content = {
      longText: "tbd",
      texts: ["fine", "TODO"],
      person: { name: "TBD" },
      people: [{ name: "Li" }, { name: "待定" }],
      url: "https://x.example/todo",
      choices: ["todo"],
      rows: [{ id: "todo", name: "todo" }],
    };
    const found = checkAll(everything(content, { title: "TBC" }));
    expect(of(found)).toEqual([
      "G-03 $title",
      "G-03 longText",
      "G-03 texts",
      "G-03 person",
      "G-03 people",
      "G-03 rows.todo.name",
    ]);
  });
});

describe("G-04", () => {
  const due = (reviewBy: string, state = "draft"): readonly string[] =>
    codes({ ...sample(), reviewBy, flow: { state, history: [] } });
  it("minds a review that is overdue, until the document is closed", () => {
    expect(due("2027-02-28")).toEqual(["G-04 $reviewBy"]);
    expect(due("2027-02-28", "agreed")).toEqual(["G-04 $reviewBy"]);
    expect([due(today), due("2027-03-02"), due("2027-02-28", "closed")]).toEqual([[], [], []]);
  });
});

describe("G-05", () => {
  const people = [
    { name: "Li Na", active: false },
    { name: "Bo", active: false },
    { name: "Bo", active: true },
  ];
  it("minds an owner who has left, unless another row of the roster says they are there", () => {
    expect(codes(sample(), alone({ people }))).toEqual(["G-05 $owner", "RA-13 roles.pm.person"]);
    expect(codes({ ...sample(), owner: "Bo" }, alone({ people }))).toEqual(["RA-13 roles.pm.person"]);
    expect(codes(sample(), alone({ people: [] }))).toEqual([]);
  });
});

describe("a waiver", () => {
  const broken = edited(sample(), { duties: { poster: { design: null } } });
  const reason = { reason: "Done outside", by: "Li Na", now };
  const [finding] = check(raci, broken, alone());

  it("accepts what was found, and is listed with it", () => {
    expect(of([finding!])).toEqual(["RA-02 duties.poster"]);
    const waived = waive(broken, finding!, reason);
    const [again] = check(raci, waived, alone());
    expect(again?.waived).toMatchObject({ code: "RA-02", reason: "Done outside", on: "2027-03-01" });
    expect([standing([again!]), hasErrors([again!]), hasErrors([finding!])]).toEqual([[], false, true]);
    expect(waived.revision).toBe(broken.revision + 1);
    expect(unwaive(waived, again!, now).waivers).toEqual([]);
    expect(unwaive(broken, finding!, now)).toBe(broken);
  });

  it("is void when the fact changes, and when the place does", () => {
    const many = edited(sample(), { duties: { poster: { legal: ["R"], sales: ["R"], service: ["R"] } } });
    const [four] = check(raci, many, alone()).filter((f) => f.code === "RA-03");
    const waived = waive(many, four!, reason);
    expect(standing(check(raci, waived, alone()))).toEqual([]);
    const five = edited(waived, { duties: { poster: { client: ["R"] } } });
    expect(of(standing(check(raci, five, alone())))).toEqual(["RA-03 duties.poster"]);
    const renamed = edited(waived, { activities: { poster: { name: "Another poster" } } });
    expect(of(standing(check(raci, renamed, alone())))).toEqual(["RA-03 duties.poster"]);
    const moved = { ...waived, waivers: waived.waivers.map((w) => ({ ...w, at: ["duties", "brief"] })) };
    expect(of(standing(check(raci, moved, alone())))).toEqual(["RA-03 duties.poster"]);
  });

  it("given under a code that the rule had before still holds", () => {
    const rules = {
      ...(raci.rules as object),
      "RA-02": { ...(raci.rules as Record<string, object>)["RA-02"], was: ["RA-90"] },
    };
    const renamed: AnyTemplate = { ...raci, rules: rules as never };
    const old = { ...finding!, code: "RA-90" };
    const waived = { ...broken, waivers: [{ ...waive(broken, old, reason).waivers[0]!, seen: seenHash(old) }] };
    expect(standing(check(renamed, waived, alone()))).toEqual([]);
    expect(of(standing(check(raci, waived, alone())))).toEqual(["RA-02 duties.poster"]);
  });
});
