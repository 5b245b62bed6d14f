import {
  advance,
  check,
  configured,
  contentHash,
  type Document,
  type Entry,
  fill,
  flowOf,
  historyFaults,
  parse,
  type Person,
  type Project,
  settle,
  standing,
  waive,
} from "@parley/core";
import { decisionLevel, type Level, projectFigures } from "@parley/core/templates/change-request";
import { describe, expect, it } from "vitest";
import {
  against,
  by,
  change,
  type Edit,
  edited,
  go,
  inReview,
  judgedOn,
  li,
  on,
  request,
  settings,
  shape,
  thresholds,
  walk,
  wang,
  withPeople,
  wu,
  zhang,
  zhou,
} from "./change.ts";
import { copy, templateOf } from "./given.ts";

const messages = (document: Document, code: string, project: Project = judgedOn(1)): readonly (readonly string[])[] =>
  check(change, document, project)
    .filter((finding) => finding.code === code)
    .map(({ at, found }) => [at.join("."), ...found]);
const entry = (action: string, from: string, to: string, who: Person, document: Document, decides = true): Entry => ({
  action,
  from,
  to,
  by: who.name,
  who,
  at: on(1),
  verified: true,
  version: 1,
  ...(decides && { binds: contentHash(shape, document.content) }),
});
const withFlow = (document: Document, state: string, ...entries: Entry[]): Document => ({
  ...document,
  flow: { state, history: [...document.flow.history, ...entries] },
});
const planned: Edit = { implementer: wu, implementPlan: "v2", clientInformedOn: "2027-03-01" };

describe("a history written by hand", () => {
  it("that has only the state is told, and leads nowhere", () => {
    const claimed = edited({ ...request(), flow: { state: "approved", history: [] } }, planned);
    expect(messages(claimed, "CR-04")).toEqual([
      ["", 'the state "approved" after a history that ends in "draft"', "历史停在“draft”，状态却为“approved”"],
    ]);
    expect(against(claimed, "start", wu)[0]).toContain('Unexpected the state "approved"');
    expect(against(claimed, "start", wu, judgedOn(1), "", "zh")[0]).toMatch(/^发现历史停在.*应为真实的流程历史/);
    expect(settle(change, claimed, on(2)).flow).toEqual({ state: "draft", history: [] });
  });
  it("that has an approval by the requester is told, and leads nowhere", () => {
    for (const who of [zhang, { name: "ｚｈａｎｇ  san" }, { name: "Zhang-San", email: "private@example.org" }]) {
      const forged = edited(
        withFlow(inReview(), "approved", entry("approve", "review", "approved", who, inReview())),
        planned,
      );
      expect(messages(forged, "CR-04")[0]?.[2]).toBe(`申请人${who.name}自行审批`);
      expect(against(forged, "start", wu)[0]).toContain("Unexpected a decision by the requester");
    }
  });
  it("that fills the quorum with one person twice is told, and leads nowhere", () => {
    const large = inReview({ scope: "beyond" });
    const project = withPeople(judgedOn(1), { ...wu, level: "sponsor" });
    const twice = withFlow(
      large,
      "approved",
      entry("approve", "review", "review", wang, large),
      entry("approve", "review", "approved", { name: "王总", email: "WANG@example.com" }, large),
    );
    expect(messages(twice, "CR-04", project).map(([, en]) => en)).toEqual(["a second vote of 王总"]);
    expect(against(twice, "start", li, project)[0]).toContain("a second vote of 王总");
    const once = withFlow(large, "approved", entry("approve", "review", "approved", wang, large));
    expect(messages(once, "CR-05", project)).toEqual([["", "a decision that lacks 1 of its votes", "审批尚缺 1 票"]]);
    expect(against(once, "start", li, project)[0]).toContain("lacks 1 of its votes");
    expect(settle(change, once, on(2), { project }).flow.state).toBe("review");
    // One sponsor is no board: alone, the same approval holds.
    expect(messages(once, "CR-05", judgedOn(1))).toEqual([]);
  });
  it("that skips a step, or decides about nothing, is told", () => {
    const skipped = withFlow(request(), "approved", entry("approve", "draft", "approved", zhou, request()));
    expect(messages(skipped, "CR-04")[0]?.[1]).toBe('draft → approved by "approve"');
    const unbound = withFlow(inReview(), "approved", entry("approve", "review", "approved", zhou, inReview(), false));
    expect(messages(unbound, "CR-04")[0]?.[1]).toBe("a decision by Zhou Lü about no text");
  });
  it("that is sound opens no gate where identity is proved", () => {
    const approved = edited(go(inReview(), "approve", zhou), planned);
    const asker = by(wu, true);
    const result = advance(change, approved, "start", asker, judgedOn(1));
    expect(result).toMatchObject({
      ok: false,
      refusals: [
        ["Unexpected a decision that nobody proved, expected a new decision", "发现无法核实身份的审批，应为重新审批"],
      ],
    });
    expect(settle(change, approved, on(2))).toBe(approved);
    expect(settle(change, approved, on(2), { project: judgedOn(1), verified: true }).flow.state).toBe("review");
  });
  it("of somebody who has left since then still holds", () => {
    const approved = edited(go(inReview(), "approve", zhou), planned);
    const left = judgedOn(1);
    const gone = {
      ...left,
      facts: {
        ...left.facts,
        people: left.facts.people.map((p) => (p.name === "Zhou Lü" ? { ...p, active: false } : p)),
      },
    };
    expect(messages(approved, "CR-05", gone)).toEqual([]);
    expect(against(approved, "start", wu, gone)).toEqual([]);
    expect(against(inReview(), "approve", zhou, gone)).toHaveLength(1);
  });
});

