import { check, type Document, edit, flowOf, type Person, possibleSteps, settle } from "@parley/core";
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
  toReview,
  walk,
  wang,
  withPeople,
  wu,
  zhang,
  zhou,
} from "./change.ts";

const flow = flowOf(change);
const stateAfter = (document: Document, action: string, person: Person, project = judgedOn(1)): string =>
  go(document, action, person, project).flow.state;
const asked = walk(request(), [
  ["submit", zhang],
  ["ask", li],
]);
const approved = walk(inReview(), [["approve", zhou]]);
const ready = edited(approved, {
  implementer: wu,
  implementPlan: "Eight posts on plan v2",
  clientInformedOn: "2027-03-01",
});
const working = go(ready, "start", wu);
const finished = edited(working, {
  doneOn: "2027-03-01",
  actualCost: { amount: "61000", currency: "CNY" },
  actualDays: 4,
});
const verifying = go(finished, "finish", wu);
const accepted = edited(verifying, { verifiedBy: zhou, evidence: "https://example.com/posts" });
const parked = go(edited(inReview(), { deferredUntil: "2027-03-20" }), "defer", zhou);
const emergency = walk(request({ urgency: "emergency" }), [["submit", zhang]]);
const started = walk(emergency, [
  ["startEmergency", li],
  ["startEmergency", zhou],
]);

/** Method, 4.13: from, action, who may, where to; and who may not. */
const table: readonly (readonly [
  from: string,
  action: string,
  may: Person,
  to: string,
  mayNot: Person,
  of: Document,
])[] = [
  ["draft", "submit", zhang, "submitted", li, request()],
  ["submitted", "assess", li, "assessing", zhang, walk(request(), [["submit", zhang]])],
  ["submitted", "ask", li, "needsInfo", zhang, walk(request(), [["submit", zhang]])],
  ["assessing", "ask", li, "needsInfo", zhang, walk(request(), toReview.slice(0, 2))],
  ["needsInfo", "answer", zhang, "submitted", li, edited(asked, { description: "Eight posts, two of them videos" })],
  ["assessing", "propose", li, "review", zhang, walk(request(), toReview.slice(0, 2))],
  ["review", "approve", zhou, "approved", li, inReview()],
  ["review", "approveWithConditions", zhou, "approvedWithConditions", wu, inReview()],
  ["review", "reject", zhou, "rejected", li, inReview()],
  ["review", "defer", zhou, "deferred", li, edited(inReview(), { deferredUntil: "2027-03-20" })],
  ["approved", "start", wu, "implementing", zhang, ready],
  ["implementing", "finish", wu, "verifying", li, finished],
  ["verifying", "close", zhou, "closed", wu, accepted],
  ["implementing", "ratify", zhou, "implementing", li, started],
  ["implementing", "rejectAfterwards", zhou, "rejected", li, started],
];

describe("each step of the method's table", () => {
  it.each(table)("%s: %s", (from, action, may, to, mayNot, document) => {
    expect(document.flow.state).toBe(from);
    const next = go(document, action, may);
    expect(next.flow.state).toBe(to);
    expect(next.flow.history.at(-1)).toMatchObject({ action, from, to, by: may.name, verified: false });
    const [said] = against(document, action, mayNot, judgedOn(1), "Because");
    expect(said).toMatch(new RegExp(`^Unexpected ${mayNot.name.replace(/[()]/g, "\\$&")}, expected`));
    expect(against(document, action, mayNot, judgedOn(1), "Because", "zh")[0]).toMatch(/^发现.*，应为/);
  });

  it("is in the table, and no other is", () => {
    const rows = table.map(([from, action]) => `${from} ${action}`);
    const withdrawals = ["draft", "submitted", "needsInfo", "assessing", "review", "deferred"].map(
      (s) => `${s} withdraw`,
    );
    const others = ["deferred resume", "approvedWithConditions start", "submitted startEmergency"];
    const steps = flow.steps.flatMap(({ action, from }) => from.map((state) => `${state} ${action}`));
    expect([...steps].sort()).toEqual([...rows, ...withdrawals, ...others].sort());
  });

  it("is refused in every other state, with what can be done instead", () => {
    expect(against(request(), "approve", zhou)).toEqual([
      'Unexpected "Approve" in the state "Draft", expected Submit, Withdraw',
    ]);
    expect(against(request(), "approve", zhou, judgedOn(1), "", "zh")).toEqual([
      "发现状态“草稿”下的“批准”，应为提交、撤回",
    ]);
    const rejected = go(inReview(), "reject", zhou);
    expect(possibleSteps(change, rejected, by(wang), judgedOn(1))).toEqual([]);
  });

  it("ends in withdrawal from any state before approval, for the requester alone", () => {
    for (const document of [request(), emergency, asked, walk(request(), toReview.slice(0, 2)), inReview(), parked]) {
      expect(stateAfter(document, "withdraw", zhang)).toBe("withdrawn");
      expect(against(document, "withdraw", wang)).toHaveLength(1);
    }
    expect(against(approved, "withdraw", zhang)).toHaveLength(1);
  });
});

