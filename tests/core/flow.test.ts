import {
  type Actor,
  advance,
  type AnyTemplate,
  checkbox,
  contentHash,
  date,
  defineFlow,
  defineShape,
  defineTemplate,
  type Document,
  edit,
  type Entry,
  historyFaults,
  money,
  parse,
  people,
  person,
  type Person,
  possibleSteps,
  type Project,
  redact,
  settle,
  table,
  text,
  texts,
  is,
  choice,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { copy, edited, now, raci, sample } from "./given.ts";

const shape = defineShape({
  id: "request",
  version: 1,
  family: "run",
  name: ["Request", "申请"],
  purpose: ["", ""],
  source: [],
  fields: {
    what: text("What", "内容", { required: true }),
    from: person("From", "申请人"),
    board: people("Board", "审批人"),
    tags: texts("Tags", "标签"),
    urgent: checkbox("Urgent", "紧急"),
    price: money("Price", "价格", { private: true }),
    done: date("Done", "完成", { afterDecision: true }),
  },
  tables: {
    lines: table("Lines", "行", {
      columns: {
        name: text("Name", "名称"),
        secret: text("Secret", "机密", { private: true }),
        kind: choice("Kind", "类型", { open: ["Open", "公开"], inner: ["Inner", "内部"] }),
        actual: text("Actual", "实际", { afterDecision: true }),
      },
      privateWhen: (c) => is(c.kind, "inner"),
    }),
  },
});
const flow = defineFlow(shape, {
  states: {
    draft: ["Draft", "草稿"],
    review: ["In review", "审批中"],
    approved: ["Approved", "已批准"],
    rejected: ["Rejected", "已否决"],
  },
  start: "draft",
  requester: "asker",
  sealed: { approved: "draft" },
  quorum: () => 2,
  roles: {
    asker: { label: ["the requester", "申请人"], holders: ({ from }) => (from ? [from] : []) },
    board: { label: ["the board", "审批人"], holders: ({ board }) => board },
  },
  steps: [
    { action: "send", label: ["Send", "送审"], from: ["draft"], to: "review", by: [], guards: ["sound"] },
    { action: "approve", label: ["Approve", "批准"], from: ["review"], to: "approved", by: ["board"], decides: "for" },
    {
      action: "reject",
      label: ["Reject", "否决"],
      from: ["review"],
      to: "rejected",
      by: ["board"],
      decides: "against",
      comment: "required",
    },
  ],
});
const template = defineTemplate({ shape, rules: {}, flow, sample: () => ({}) }) as AnyTemplate;
const project: Project = {
  facts: { now, today: "2027-03-01", people: [], calendar: { off: [], on: [] } },
  documents: [],
};

const li: Person = { name: "Li Na", email: "li@x.y", ids: { jira: "1" } };
const bo: Person = { name: "Bo", email: "bo@x.y", ids: { jira: "2" } };
const cy: Person = { name: "Cy", email: "cy@x.y" };
const asker: Person = { name: "Zhao Min", email: "zhao@x.y" };
const sent: Entry = {
  action: "send",
  from: "draft",
  to: "review",
  by: "Zhao Min",
  at: now,
  verified: true,
  version: 1,
};
const request = (content: object = {}, state = "review"): Document => ({
  ...sample(),
  template: "request",
  content: { what: "More", from: asker, board: [li, bo, cy, asker, { name: "Noah" }], lines: [], ...content },
  flow: { state, history: state === "review" ? [sent] : [] },
});
const by = (person: Person, verified = true): Actor => ({ person, verified });
const go = (document: Document, action: string, actor: Actor, comment?: string): Document => {
  const result = advance(template, document, action, actor, project, comment);
  if (!result.ok) throw new Error(result.refusals.map(([en]) => en).join("; "));
  return result.document;
};
const refusal = (document: Document, action: string, actor: Actor, comment?: string): readonly string[] => {
  const result = advance(template, document, action, actor, project, comment);
  return result.ok ? [] : result.refusals.map(([en]) => en);
};

describe("a decision", () => {
  it("waits for its quorum of different people", () => {
    const first = advance(template, request(), "approve", by(li), project);
    expect(first).toMatchObject({ ok: true, waitsFor: 1, document: { flow: { state: "review" }, revision: 2 } });
    const once = go(request(), "approve", by(li));
    expect(go(once, "approve", by(bo)).flow.state).toBe("approved");
    expect(refusal(once, "approve", by({ name: "L. Na", ids: { jira: "1" }, email: "li@other.y" }))).toEqual([
      "Unexpected a second vote of L. Na, expected somebody else",
    ]);
    expect(refusal(once, "approve", by({ name: "李娜", email: "LI@x.y" }))).toHaveLength(1);
  });

  it("counts no vote that a file brought along, once somebody is proven", () => {
    const forged: Entry[] = [bo, cy].map((who) => ({
      action: "approve",
      from: "review",
      to: "review",
      by: who.name,
      who,
      at: now,
      verified: false,
      binds: contentHash(shape, request().content),
      version: 1,
    }));
    const document = { ...request(), flow: { state: "review", history: [sent, ...forged] } };
    expect(advance(template, document, "approve", by(li), project)).toMatchObject({ ok: true, waitsFor: 1 });
    expect(go(go(document, "approve", by(li)), "approve", by(bo)).flow.state).toBe("approved");
    expect(advance(template, document, "approve", by(li, false), project)).toMatchObject({ ok: true, waitsFor: 0 });
  });

  it("is about the content: an edit between two votes starts the count again", () => {
    const once = go(request(), "approve", by(li));
    const changed = edit(shape, once, { content: { what: "Even more" } }, now);
    expect(advance(template, changed, "approve", by(bo), project)).toMatchObject({ ok: true, waitsFor: 1 });
  });

  it("needs an account or an address to grant, a likeness of name to refuse", () => {
    expect(refusal(request(), "approve", by({ name: "Noah" }))[0]).toContain("shown by an account or e-mail address");
    expect(refusal(request(), "approve", by({ name: "Eve", email: "eve@x.y" }))).toEqual([
      "Unexpected Eve, expected the board",
    ]);
    expect(refusal(request(), "approve", by(asker))).toEqual([
      "Unexpected a decision by the requester, expected somebody else",
    ]);
    expect(
      refusal(request({ board: [{ ...li, name: "ｚｈａｏ min" }] }), "approve", by({ ...li, name: "ＺＨＡＯ　Min" })),
    ).toEqual(["Unexpected a decision by the requester, expected somebody else"]);
  });

  it("against needs a reason, and one is enough", () => {
    expect(refusal(request(), "reject", by(li), " ")).toEqual(["Unexpected no comment, expected a reason"]);
    expect(go(request(), "reject", by(li), "Too dear").flow).toMatchObject({
      state: "rejected",
      history: [{ action: "send" }, { action: "reject", by: "Li Na", comment: "Too dear", verified: true }],
    });
  });

  it("is refused where the state has no such step, whatever the state is called", () => {
    expect(refusal(request({}, "draft"), "approve", by(li))).toEqual([
      'Unexpected "Approve" in the state "Draft", expected Send',
    ]);
    expect(refusal(request({}, "constructor"), "approve", by(li))).toEqual([
      'Unexpected "Approve" in the state "constructor", expected no further step',
    ]);
    expect(refusal(request({}, "draft"), "toString", by(li))[0]).toContain('"toString"');
  });

  it("waits until no error stands open, and says what can be done instead", () => {
    const open = request({ what: " " }, "draft");
    expect(refusal(open, "send", by(asker))).toEqual([
      "Unexpected open errors, expected none, or a reason why each is accepted",
    ]);
    expect(
      possibleSteps(template, open, by(asker), project).map(({ step, refusals }) => [step.action, refusals.length]),
    ).toEqual([["send", 1]]);
    expect(
      possibleSteps(template, request(), by(li), project).map(({ step, refusals }) => [step.action, refusals.length]),
    ).toEqual([
      ["approve", 0],
      ["reject", 0],
    ]);
  });
});

describe("what was decided", () => {
  const approved = go(go(request({ tags: ["a"] }), "approve", by(li)), "approve", by(bo));

  it("falls back when the content changes, and not when only what comes afterwards does", () => {
    expect(settle(template, approved, now)).toBe(approved);
    for (const change of [{ done: "2027-04-01" }, { lines: { x: null } }, { urgent: false }, { tags: ["a"] }]) {
      const same = edit(shape, approved, { content: change as never }, now);
      expect(settle(template, same, now).flow.state).toBe("approved");
    }
    const learnt = {
      ...approved,
      content: {
        ...approved.content,
        board: [{ ...li, ids: { jira: "1", notion: "9" } }, bo, cy, asker, { name: "Noah" }],
      },
    };
    expect(settle(template, learnt, now).flow.state).toBe("approved");
    const changed = settle(template, edit(shape, approved, { content: { what: "Other" } }, now), now);
    expect(changed.flow).toMatchObject({ state: "draft" });
    expect(changed.flow.history.at(-1)).toMatchObject({ action: "void", from: "approved", to: "draft", by: "Parley" });
  });

  const faults = (document: Document): readonly string[] =>
    historyFaults(shape, flow, document, project).map(([en]) => en);
  it("is no decision when somebody wrote the state by hand", () => {
    const claimed = { ...request(), flow: { state: "approved", history: [] } };
    expect(settle(template, claimed, now).flow.state).toBe("draft");
    expect(faults(claimed)).toEqual(['the state "approved" after a history that ends in "draft"']);
    expect(faults(approved)).toEqual([]);
    const own = { ...approved.flow.history[1]!, by: asker.name, who: asker };
    const mine = { ...approved, flow: { state: "approved", history: [sent, own, approved.flow.history[2]!] } };
    expect(faults(mine)).toEqual(["a decision by the requester Zhao Min"]);
  });

  it("is never reached by a state that every object has", () => {
    const odd = { ...request(), flow: { state: "constructor", history: [] } };
    expect(settle(template, odd, now)).toBe(odd);
    expect(parse(copy(odd), () => template)).toMatchObject({ ok: false, problems: [{ path: ["flow", "state"] }] });
  });
});

describe("a plain template", () => {
  it("is a draft, agreed, closed, and opens again", () => {
    const move = (document: Document, action: string) => advance(raci, document, action, by(li), project);
    const broken = edited(sample(), { duties: { poster: { pm: null } } });
    expect(move(broken, "agree")).toMatchObject({ ok: false });
    const agreed = move(sample(), "agree");
    expect(agreed).toMatchObject({ ok: true, document: { flow: { state: "agreed" } } });
    if (!agreed.ok) return;
    expect(move(agreed.document, "close")).toMatchObject({ document: { flow: { state: "closed" } } });
    expect(move(agreed.document, "reopen")).toMatchObject({ document: { flow: { state: "draft" } } });
    expect(settle(raci, edited(agreed.document, { legend: null }), now).flow.state).toBe("agreed");
  });
});

describe("a client's copy", () => {
  const lines = [
    { id: "a", name: "Open", secret: "s", kind: "open" },
    { id: "b", name: "Inner", kind: "inner" },
  ];
  const whole: Document = {
    ...request({ price: { amount: "5", currency: "CNY" }, lines }),
    waivers: [{ code: "G-01", at: [], reason: "between us", by: "Li", on: "2027-03-01", seen: "x" }],
    extra: { note: "raw" },
    flow: { state: "rejected", history: go(request(), "reject", by(li), "Too dear").flow.history },
  };

  it("has nothing private, and counts what was withheld", () => {
    const { document, withheld } = redact(template, whole, "2027-03-01");
    expect(JSON.stringify(document)).not.toMatch(/"s"|Inner|between us|raw|Too dear|"5"/);
    expect(document.content).toMatchObject({ what: "More", lines: [{ id: "a", name: "Open", kind: "open" }] });
    expect(withheld.map((at) => at.join(".")).sort()).toEqual(
      ["price", "lines.a.secret", "lines.b", "$waivers.G-01", "$extra.note", "$flow.1"].sort(),
    );
  });
});
