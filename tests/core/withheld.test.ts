import {
  type AnyTemplate,
  check,
  clientCopies,
  clientCopy,
  contentHash,
  type Document,
  edit,
  fromText,
  isPartial,
  type Loss,
  merge,
  parse,
  parts,
  type Place,
  projectOf,
  pull,
  redact,
  settle,
  type Shape,
  type StoredRow,
  toBase,
  toJson,
  toMarkdown,
  waive,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { fullDocument, sampleOf } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { change, go, inReview, judgedOn, request, shape, zhou } from "./change.ts";
import { copy, now, templateOf } from "./given.ts";
import { context, type Kept, memoryAdapter, MemoryTarget, pushTo, testRun } from "./memory-host.ts";

const today = "2027-03-01";
const plan = templateOf("communication-plan")!;
const planSample = sampleOf(plan, "en", "plan");
const joined = (places: readonly Place[] | undefined): readonly string[] => (places ?? []).map((at) => at.join("."));

/** Private sums that no other field has. */
function withSums(template: AnyTemplate, document: Document): Document {
  const { fields } = parts(template.shape as Shape);
  const sums = Object.entries(fields).flatMap(([name, f]) =>
    f.private && f.kind === "money" ? [[name, { amount: "991.17", currency: "CNY" }]] : [],
  );
  return { ...document, content: { ...document.content, ...Object.fromEntries(sums) } };
}

describe("a copy for the client", () => {
  it.each(templates.map((template) => [(template.shape as Shape).id, template] as const))(
    "of a %s has no private word in its JSON, its Markdown, or what it withholds",
    (_, template) => {
      const { fields, tables } = parts(template.shape as Shape);
      for (const language of ["en", "zh"] as const) {
        const full = withSums(
          template,
          fullDocument(template, language, (n) => `w${n}w`),
        );
        const secret = { action: "reject", from: "a", to: "b", by: "Li", at: now, verified: false, version: 1 };
        const whole: Document = {
          ...full,
          extra: { ...full.extra, "secret.address": "extra-secret" },
          waivers: [
            { code: "G-03", at: ["secret-row"], reason: "reason-secret", by: "Li", on: today, seen: "seen-secret" },
          ],
          flow: { ...full.flow, history: [{ ...secret, comment: "comment-secret" }] },
        };
        const { document, withheld } = clientCopy(template, whole, today);
        const sent = `${toJson(document)}\n${toMarkdown(template, document, today)}`;
        expect(sent).not.toMatch(/secret/);
        const hidden = [
          ...Object.entries(fields).flatMap(([name, f]) => (f.private ? [JSON.stringify(whole.content[name])] : [])),
          ...Object.entries(tables).flatMap(([name, t]) =>
            (whole.content[name] as StoredRow[]).flatMap((row) =>
              Object.entries(t.columns).flatMap(([column, f]) => (f.private ? [JSON.stringify(row[column])] : [])),
            ),
          ),
        ];
        for (const json of hidden.filter((text) => text.length > 4))
          expect(JSON.stringify(document)).not.toContain(json);
        expect(withheld.length).toBeGreaterThanOrEqual(4);
        expect(isPartial(document)).toBe(true);
        expect(sent).toContain(
          language === "en" ? "A copy without the team’s private content" : "不含团队内部内容的副本",
        );
        expect(fromText(toMarkdown(template, document, today), templateOf)).toEqual([document]);
      }
    },
  );

  it("leaves out private rows, and what would name them", () => {
    const occurrence = {
      id: "funding-1",
      line: { row: "funding", text: "Spending against the budget" },
      dueDate: today,
    };
    const whole = {
      ...planSample,
      content: { ...planSample.content, occurrences: [...(planSample.content["occurrences"] as []), occurrence] },
    };
    const { document, withheld } = clientCopy(plan, whole, today);
    expect(JSON.stringify(document)).not.toMatch(/funding|Spending against|CFO/);
    expect(joined(withheld)).toEqual(["lines.funding", "occurrences.funding-1"]);
    expect(joined(document.withheld)).toEqual(["lines.", "occurrences."]);
  });

  it("names no private row of another document that goes along, and points to its copies", () => {
    const register = { ...sampleOf(templateOf("stakeholder-register")!, "en", "stakeholder-register-sample") };
    const rows = register.content["stakeholders"] as StoredRow[];
    const [first] = rows;
    const confidential = {
      ...register,
      content: {
        ...register.content,
        stakeholders: rows.map((r) => (r.id === "cmo" ? { ...r, confidential: true } : r)),
      },
    };
    expect(rows.map(({ id }) => id)).toContain("cmo");
    const [plans, people] = clientCopies([planSample, confidential], templateOf, today);
    expect(JSON.stringify([plans!.document, people!.document])).not.toMatch(/CMO Wang|"cmo"/);
    expect([plans!.document.id, people!.document.id]).toEqual(["plan-client", "stakeholder-register-sample-client"]);
    expect(JSON.stringify(plans!.document.content)).toContain('"document":"stakeholder-register-sample-client"');
    expect(first).toBeDefined();
  });

  it("stands beside the original, never in its stead, even when it is pushed where the original is", async () => {
    const target = new MemoryTarget();
    const whole = request();
    await pushTo(target, [whole]);
    const { document } = clientCopy(change, whole, today);
    for (const time of [1, 2]) {
      const { conflicts, stale, receipt } = await pushTo(target, [document]);
      expect([conflicts, stale, receipt?.created]).toEqual([[], [], time === 1 ? 1 : 0]);
    }
    expect(target.document("cr-1")).toEqual(whole);
    expect(Object.keys(target.store).sort()).toEqual(["cr-1", "cr-1-client"]);
  });
});

describe("what a copy withholds", () => {
  const cut = (document: Document): Document => redact(change, document, today).document;
  it("is unknown to a merge, whichever side has the copy", () => {
    const whole = request();
    const base = toBase(shape, whole);
    const told = edit(shape, cut(whole), { content: { reason: "Told" } as never }, now);
    for (const prefer of ["ours", "theirs"] as const) {
      const into = merge(shape, base, told, whole, prefer);
      expect([into.conflicts, into.document.content["budget"], into.document.content["reason"]]).toEqual([
        [],
        whole.content["budget"],
        "Told",
      ]);
      expect(isPartial(into.document)).toBe(false);
      const out = merge(shape, base, whole, told, prefer);
      expect([out.conflicts, out.document.content]).toEqual([[], into.document.content]);
    }
  });
  it("may be rows: none is deleted, and one that the copy deletes itself is told apart only where it can be", () => {
    const open = redact(plan, planSample, today).document;
    const planShape = plan.shape as Shape;
    const base = toBase(planShape, planSample);
    const { document, conflicts } = merge(planShape, base, open, planSample);
    expect(conflicts).toEqual([]);
    expect(document.content).toEqual(planSample.content);
    // Exact places, as a target reports them, leave the copy its own deletions.
    const exact = { ...open, withheld: [["lines", "funding"]] };
    const without = edit(planShape, exact, { content: { lines: { legal: null } } as never }, now);
    const ids = (merge(planShape, base, without, planSample).document.content["lines"] as StoredRow[]).map(
      ({ id }) => id,
    );
    expect(ids).toContain("funding");
    expect(ids).not.toContain("legal");
  });
  it("is no finding, and no decision is judged or made by it", () => {
    const approved = go(inReview(), "approve", zhou);
    const part = cut(approved);
    expect(contentHash(shape, part.content)).not.toBe(contentHash(shape, approved.content));
    expect(settle(change, part, now)).toBe(part);
    const codes = check(change, part, judgedOn(1)).map(({ code, at }) => `${code} ${at.join(".")}`);
    expect(codes).toEqual(check(change, approved, judgedOn(1)).map(({ code, at }) => `${code} ${at.join(".")}`));
    expect(check(plan, redact(plan, planSample, today).document, projectOf([], now)).map(({ code }) => code)).toEqual(
      [],
    );
  });
  it("keeps comments and waivers where they are", () => {
    const rejected = go(inReview(), "reject", zhou, judgedOn(1), "Too dear for us");
    const finding = check(change, rejected, judgedOn(1))[0] ?? {
      code: "G-01",
      severity: "error",
      document: "",
      at: [],
      found: ["", ""],
      expected: ["", ""],
    };
    const whole = waive(rejected, finding as never, { reason: "Known", by: "Li", now });
    const { document } = merge(shape, toBase(shape, whole), cut(whole), whole);
    expect(document.flow).toEqual(whole.flow);
    expect(document.waivers).toEqual(whole.waivers);
  });
  it("travels in JSON, and a list of anything else is refused", () => {
    const part = cut(request());
    expect(joined(part.withheld)).toEqual(["budget"]);
    expect(parse(copy(part), templateOf)).toMatchObject({ ok: true, document: { withheld: [["budget"]] } });
    expect(parse({ ...copy(part), withheld: ["budget"] }, templateOf)).toMatchObject({
      ok: false,
      problems: [{ path: ["withheld", "0"] }],
    });
  });
});

/** A target that keeps no private content, and says so when it is read: as Jira's issue properties. */
const withholding: typeof memoryAdapter = {
  ...memoryAdapter,
  render: (standing, surroundings) => {
    const open = standing.map((s) => {
      const { budget: _budget, ...base } = s.base ?? {};
      return { ...s, base, document: { ...s.document, ...redactedContent(s.document) } };
    });
    return memoryAdapter.render(open, surroundings);
  },
  read: (native, surroundings) => {
    const losses = Object.values(native).map(({ document }): Loss => ({
      document: document.id,
      at: ["budget"],
      kind: "withheld",
      detail: ["", ""],
      kept: "nowhere",
    }));
    return { ...memoryAdapter.read(native, surroundings), losses };
  },
};
const redactedContent = (document: Document): Pick<Document, "content"> => ({
  content: redact(change, document, today).document.content,
});

describe("a document from a target that withholds", () => {
  const pushThere = (target: MemoryTarget, document: Document) =>
    pushTo(target, [document], {}, testRun(), withholding);
  it("says so when it is pulled, and clears nothing elsewhere", async () => {
    const [jira, notion] = [new MemoryTarget(), new MemoryTarget()];
    const whole = request();
    await pushTo(notion, [whole]);
    await pushThere(jira, whole);
    expect(jira.document("cr-1").content["budget"]).toBeUndefined();
    const [pulled] = (await pull(withholding, jira, "there", context, testRun())).standing;
    expect(joined(pulled!.document.withheld)).toEqual(["budget"]);
    const changed = edit(shape, pulled!.document, { content: { title: "Two channels" } as never }, now);
    const { documents, conflicts } = await pushTo(notion, [changed]);
    expect(conflicts).toEqual([]);
    expect(notion.document("cr-1").content).toEqual({ ...whole.content, title: "Two channels" });
    expect(documents[0]).toEqual(notion.document("cr-1"));
  });
  it("goes back there without a write, and keeps its mark", async () => {
    const jira = new MemoryTarget();
    await pushThere(jira, request());
    const [pulled] = (await pull(withholding, jira, "there", context, testRun())).standing;
    const before: Kept = copy(jira.store["cr-1"]!);
    const { receipt, documents } = await pushThere(jira, pulled!.document);
    expect(receipt).toMatchObject({ requests: 0 });
    expect(jira.store["cr-1"]).toEqual(before);
    expect(joined(documents[0]!.withheld)).toEqual(["budget"]);
    jira.change("cr-1", (d) => edit(shape, d, { content: { title: "Theirs" } as never }, now));
    const again = await pushThere(jira, pulled!.document);
    expect(again.documents[0]!.content["title"]).toBe("Theirs");
    expect(joined(again.documents[0]!.withheld)).toEqual(["budget"]);
    expect(jira.document("cr-1").withheld).toBeUndefined();
  });
});