describe("the guards", () => {
  const refused = (document: Document, action: string, person: Person, project = judgedOn(1)) => [
    against(document, action, person, project, "Because")[0],
    against(document, action, person, project, "Because", "zh")[0],
  ];
  it("want required fields, and a baseline, before it is submitted", () => {
    const said = [
      "Unexpected open errors, expected none, or a reason why each is accepted",
      "发现未解决的错误，应为没有错误，或已逐条说明豁免理由",
    ];
    expect(refused(request({ baselineRef: null }), "submit", zhang)).toEqual(said);
    expect(refused(request({ doNothing: " " }), "submit", zhang)).toEqual(said);
  });
  it("want a comment where somebody is sent back, refused or bound", () => {
    for (const action of ["reject", "approveWithConditions"])
      expect(against(inReview(), action, zhou, judgedOn(1), " \n")).toEqual([
        "Unexpected no comment, expected a reason",
      ]);
    expect(against(emergency, "ask", li)).toEqual(["Unexpected no comment, expected a reason"]);
    expect(against(emergency, "startEmergency", li)).toEqual(["Unexpected no comment, expected a reason"]);
  });
  it("want an answer to be another text, whatever its clock says", () => {
    const said = [
      "Unexpected the same text as before, expected the information that was asked for",
      "发现内容未作修改，应为补充所要求的信息",
    ];
    expect(refused(asked, "answer", zhang)).toEqual(said);
    expect(refused({ ...asked, updatedAt: on(9) }, "answer", zhang)).toEqual(said);
    const typed = { ...asked, content: { ...asked.content, alternatives: "None" } };
    expect(against(typed, "answer", zhang)).toEqual([]);
  });
  it("want every impact stated, none included", () => {
    const assessing = walk(request(), toReview.slice(0, 2));
    for (const name of ["scope", "scheduleDays", "cost", "quality", "risk", "resources", "customer", "recommendation"])
      expect(refused(edited(assessing, { [name]: null } as Edit), "propose", li)[0]).toContain("an impact left blank");
    expect(refused(edited(assessing, { risk: "  " }), "propose", li)[1]).toContain("有影响项未填写");
  });
  it("want a day ahead to defer to, and that day to come", () => {
    expect(refused(inReview(), "defer", zhou)[0]).toContain("no day ahead");
    expect(refused(edited(inReview(), { deferredUntil: "2027-03-01" }), "defer", zhou)[1]).toContain("没有今后");
    expect(refused(parked, "resume", li)[0]).toContain("still ahead");
    for (const person of [zhang, li]) expect(stateAfter(parked, "resume", person, judgedOn(20))).toBe("submitted");
    expect(refused(parked, "resume", wu, judgedOn(20))[0]).toContain("Unexpected Wu Min");
  });
  it("want a plan, and a client who was told, before work starts", () => {
    expect(refused(edited(ready, { implementPlan: null }), "start", wu)[0]).toContain("no plan");
    expect(refused(edited(ready, { clientInformedOn: null }), "start", wu)[1]).toContain("尚未告知客户");
    const unaffected = { customer: "none" } as const;
    const quiet = walk(inReview(unaffected), [["approve", zhou]]);
    expect(stateAfter(edited(quiet, { implementer: wu, implementPlan: "v2" }), "start", wu)).toBe("implementing");
  });
  it("want figures when it is done, and other eyes and evidence to close it", () => {
    expect(refused(working, "finish", wu)[0]).toContain("no day or figures");
    expect(refused(edited(accepted, { evidence: null }), "close", zhou)[1]).toContain("没有验收凭据");
    expect(refused(edited(accepted, { verifiedBy: wu }), "close", wu)[0]).toContain("a verifier who did the work");
    // The field was changed after the work was done: the history still knows who did it.
    const swapped = edited(accepted, { implementer: zhou, verifiedBy: wu });
    expect(refused(swapped, "close", wu)[0]).toContain("a verifier who did the work");
  });
});