describe("the requester", () => {
  const both = withPeople(judgedOn(1), { ...zhang, level: "sponsor" });
  it("cannot approve, whatever their level and spelling", () => {
    expect(against(inReview(), "approve", zhang, both)).toEqual([
      "Unexpected a decision by the requester, expected somebody else",
    ]);
    expect(against(inReview(), "approve", zhang, both, "", "zh")).toEqual(["发现申请人自行审批，应为其他人"]);
    for (const name of ["zhang  SAN", "Ｚｈａｎｇ Ｓａｎ", "Zhāng Sān"]) {
      const other = { name, email: "another@example.com", level: "authority" };
      expect(against(inReview(), "approve", other, withPeople(judgedOn(1), other))).toEqual([]);
      // Both on the roster: two people. Not both: perhaps one.
      const unknown = edited(inReview(), { requester: { name: "Zhang San", email: "elsewhere@example.com" } });
      expect(against(unknown, "approve", other, withPeople(judgedOn(1), other))[0]).toContain(
        "a decision by the requester",
      );
    }
  });
  it("stays the requester when somebody else is written into the field afterwards", () => {
    const swapped = edited(inReview(), { requester: wu });
    expect(against(swapped, "approve", zhang, both)).toEqual([
      "Unexpected a decision by the requester, expected somebody else",
    ]);
  });
  it("without an address is refused by name, and is not enough to be granted anything", () => {
    const nameless = edited(inReview(), { requester: { name: "张三" } });
    const other = { name: "张 三", email: "other@example.com", level: "sponsor" };
    expect(against(nameless, "approve", other, withPeople(judgedOn(1), other))).toHaveLength(1);
    expect(against(inReview(), "approve", { name: "Zhou Lü" })).toEqual([
      "Unexpected Zhou Lü, expected an approver of this level, shown by an account or e-mail address",
    ]);
  });
  it("gains nothing by a waiver", () => {
    const own = edited(inReview(), { approvers: [zhang] });
    const [finding] = check(change, own, both).filter(({ code }) => code === "CR-01");
    const waived = waive(own, finding!, { reason: "I may", by: "Zhang San", now: on(1) });
    expect(standing(check(change, waived, both)).map(({ code }) => code)).not.toContain("CR-01");
    expect(against(waived, "approve", zhang, both)).toEqual([
      "Unexpected a decision by the requester, expected somebody else",
    ]);
  });
});

