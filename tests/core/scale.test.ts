import {
  type AnyTemplate,
  check,
  type Document,
  edit,
  fill,
  fromText,
  merge,
  parse,
  projectOf,
  redact,
  sampleDocument,
  seenHash,
  type Shape,
  toBase,
  toJson,
  toMarkdown,
  type Waiver,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { describe, expect, it } from "vitest";
import { documentOf, growingTables } from "../bench/documents.ts";
import { copy, now, type Raci, raci, sample, templateOf, typed } from "./given.ts";
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
  check: (d) => () => check(raci, d, projectOf([d], now)),
  "check of as many findings and waivers as rows": (d) => {
    const faulty = { ...d, content: { ...d.content, duties: {} } };
    const found = check(raci, faulty, projectOf([faulty], now));
    const accept = ({ code, at, ...finding }: (typeof found)[number]): Waiver => ({
      code,
      at,
      reason: "r",
      by: "b",
      on: "2027-03-01",
      seen: seenHash({ code, ...finding }),
    });
    const accepted = { ...faulty, waivers: found.map(accept) };
    return () => check(raci, accepted, projectOf([accepted], now));
  },
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

const listed = templates.filter((template) => {
  const told = sampleDocument(template, { id: "d", language: "en", now }).content;
  return growingTables(template.shape as Shape).some((name) => ((told[name] ?? []) as unknown[]).length > 0);
});
const idOf = (template: AnyTemplate): string => (template.shape as Shape).id;

describe("a document of thousands of rows", () => {
  it.each(listed.map(idOf))("is checked by work in proportion to its size: %s", (id) => {
    const template = templateOf(id)!;
    const work = (rows: number, faultEvery: number): number => {
      const document = documentOf(template, { language: "en", rows, faultEvery });
      return workOf(() => void check(template, document, projectOf([document], now)));
    };
    for (const faultEvery of [1, 20]) {
      const [one, four] = [work(300, faultEvery), work(1200, faultEvery)];
      expect(one).toBeGreaterThan(300);
      expect(four / one).toBeLessThan(4.5);
    }
  });

  it("is of every template with rows in its sample", () => expect(listed.length).toBeGreaterThanOrEqual(5));
});

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
    const codes = new Set(check(raci, document, projectOf([document], now)).map((f) => f.code));
    expect([...codes]).toEqual(["RA-14"]);
    const target = new MemoryTarget();
    await pushTo(target, [document]);
    expect((await pushTo(target, [document])).plan.ops).toEqual([]);
    const { conflicts } = await pushTo(target, [change(document, "phase")]);
    expect(conflicts).toEqual([]);
  });
});