describe("an approval", () => {
  it("with conditions is a state of its own, and stays one whoever votes last", () => {
    const board = withPeople(judgedOn(1), { ...wu, level: "sponsor" });
    const large = inReview({ scope: "beyond" });
    const withConditions = go(large, "approveWithConditions", wang, board);
    expect(withConditions.flow.state).toBe("review");
    expect(go(withConditions, "approve", wu, board).flow.state).toBe("approvedWithConditions");
    expect(go(go(large, "approve", wu, board), "approveWithConditions", wang, board).flow.state).toBe(
      "approvedWithConditions",
    );
    const done = go(inReview(), "approveWithConditions", zhou);
    expect(check(change, done, judgedOn(1)).map(({ at }) => at.join())).toContain("conditions");
  });
  it("by somebody who decides on more is one too; by somebody who decides on less is none", () => {
    expect(stateAfter(inReview(), "approve", wang)).toBe("approved");
    expect(against(inReview(), "approve", li)).toEqual(["Unexpected Li Na, expected an approver of this level"]);
    expect(against(inReview({ quality: "higher" }), "approve", zhou)).toHaveLength(1);
  });
  it("falls back after an edit, and leads nowhere until then", () => {
    const changed = { ...ready, content: { ...ready.content, scheduleDays: 5 } };
    expect(against(changed, "start", wu)).toEqual(["Unexpected an edit after the decision, expected a new decision"]);
    expect(against(changed, "start", wu, judgedOn(1), "", "zh")).toEqual(["发现审批后内容被修改，应为重新审批"]);
    expect(check(change, changed, judgedOn(1)).map(({ code }) => code)).toContain("CR-02");
    const back = settle(change, changed, on(2));
    expect(back.flow.state).toBe("review");
    expect(check(change, back, judgedOn(1)).map(({ code }) => code)).not.toContain("CR-04");
    // The vote of before is about another text: nobody has voted for this one.
    expect(stateAfter(back, "approve", zhou)).toBe("approved");
    const reverted = { ...back, content: ready.content };
    expect(against(reverted, "approve", zhou)).toEqual([]);
  });
});

describe("an emergency", () => {
  it("needs its reason, a project manager and another approver, and not the requester", () => {
    const said = against(walk(request(), [["submit", zhang]]), "startEmergency", li, judgedOn(1), "Now");
    expect(said).toEqual(["Unexpected a normal change, expected an emergency with its written reason"]);
    const first = go(emergency, "startEmergency", li);
    expect(first.flow.state).toBe("submitted");
    expect(against(first, "startEmergency", li, judgedOn(1), "Now")).toEqual([
      "Unexpected a second vote of Li Na, expected somebody else",
    ]);
    const two = withPeople(judgedOn(1), { name: "Other", email: "other@example.com", level: "manager" });
    expect(against(first, "startEmergency", { name: "Other", email: "other@example.com" }, two, "Now")).toEqual([
      "Unexpected a vote of Other, expected an approver of this level",
    ]);
    expect(go(first, "startEmergency", zhou).flow.state).toBe("implementing");
    // Two approvers are no project manager.
    const second = go(emergency, "startEmergency", zhou);
    expect(against(second, "startEmergency", wang, judgedOn(1), "Now")).toEqual([
      "Unexpected a vote of Wang (CMO), expected a project manager",
    ]);
    const own = withPeople(judgedOn(1), { ...zhang, level: "authority" });
    expect(against(first, "startEmergency", zhang, own, "Now")).toEqual([
      "Unexpected a decision by the requester, expected somebody else",
    ]);
  });
  it("is red when it was not reviewed in full within two working days, and not after that review", () => {
    const codes = (document: Document, day: number): readonly string[] =>
      check(change, document, judgedOn(day))
        .filter(({ code, severity }) => code === "CR-08" && severity === "error")
        .map(({ found: [en] }) => en);
    // Monday to Wednesday are two working days, to Thursday three.
    expect(codes(started, 3)).toEqual([]);
    expect(codes(started, 4)).toEqual(["an emergency without its full review for 3 working days"]);
    expect(codes(go(started, "ratify", zhou), 8)).toEqual([]);
  });
  it("is reviewed by as many as its level asks for, and handed over only then", () => {
    const board = withPeople(judgedOn(1), { ...wu, level: "sponsor" });
    const large = walk(
      walk(request({ urgency: "emergency", scope: "beyond" }), [["submit", zhang]], board),
      [
        ["startEmergency", li],
        ["startEmergency", wang],
      ],
      board,
    );
    const done = edited(large, {
      implementer: zhou,
      doneOn: "2027-03-01",
      actualCost: { amount: "1", currency: "CNY" },
      actualDays: 1,
    });
    const once = go(done, "ratify", wang, board);
    expect(against(once, "finish", zhou, board)).toEqual([
      "Unexpected an emergency without its full review, expected the review after the fact",
    ]);
    expect(against(once, "ratify", wang, board)).toEqual([
      "Unexpected a second vote of Wang (CMO), expected somebody else",
    ]);
    const twice = go(once, "ratify", wu, board);
    expect(stateAfter(twice, "finish", zhou, board)).toBe("verifying");
    expect(against(twice, "ratify", zhou, board)[0]).toContain("Unexpected");
    expect(against(working, "ratify", zhou, judgedOn(1))).toEqual([
      "Unexpected a change without a review to make up for, expected an emergency that was started at once",
    ]);
  });
});

it("cannot be decided on a copy without its private content", () => {
  const copy = { ...inReview(), withheld: [["budget"]] };
  expect(against(copy, "approve", zhou)[0]).toContain("a copy without the private content");
  const whole = settings();
  expect(edit(shape, whole, {}, on(2))).toBe(whole);
});
