import {
  check,
  type Document,
  edit,
  fill,
  fromText,
  merge,
  parse,
  projectOf,
  redact,
  type Shape,
  toBase,
  toJson,
  toMarkdown,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { copy, type Raci, raci, sample, templateOf, typed } from "./given.ts";
import { MemoryTarget, pushTo } from "./memory-host.ts";
import { workOf } from "./work.ts";

const shape = raci.shape as Shape;
const roles = sample().content["roles"] as { id: string }[];

/** A matrix of so many activities, each with one A, one R, a C and a reference to its neighbour. */
function matrixOf(activities: number): Document {
  const ids = Array.from({ length: activities }, (_, i) => `a${i}`);
  const role = (i: number): string => roles[i % roles.length]!.id;
  return {
    ...sample(),
    content: {
      roles,
      activities: ids.map((id, i) => ({
        id,
        name: `Activity ${i}`,
        activity: { row: ids[(i + 1) % activities]!, text: `Activity ${i + 1}` },
      })),
      duties: Object.fromEntries(
        ids.map((id, i) => [id, { [role(i)]: ["A"], [role(i + 1)]: ["R"], [role(i + 2)]: ["C"] }]),
      ),
    },
    extra: Object.fromEntries(ids.map((id) => [`activities.${id}.colour`, "red"])),
    waivers: ids
      .slice(0, 20)
      .map((id) => ({ code: "RA-03", at: ["duties", id], reason: "r", by: "b", on: "2027-03-01", seen: "s" })),
  };
}
const change = (document: Document, column: string): Document =>
  typed(document, {
    activities: Object.fromEntries(
      (document.content["activities"] as { id: string }[])
        .filter((_, i) => i % 3 === 0)
        .map(({ id }) => [id, column === "gone" ? null : { [column]: "changed" }]),
    ),
  });

/** What people do with a document. Each is tried at two sizes: four times the size is about four times the work, not sixteen. */
const tasks: Readonly<Record<string, (document: Document) => () => unknown>> = {
  parse: (d) => {
    const json = copy(d);
    return () => parse(json, templateOf);
  },
  check: (d) => () => check(raci, d, projectOf([d], "2027-03-01T09:00:00+08:00")),
  fill: (d) => () => fill(shape, d.content, "2027-03-01"),
  edit: (d) => () =>
    edit(shape as Raci, d, { content: { activities: { a1: null, a2: { name: "x" } } } }, "2027-03-02T09:00:00Z"),
  redact: (d) => () => redact(raci, d, "2027-03-01"),
  Markdown: (d) => () => fromText(toMarkdown(raci, d, "2027-03-01"), templateOf),
  JSON: (d) => () => fromText(toJson(d), templateOf),
  "merge of edits": (d) => {
    const [base, ours, theirs] = [toBase(shape, d), change(d, "name"), change(d, "phase")];
    return () => merge(shape, base, ours, theirs);
  },
  "merge of deletions and conflicts": (d) => {
    const [base, ours, theirs] = [toBase(shape, d), change(d, "gone"), change(d, "name")];
    return () => merge(shape, base, ours, theirs);
  },
};

describe("a matrix of thousands of activities", () => {
  it.each(Object.keys(tasks))("takes work in proportion to its size: %s", (name) => {
    const [small, large] = [tasks[name]!(matrixOf(250)), tasks[name]!(matrixOf(1000))];
    const [one, four] = [workOf(small), workOf(large)];

    expect(one).toBeGreaterThan(1000);
    expect(four / one).toBeLessThan(4.5);
  });

  it("parses, checks and is pushed at 2,000", async () => {
    const document = matrixOf(2000);
    const parsed = parse(copy(document), templateOf);
    expect(parsed).toMatchObject({ ok: true });
    const codes = new Set(check(raci, document, projectOf([document], "2027-03-01T09:00:00+08:00")).map((f) => f.code));
    expect([...codes]).toEqual(["RA-14"]);
    const target = new MemoryTarget();
    await pushTo(target, [document]);
    expect((await pushTo(target, [document])).plan.ops).toEqual([]);
    const { conflicts } = await pushTo(target, [change(document, "phase")]);
    expect(conflicts).toEqual([]);
  });
});
