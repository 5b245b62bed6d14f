import { check, type Document, parse } from "@parley/core";
import { describe, expect, it } from "vitest";
import { adopt, adopted, cellAt, languageOf, tableIn, templates, toDocuments } from "./support.ts";

const now = "2027-03-01T09:00:00+08:00";
const facts = { now, today: "2027-03-01", people: [], calendar: { off: [], on: [] } };
const templateOf = (id: string): (typeof templates)[number] => templates.find(({ shape }) => shape.id === id)!;
const documentsOf = (text: string, as?: string): readonly Document[] => {
  const adoption = adopted(text, "markdown", as === undefined ? {} : { as });
  let n = 0;
  return toDocuments(adoption, templateOf(adoption.template), tableIn(text), { now, newId: () => `doc-${++n}` });
};

describe("places", () => {
  const text = [
    "# Launch",
    "",
    "| Task | PM | Dev |",
    "|---|---|---|",
    "| Plan | A/R | C |",
    "| Build | A | **A** (shares) |",
  ].join("\n");

  it("lead from a finding to its cell", () => {
    const adoption = adopted(text);
    const [document] = documentsOf(text);
    const findings = check(templateOf("raci-matrix"), document!, { facts, documents: [] });
    const fault = findings.find(({ code }) => code === "RA-01")!;
    const [at, also] = [fault.at, ...(fault.also ?? [])].map((place) => cellAt(adoption.documents[0]!, place)!);
    expect(at).toMatchObject({ text: "Build", line: 6, column: 3 });
    expect(text.slice(also!.start, also!.end)).toBe("**A** (shares)");
  });

  it("name roles by their headers, and fall back to what is around", () => {
    const [document] = adopted(text).documents;
    expect(cellAt(document!, ["roles", "roles-2", "name"])).toMatchObject({ text: "Dev", line: 3 });
    expect(cellAt(document!, ["roles", "roles-2", "person"])).toMatchObject({ text: "Dev" });
    expect(cellAt(document!, ["activities"])).toMatchObject({ text: "Plan" });
    expect(cellAt(document!, ["nowhere"])).toBeUndefined();
  });

  it("tell the cells of two letters apart where they are columns", () => {
    const [document] = adopted(
      "| Task | Responsible | Accountable | Consulted |\n|-|-|-|-|\n| Plan | Ann | Ann | Bo |",
    ).documents;
    expect(document!.content["duties"]).toEqual({ "activities-1": { "roles-1": ["A", "R"], "roles-2": ["C"] } });
    const place = ["duties", "activities-1", "roles-1"];
    expect(cellAt(document!, [...place, "A"])!.column).toBe(16);
    expect(cellAt(document!, [...place, "R"])!.column).toBe(10);
  });
});

describe("what has no field", () => {
  const text = [
    "| Risk | Probability | Impact | Colour | Owner |",
    "|---|---|---|---|---|",
    "| **Pump fails** | High | 4 | red | Ann |",
    "| Gate jams | about even | 2/5 (local) | blue | [Bo](mailto:bo@e.org) |",
    "| Total | | | | |",
  ].join("\n");
  const adoption = adopted(text);
  const [document] = adoption.documents;

  it("is in extra at its address, and listed", () => {
    expect(document!.extra).toMatchObject({ "risks.risks-1.Colour": "red", "risks.risks-2.Colour": "blue" });
    const column = adoption.left.find(({ text: header }) => header === "Colour")!;
    expect(column).toMatchObject({ what: "column", kept: ["risks.risks-1.Colour", "risks.risks-2.Colour"] });
    expect(column.cells.map((cell) => cell.line)).toEqual([3, 4]);
  });

  it("is kept beside a value that says less", () => {
    expect(document!.content["risks"]).toEqual([
      { id: "risks-1", title: "Pump fails", probability: 4, impact: 4, owner: { name: "Ann" } },
      { id: "risks-2", title: "Gate jams", impact: 2, owner: { name: "Bo" } },
    ]);
    expect(document!.extra).toMatchObject({
      "risks.risks-1.probability": "High",
      "risks.risks-2.probability": "about even",
      "risks.risks-2.impact": "2/5 (local)",
      "risks.risks-2.owner": "[Bo](mailto:bo@e.org)",
    });
    expect(adoption.left).toContainEqual(expect.objectContaining({ what: "value", text: "Probability" }));
    expect(adoption.guessed.map(({ as }) => as[0])).toEqual(['"High" as 4']);
  });

  it("is not hidden behind a guess: a doubtful column is listed as one", () => {
    const { mapping, guessed } = adopted("| Issue | Likelihood | Severity |\n|-|-|-|\n| Rain | 3 | 4 |");
    expect(mapping[0]).toMatchObject({ field: "title", confidence: 0.73 });
    expect(guessed).toMatchObject([{ as: ['"Issue" as title', expect.any(String)], cells: [{ line: 1, column: 3 }] }]);
  });

  it("is a row too, when it holds no record", () => {
    expect(adoption.left).toContainEqual(expect.objectContaining({ what: "row", text: "Total" }));
  });
});

