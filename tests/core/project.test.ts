import {
  type AnyTemplate,
  check,
  dayIn,
  defineShape,
  defineTemplate,
  type Document,
  type Facts,
  number,
  type Project,
  projectOf,
  projectSettings,
  type Rules,
  sampleDocument,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { edited, now, raci, sample, templateOf } from "./given.ts";

const today = "2027-03-01";
const facts: Facts = { now, today, people: [], calendar: { off: [], on: [] } };
const codes = (document: Document, project: Project): readonly string[] =>
  check(raci, document, project).map((f) => `${f.code} ${f.at.join(".")}`);

describe("settings", () => {
  const project = (thresholds: object, change: Partial<Document> = {}): Document => {
    const made = sampleDocument(templateOf("project")!, { id: "project", language: "en", now });
    return { ...made, content: { ...made.content, thresholds } as never, ...change };
  };
  const four = edited(sample(), { duties: { poster: { legal: ["R"], sales: ["R"], service: ["R"] } } });
  const judged = (...documents: Document[]): readonly string[] => codes(four, projectOf([four, ...documents], now));

  it("of the project document judge the others, in place of the defaults", () => {
    expect(judged()).toEqual(["RA-03 duties.poster"]);
    expect(judged(project([{ id: "a", setting: "raci-matrix.maxResponsible", value: 4 }]))).toEqual([]);
    expect(judged(project([{ id: "a", setting: "raci-matrix.nothing", value: 4 }]))).toEqual(["RA-03 duties.poster"]);
    expect(
      judged(
        project([
          { id: "a", setting: "raci-matrix.maxResponsible" },
          { id: "b", value: 9 },
        ]),
      ),
    ).toHaveLength(1);
  });

  it("come from the project document that was changed last, whatever its clock's zone", () => {
    const rows = (value: number): object => [{ id: "a", setting: "raci-matrix.maxResponsible", value }];
    const later = project(rows(4), { id: "p2", updatedAt: "2027-03-01T09:00:00-08:00" });
    const earlier = project(rows(1), { id: "p1", updatedAt: "2027-03-01T23:00:00+08:00" });
    expect(projectSettings([earlier, later]).settings).toEqual({ "raci-matrix.maxResponsible": 4 });
    expect(projectSettings([later, earlier]).settings).toEqual({ "raci-matrix.maxResponsible": 4 });
  });

  it("name what has digits and measures nothing, over the names that are usual", () => {
    const goalTemplate = templateOf("smart-goal")!;
    const made = sampleDocument(goalTemplate, { id: "goal", language: "zh", now });
    const change = { statement: "进一步办好365杯咖啡节和618大促的各项活动", target: undefined };
    const goal: Document = { ...made, content: { ...made.content, ...change } };
    const vague = (...names: string[]): boolean => {
      const settings = project([]);
      const own: Document = { ...settings, content: { ...settings.content, exceptions: names } };
      const judgedBy = projectOf(names.length === 0 ? [goal] : [goal, own], now, today);
      return check(goalTemplate, goal, judgedBy).some(({ code }) => code === "SG-S2");
    };
    expect([vague(), vague("365杯"), vague("别的")]).toEqual([false, true, false]);
  });

  it("hold the roster, the calendar, the zone and the currency, with defaults without one", () => {
    const settings = projectSettings([project([])]);
    expect(settings.people.find((p) => p.name === "Zhou Lü")).toMatchObject({ role: "Legal", active: true });
    expect(settings.calendar.off).toContain("2027-05-03");
    expect(projectSettings([])).toEqual({
      timeZone: "Asia/Shanghai",
      currency: "CNY",
      people: [],
      calendar: { off: [], on: [] },
      settings: {},
    });
    expect(
      projectSettings([project([], { content: { timeZone: 5, people: "x", days: [{}], thresholds: 1 } as never })]),
    ).toMatchObject({
      timeZone: "Asia/Shanghai",
      people: [],
    });
  });
});

describe("today", () => {
  it.each([
    ["Asia/Shanghai", "2027-03-01T15:59:59Z", "2027-03-01"],
    ["Asia/Shanghai", "2027-03-01T16:00:00Z", "2027-03-02"],
    ["America/New_York", "2027-03-01T04:59:59Z", "2027-02-28"],
    ["America/New_York", "2027-03-14T07:00:00Z", "2027-03-14"],
    ["Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01"],
    ["Pacific/Pago_Pago", "2027-01-01T10:59:59Z", "2026-12-31"],
    ["UTC", "2028-02-29T23:59:59.999Z", "2028-02-29"],
    ["Asia/Kathmandu", "2027-03-01T18:15:00Z", "2027-03-02"],
    ["Nowhere/Land", "2027-03-01T23:30:00+08:00", "2027-03-01"],
    ["", "2027-03-01T23:30:00-08:00", "2027-03-02"],
  ])("in %j at %s is %s", (zone, at, day) => {
    expect(dayIn(zone, at)).toBe(day);
  });

  it("is the project's day unless somebody says another", () => {
    const made = sampleDocument(templateOf("project")!, { id: "project", language: "en", now });
    const inZone = (timeZone: string): Document => ({ ...made, content: { ...made.content, timeZone } });
    const late = "2027-03-01T23:30:00+08:00";
    expect(projectOf([], late).facts.today).toBe("2027-03-01");
    expect(projectOf([inZone("Pacific/Auckland")], late).facts.today).toBe("2027-03-02");
    expect(projectOf([inZone("America/New_York")], late, "2030-01-01").facts.today).toBe("2030-01-01");
    const due = { ...sample(), reviewBy: "2027-03-01" };
    expect(codes(due, projectOf([inZone("Pacific/Auckland")], late))).toEqual(["G-04 $reviewBy"]);
    expect(codes(due, projectOf([], late))).toEqual([]);
  });
});

describe("what a rule sees of the project", () => {
  const shape = defineShape({
    id: "seen",
    version: 1,
    family: "report",
    name: ["Seen", "所见"],
    purpose: ["", ""],
    source: [],
    settings: { most: [5, "Most", "上限"] },
    fields: { n: number("N", "数") },
  });
  const seen: unknown[] = [];
  const rules: Rules<typeof shape> = {
    "SE-01": {
      severity: "hint",
      source: "D",
      title: ["", ""],
      check(_, { earlier, all, missing, settings, today: day }) {
        seen.push([earlier().map((d) => d.n), all(shape).map((d) => d.$.id), missing(shape), settings.most, day]);
      },
      bad: [{ change: {}, at: ["n"] }],
    },
  };
  const template = defineTemplate({ shape, rules, sample: () => ({}) }) as AnyTemplate;
  const report = (id: string, n: number, createdAt: string): Document =>
    ({ ...sample("en", id), template: "seen", content: { n }, createdAt }) as Document;

  it("is the others of a kind by time, the earlier ones, its settings and the day", () => {
    const documents = [
      report("c", 3, "2027-03-01T12:00:00+08:00"),
      report("b", 2, "2027-03-01T03:00:00Z"),
      report("a", 1, "2027-03-01T05:00:00+08:00"),
      report("d", 4, "2027-02-28T23:00:00-08:00"),
    ];
    const project: Project = { facts, documents, settings: { "seen.most": 9 } };
    seen.length = 0;
    check(template, documents[0]!, project);
    check(template, documents[2]!, { facts, documents: [] });
    expect(seen).toEqual([
      [[1, 2], ["a", "b", "d"], false, 9, today],
      [[], [], true, 5, today],
    ]);
  });
});
