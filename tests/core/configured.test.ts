import {
  type AnyTemplate,
  check,
  configured,
  configuredTemplate,
  type Document,
  edit,
  fill,
  generalSettings,
  type HostContext,
  parts,
  projectOf,
  push,
  type Shape,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { thresholdNames } from "@parley/core/templates/project";
import { sampleOf } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { settings } from "./change.ts";
import { edited, now, sample, templateOf } from "./given.ts";
import { context, memoryAdapter, MemoryTarget, testRun } from "./memory-host.ts";

const today = "2027-03-01";
const goal = templateOf("smart-goal")!;
const goalShape = goal.shape as Shape;
const threshold = (setting: string, value: number): object => ({ thresholds: [{ id: "t", setting, value }] });
const late: Document = {
  ...sampleOf(goal, "en", "goal"),
  content: {
    ...sampleOf(goal, "en").content,
    startDate: "2027-01-01",
    dueDate: "2027-05-01",
    current: 860,
    baseline: 800,
    target: 960,
  },
};
const status = (shape: Shape): unknown => (fill(shape, late.content, today) as { rag?: string }).rag;

describe("a project's thresholds", () => {
  it("stand in computed values: their ends of bands, and the numbers they compare with", () => {
    // 37.5 % of the way after 49 % of the time: 0.76 of what is expected.
    expect(status(goalShape)).toBe("amber");
    expect(status(configured(goalShape, { "smart-goal.amber": 0.8 }))).toBe("red");
    expect(status(configured(goalShape, { "smart-goal.green": 0.75 }))).toBe("green");
    expect(status(configured(goalShape, { "other.amber": 0.8 }))).toBe("amber");
  });
  it("change nothing, not even the shape, where none differs", () => {
    expect(configured(goalShape)).toBe(goalShape);
    expect(configured(goalShape, { "smart-goal.amber": 0.7 })).toBe(goalShape);
    expect(configuredTemplate(goal, {})).toBe(goal);
    const strict = { "smart-goal.amber": 0.8 };
    expect(configured(goalShape, strict)).toBe(configured(goalShape, { ...strict }));
    expect(configured(goalShape, { constructor: 1 } as never)).toBe(goalShape);
  });
  it("judge by what is shown", () => {
    const shown: AnyTemplate = {
      ...goal,
      rules: {
        "XX-01": {
          severity: "hint",
          source: "D",
          title: ["", ""],
          bad: [],
          check: ({ rag }: { rag?: string }, { report }: { report: (f: object) => void }) =>
            report({ at: ["rag"], found: [rag, ""] }),
        },
      } as never,
    };
    const ragIn = (...documents: Document[]): string | undefined =>
      check(shown, late, projectOf(documents, now)).find(({ code }) => code === "XX-01")?.found[0];
    expect([ragIn(), ragIn(settings(threshold("smart-goal.amber", 0.8)))]).toEqual(["amber", "red"]);
  });
  it("are delivered with the project that stands there", async () => {
    const seen: unknown[] = [];
    const looking: typeof memoryAdapter = {
      ...memoryAdapter,
      render: (standing, { template, ...rest }: HostContext) => {
        seen.push(status(template("smart-goal")!.shape as Shape));
        return memoryAdapter.render(standing, { template, ...rest });
      },
    };
    const target = new MemoryTarget();
    const pushIt = (...documents: Document[]) => push(looking, target, "there", documents, context, testRun());
    await pushIt(late);
    const strict = settings(threshold("smart-goal.amber", 0.8));
    await pushIt(strict);
    await pushIt(late);
    const project = templateOf("project")!.shape as Shape;
    await pushIt(
      edit(project, strict, { content: { thresholds: { t: { value: 0.1 } } } as never }, "2027-03-02T09:00:00+08:00"),
    );
    expect(seen).toEqual(["amber", "red", "red", "amber"]);
  });
  it("hold for the generic rules as well", () => {
    const name = "word ".repeat(generalSettings.lineChars[0] / 5 + 1).trim();
    const long = edited(sample(), { activities: { poster: { name } } });
    const codes = (...documents: Document[]): readonly string[] =>
      check(templateOf("raci-matrix")!, long, projectOf(documents, now)).map(({ code }) => code);
    expect(codes()).toEqual(["G-06"]);
    expect(codes(settings(threshold("general.lineChars", 400)))).toEqual([]);
  });
});

describe("a threshold that is misspelt", () => {
  it("is told with the name that was meant, and mended by its fix", () => {
    const project = templateOf("project")!;
    const said = (setting: string): readonly unknown[] => {
      const document = settings({ thresholds: [{ id: "t", setting, value: 1 }] });
      const [finding] = check(project, document, projectOf([document], now)).filter(({ code }) => code === "PJ-01");
      return [
        finding?.expected[0],
        finding?.found[1],
        (finding?.fix?.patch as { thresholds?: { t: { setting: string } } })?.thresholds?.t.setting,
      ];
    };
    expect(said("change-request.managerShares")).toEqual([
      '"change-request.managerShare"',
      "不起作用的阈值“change-request.managerShares”",
      "change-request.managerShare",
    ]);
    expect(said(" raci-matrix.maxResponsible")[2]).toBe("raci-matrix.maxResponsible");
    expect(said("boardQuorum")[2]).toBe("change-request.boardQuorum");
    expect(said("constructor")).toEqual([
      "template and setting, such as “raci-matrix.maxResponsible”",
      "不起作用的阈值“constructor”",
      undefined,
    ]);
    expect(said("smart-goal.gap")).toEqual([undefined, undefined, undefined]);
  });
  it("is any but those that the templates have", () => {
    const all = templates.flatMap(({ shape }) =>
      Object.keys(parts(shape as Shape).settings).map((name) => `${(shape as Shape).id}.${name}`),
    );
    expect(all.length).toBeGreaterThan(25);
    expect([...thresholdNames].sort()).toEqual([...all, "general.lineChars", "general.pageChars"].sort());
  });
});