describe("values", () => {
  it("are read in the ways people write them", () => {
    const [first, second] = adopted(
      [
        "| Change ID | Title | Requested by | Date | Cost | Approved by | Priority | Status |",
        "|---|---|---|---|---|---|---|---|",
        "| CR-1 | Wider door | @mia | 3 May 2027 | ¥60,000 | Ann, Bo | Urgent | Approved |",
        "| CR-2 | New sign | Lee <lee@e.org> | 2027年5月4日 | $2.5k | - | Normal | Draft |",
      ].join("\n"),
    ).documents;
    expect(first).toMatchObject({
      number: "CR-1",
      title: "Wider door",
      content: {
        requester: { name: "mia" },
        requestedOn: "2027-05-03",
        cost: { amount: "60000", currency: "CNY" },
        approvers: [{ name: "Ann" }, { name: "Bo" }],
        urgency: "emergency",
      },
      extra: { id: "CR-1", state: "Approved" },
    });
    expect(second).toMatchObject({
      content: {
        requester: { name: "Lee", email: "lee@e.org" },
        requestedOn: "2027-05-04",
        cost: { amount: "2500", currency: "USD" },
        urgency: "normal",
      },
    });
  });

  it("are not guessed where a date has two readings, or numbers are of another scale", () => {
    const { documents } = adopted(
      "| Risk | Probability | Impact | Review date |\n|-|-|-|-|\n| Rain | 8 | 9 | 03/04/2027 |\n| Wind | 3 | 10 | 25/04/2027 |",
    );
    expect(documents[0]!.content["risks"]).toEqual([
      { id: "risks-1", title: "Rain" },
      { id: "risks-2", title: "Wind", reviewDate: "2027-04-25" },
    ]);
    expect(documents[0]!.extra).toMatchObject({
      "risks.risks-1.reviewDate": "03/04/2027",
      "risks.risks-1.impact": "9",
    });
  });

  it("make rows of two tables where a line speaks of both", () => {
    const { documents } = adopted(
      "| Decision | Action | Owner | Due |\n|-|-|-|-|\n| Move the stage | Call the rigger | Ann | 2027-05-01 |\n| | Print maps | Bo | |",
    );
    expect(documents[0]!.content).toMatchObject({
      decisions: [{ decision: "Move the stage" }],
      actions: [{ task: "Call the rigger", owner: { name: "Ann" }, due: "2027-05-01" }, { task: "Print maps" }],
    });
  });

  it("keep the source's own row ids where they are ids", () => {
    const { documents } = adopted(
      "| ID | Risk | Impact |\n|-|-|-|\n| R-7 | a | 1 |\n| R-7 | b | 2 |\n| no. 9 | c | 3 |",
    );
    expect((documents[0]!.content["risks"] as { id: string }[]).map(({ id }) => id)).toEqual([
      "R-7",
      "risks-2",
      "risks-3",
    ]);
    expect(documents[0]!.extra).toMatchObject({ "risks.risks-2.id": "R-7", "risks.risks-3.id": "no. 9" });
  });
});