describe("the level", () => {
  const sum = (amount: number | string, currency = "CNY"): { amount: string; currency: string } => ({
    amount: String(amount),
    currency,
  });
  const level = (
    content: Edit,
    project: Project = judgedOn(1),
  ): { real: Level; shown: unknown; told: readonly string[] } => {
    const document = request(content as never);
    const found = check(change, document, project).filter(({ code }) => code === "CR-05");
    // What is shown is what a host's formula shows: the shape with the project's thresholds.
    return {
      real: decisionLevel(document.content as never, project, document),
      shown: shownLevel(document, project),
      told: found.map(({ at }) => at.join(".")),
    };
  };
  it.each([
    ["2 % and two days", { cost: sum(24_000), scheduleDays: 2, scope: "none" }, "manager"],
    ["a cent more", { cost: sum("24000.01"), scheduleDays: 2, scope: "none" }, "authority"],
    ["a day more", { cost: sum(24_000), scheduleDays: 3, scope: "none" }, "authority"],
    ["within the agreed scope", { cost: sum(1), scheduleDays: 0, scope: "within" }, "authority"],
    ["8 % and five days", { cost: sum(96_000), scheduleDays: 5, scope: "none" }, "authority"],
    ["more than 8 %", { cost: sum(96_001), scheduleDays: 5, scope: "none" }, "sponsor"],
    ["more than five days", { cost: sum(1), scheduleDays: 6, scope: "none" }, "sponsor"],
    ["another goal", { cost: sum(1), scheduleDays: 0, scope: "beyond" }, "sponsor"],
    ["another quality", { cost: sum(1), scheduleDays: 0, scope: "none", quality: "lower" }, "sponsor"],
    ["a saving", { cost: sum(-5000), scheduleDays: 0, scope: "none" }, "manager"],
  ] as const)("of %s", (_, content, expected) => {
    expect(level(content as never)).toEqual({ real: expected, shown: expected, told: [] });
  });
  it.each([
    ["zero", sum(0)],
    ["less than zero", sum(-1_200_000)],
    ["absent", null],
  ])("of a cost against a budget of %s is the highest; of no cost it is not", (_, budget) => {
    const project = judgedOn(1, settings({ budget: budget ?? undefined }));
    const own = { budget } as never;
    for (const cost of [sum(1), sum(60_000)])
      expect(level({ ...(own as object), cost, scope: "none", scheduleDays: 0 } as never, project)).toMatchObject({
        real: "sponsor",
        shown: "sponsor",
      });
    expect(level({ ...(own as object), cost: sum(0), scope: "none", scheduleDays: 0 } as never, project).real).toBe(
      "manager",
    );
    // A budget that only the request claims weighs nothing, and is told.
    expect(level({ cost: sum(1), scope: "none", scheduleDays: 0 } as never, project)).toMatchObject({
      real: "sponsor",
      told: ["budget"],
    });
  });
  it("is never lowered by another currency, and that is told", () => {
    const dollars = request({ cost: sum(9000, "USD"), scope: "none", scheduleDays: 0 });
    expect(decisionLevel(dollars.content as never, judgedOn(1), dollars)).toBe("sponsor");
    expect(messages(dollars, "CR-05")).toEqual([["cost", "a cost in USD", "以 USD 计的成本"]]);
    const before: Document = {
      ...request({ cost: sum(500, "USD") }),
      id: "cr-0",
      flow: { state: "closed", history: [] },
    };
    const small = request({ cost: sum(100), scope: "none", scheduleDays: 0 });
    expect(decisionLevel(small.content as never, judgedOn(1, settings(), before), small)).toBe("sponsor");
    expect(messages(small, "CR-05", judgedOn(1, settings(), before))).toHaveLength(1);
  });
  it("follows the project's thresholds, in what is shown as in what decides", () => {
    const strict = judgedOn(1, settings(thresholds({ authorityShare: 0.04 })));
    expect(level({}, strict)).toEqual({ real: "sponsor", shown: "sponsor", told: [] });
    const loose = judgedOn(
      1,
      settings(thresholds({ managerShare: 0.1, managerDays: 10, authorityDays: 10, authorityShare: 0.2 })),
    );
    expect(level({ scope: "none" } as never, loose)).toEqual({ real: "manager", shown: "manager", told: [] });
    expect(against(inReview(), "approve", zhou, strict)[0]).toContain("expected an approver of this level");
    expect(against(inReview(), "approve", wang, strict)).toEqual([]);
  });
  it("goes up when the change budget is spent, which the request then says as well", () => {
    const spent: Document = {
      ...request({ cost: sum(70_000) }),
      id: "cr-0",
      flow: { state: "approvedWithConditions", history: [] },
    };
    const project = judgedOn(1, settings(), spent);
    expect(level({}, project)).toEqual({ real: "sponsor", shown: "authority", told: ["level"] });
    const [told] = check(change, request(), project).filter(({ code }) => code === "CR-05");
    expect([told!.found, told!.expected]).toEqual([
      ["Change authority", "变更授权人"],
      ["Sponsor or board", "发起人或变更委员会"],
    ]);
    expect(projectFigures(request(), project)).toEqual({ budget: sum(1_200_000), changeBudgetLeft: sum(50_000) });
    expect(level(told!.fix!.patch as never, project)).toEqual({ real: "sponsor", shown: "sponsor", told: [] });
  });
});

function shownLevel(document: Document, project: Project): unknown {
  const { level: shown } = fill(configured(shape, project.settings), document.content, "2027-03-01") as {
    level?: string;
  };
  return shown;
}

describe("a quorum", () => {
  it("is not filled by one person under two names or two addresses of one account", () => {
    const project = withPeople(judgedOn(1), { ...wu, level: "sponsor" }, { ...wang, name: "王总", level: "sponsor" });
    const once = go(inReview({ scope: "beyond" }), "approve", wang, project);
    expect(once.flow.state).toBe("review");
    for (const again of [{ name: "王总", email: "Wang@Example.com" }, wang])
      expect(against(once, "approve", again, project)[0]).toContain("a second vote of");
    expect(go(once, "approve", wu, project).flow.state).toBe("approved");
  });
  it("leaves the requester out, and asks for as many as the project says", () => {
    const own = withPeople(judgedOn(1), { ...zhang, level: "sponsor" });
    expect(go(inReview({ scope: "beyond" }), "approve", wang, own).flow.state).toBe("approved");
    const three = judgedOn(1, settings(thresholds({ authorityQuorum: 2 })));
    const first = go(inReview(), "approve", zhou, three);
    expect(first.flow.state).toBe("review");
    expect(go(first, "approve", wang, three).flow.state).toBe("approved");
  });
});

it("comes back from a file with nothing proved, and walks on all the same", () => {
  const approved = walk(inReview(), [["approve", zhou]]);
  const parsed = parse(copy(approved), templateOf);
  expect(parsed).toMatchObject({ ok: true });
  if (!parsed.ok) return;
  expect(parsed.document.flow.history.every(({ verified }) => !verified)).toBe(true);
  expect(historyFaults(shape, flowOf(change), parsed.document, judgedOn(1))).toEqual([]);
});