describe("what somebody says", () => {
  const text = "| Thing | Wer | Wann |\n|---|---|---|\n| Pump | Ann | 2027-05-01 |";

  it("maps columns that nothing else would", () => {
    const map = { thing: "task", Wer: "actions.owner", Wann: "due" };
    const { mapping, documents } = adopted(text, "markdown", { as: "meeting-record", map: { ...map, Thing: "task" } });
    expect(mapping.map(({ field, confidence }) => [field, confidence])).toEqual([
      ["task", 1],
      ["owner", 1],
      ["due", 1],
    ]);
    expect(documents[0]!.content["actions"]).toMatchObject([
      { task: "Pump", owner: { name: "Ann" }, due: "2027-05-01" },
    ]);
  });

  it("is refused in one sentence when it names what is not there", () => {
    const risks = tableIn("| Risk | Impact |\n|-|-|\n| Rain | 3 |");
    expect(adopt(risks, templates, { map: { Danger: "title" } })).toEqual({
      ok: false,
      found: ['column "Danger"', "列“Danger”"],
      expected: ["Risk, Impact", "Risk、Impact"],
    });
    expect(adopt(risks, templates, { map: { Risk: "headline" } })).toMatchObject({
      ok: false,
      found: ['field "headline"', expect.any(String)],
    });
    expect(adopt(risks, templates, { as: "gantt" })).toMatchObject({
      ok: false,
      found: ['template "gantt"', expect.any(String)],
    });
  });

  it("is asked for when nothing is recognised", () => {
    expect(adopt(tableIn("| a | b |\n|-|-|\n| 1 | 2 |"), templates)).toMatchObject({ ok: false });
    expect(adopt(tableIn("| R | A | C | I |\n|-|-|-|-|\n| | | | |"), templates)).toMatchObject({ ok: false });
  });
});

describe("documents", () => {
  it("parse, are drafts, and are named by what stands above the table", () => {
    const text = "## 风险清单\n\n| 风险 | 概率 | 影响 |\n|-|-|-|\n| 停电 | 高 | 中 |";
    const [document] = documentsOf(text);
    expect(document).toMatchObject({ title: "风险清单", language: "zh", flow: { state: "draft", history: [] } });
    expect(parse(JSON.parse(JSON.stringify(document)), templateOf)).toMatchObject({ ok: true });
  });

  it("are one per row where columns are a document's own fields", () => {
    const made = documentsOf("| Change ID | Title | Reason |\n|-|-|-|\n| C-1 | Door | Wider |\n| C-2 | Sign | Old |");
    expect(made.map(({ id, title }) => [id, title])).toEqual([
      ["doc-1", "Door"],
      ["doc-2", "Sign"],
    ]);
  });

  it("tell the language of a table by its cells", () => {
    expect(languageOf(tableIn("| Risk | 概率 |\n|-|-|\n| Rain in May | High |"))).toBe("en");
    expect(languageOf(tableIn("| ID | 风险 |\n|-|-|\n| R-1 | 停电 |"))).toBe("zh");
  });
});

describe("tables that only look like a matrix of duties", () => {
  it.each([
    [
      "rights to create, read, update, delete",
      "| Object | Clerk | Boss |\n|-|-|-|\n| Order | C,R,U | R,U,D |\n| Bill | R | C,U |",
    ],
    ["grades", "| Pupil | Maths | Music |\n|-|-|-|\n| Ann | A | B |\n| Bo | C | A |"],
    ["a legend", "| Letter | Meaning |\n|-|-|\n| R | Responsible: does the work |\n| A | Accountable |"],
    ["a log of decisions", "| Date | Decision | Driver | Approver |\n|-|-|-|-|\n| 2027-01-02 | Close | Ann | Bo |"],
  ])("%s", (_, text) => {
    const result = adopt(tableIn(text), templates);
    expect(result.ok ? result.template : "none").not.toBe("raci-matrix");
  });
});
