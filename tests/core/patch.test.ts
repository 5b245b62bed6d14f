import { applyFix, applyPatch, blankDocument, check, edit, type Patch, projectOf, type Shape } from "@parley/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copy, edited, everything, lettersOf, now, raci, type Raci, rowsOf, sample } from "./given.ts";

const later = "2027-03-02T09:00:00+08:00";
const shape = raci.shape as Raci;
const ids = (name: string, document = sample()): readonly string[] => rowsOf(document, name).map((row) => row.id);

describe("a patch", () => {
  const content = sample().content;
  const apply = (patch: Patch<Raci>) => applyPatch(shape, content, patch);

  it("sets, clears and leaves alone", () => {
    const out = apply({ legend: null, roles: { pm: { name: "Lead", person: null } } });
    expect(out).not.toHaveProperty("legend");
    expect((out["roles"] as object[])[1]).toEqual({ id: "pm", name: "Lead" });
    expect((out["roles"] as object[])[0]).toEqual((content["roles"] as object[])[0]);
    expect(out["activities"]).toBe(content["activities"]);
    expect(content).toEqual(sample().content);
  });

  it("adds rows at the end, deletes them, and keeps the others where they are", () => {
    const out = apply({ roles: { extra: { name: "Extra" }, pm: null, sponsor: { name: "S" }, nobody: null } });
    expect((out["roles"] as { id: string }[]).map((r) => r.id)).toEqual([
      ...ids("roles").filter((id) => id !== "pm"),
      "extra",
    ]);
  });

  it("sets and clears cells of a matrix; an empty row goes", () => {
    const out = apply({ duties: { poster: { pm: null, sales: ["C"] }, brief: null, media: { pm: null } } });
    expect(out["duties"]).toMatchObject({ poster: { design: ["R"], legal: ["C"], sales: ["C"] } });
    expect(out["duties"]).not.toHaveProperty("brief");
    const gone = applyPatch(shape, { duties: { a: { b: ["A"] } } }, { duties: { a: { b: null } } });
    expect(gone["duties"]).toEqual({});
  });

  it("cannot give a row another id, and ignores what the template does not have", () => {
    const odd = { roles: { pm: { id: "boss", name: "x" }, new: { id: null } }, risks: { r: { a: 1 } }, constructor: 5 };
    const out = apply(odd as never);
    expect((out["roles"] as { id: string }[]).map((r) => r.id)).toEqual([...ids("roles"), "new"]);
    expect(out).not.toHaveProperty("risks");
    expect(Object.hasOwn(out, "constructor")).toBe(false);
  });

  it("reaches rows called constructor and touches no prototype", () => {
    const patch = JSON.parse(
      '{"roles":{"constructor":{"name":"c"}},"duties":{"constructor":{"toString":["A"]}}}',
    ) as never;
    const out = applyPatch(shape, {}, patch);
    expect(out).toEqual({ roles: [{ id: "constructor", name: "c" }], duties: { constructor: { toString: ["A"] } } });
    const evil = JSON.parse('{"roles":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}') as never;
    applyPatch(shape, {}, evil);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("laid twice is the same as laid once", () => {
    const cell = fc.constantFrom(null, "x", "y");
    const patch = fc.record(
      {
        text: cell,
        rows: fc.dictionary(
          fc.constantFrom("a", "b", "toString"),
          fc.option(fc.record({ name: cell }, { requiredKeys: [] })),
        ),
        cells: fc.dictionary(fc.constantFrom("a", "b"), fc.option(fc.dictionary(fc.constantFrom("k", "l"), cell))),
      },
      { requiredKeys: [] },
    );
    const start = { rows: [{ id: "a", name: "1" }], columns: [{ id: "k" }], cells: { a: { k: "1" } } };
    fc.assert(
      fc.property(patch, (p) => {
        const once = applyPatch(everything as Shape, start, p as never);
        expect(applyPatch(everything as Shape, once, p as never)).toEqual(once);
      }),
    );
  });
});

describe("an edit", () => {
  it("counts the revision on and sets the time, once for each change", () => {
    const document = edited(sample(), { roles: { pm: { name: "Lead" } } });
    expect(document).toMatchObject({ revision: 2, updatedAt: later, createdAt: now });
    expect(edit(shape, document, { header: { title: "T", owner: null } }, now)).toMatchObject({
      title: "T",
      revision: 3,
    });
    expect(edit(shape, document, { header: { owner: null } }, now)).not.toHaveProperty("owner");
  });

  it.each([
    ["nothing", {}],
    ["an empty patch", { content: {} }],
    ["what stands there", { content: { roles: { pm: { name: "Project manager" } }, legend: "en" } }],
    [
      "rows that are not there",
      { content: { roles: { nobody: null }, duties: { nobody: null, brief: { nobody: null } } } },
    ],
    ["empty changes", { content: { roles: {}, activities: { brief: {} }, duties: { brief: {} } } }],
    ["the same header", { header: { title: sample().title, owner: "Li Na", reviewBy: null } }],
    ["the same text in another normal form", { content: { roles: { legal: { person: { name: "Zhou Lu\u0308" } } } } }],
  ] as const)("of %s gives back the same object", (_name, change) => {
    const document = sample();
    expect(edit(shape, document, change as never, later)).toBe(document);
    const blank = blankDocument(raci, { id: "b", language: "en", now });
    expect(
      edit(shape, blank, { content: { roles: {}, duties: { a: { b: null } }, activities: { x: null } } }, later),
    ).toBe(blank);
  });

  it("takes the cells of a matrix along with their row or column", () => {
    const document = edited(sample(), { activities: { poster: null }, roles: { pm: null } });
    expect(document.content["duties"]).not.toHaveProperty("poster");
    for (const line of Object.values(document.content["duties"] as object)) expect(line).not.toHaveProperty("pm");
    expect(lettersOf(document, "media", "sales")).toEqual(["A"]);
    const lonely = edited(sample(), { duties: { brief: { sales: null, client: null, sponsor: null } } });
    expect(edited(lonely, { roles: { pm: null } }).content["duties"]).not.toHaveProperty("brief");
  });

  it("leaves the document that it was made from as it was", () => {
    const document = sample();
    const before = copy(document);
    edited(document, { roles: { pm: null }, duties: { poster: { sales: ["C"] } }, legend: null });
    expect(document).toEqual(before);
  });

  it("lays a fix, and does nothing where there is none", () => {
    const document = edited(sample(), { duties: { media: { pm: ["A"] } } });
    const [finding] = check(raci, document, projectOf([document], now));
    expect(finding).toMatchObject({ code: "RA-01", at: ["duties", "media"] });
    const fixed = applyFix(raci, document, finding!, later);
    expect(check(raci, fixed, projectOf([fixed], now))).toEqual([]);
    const { fix: _fix, ...plain } = finding!;
    expect(applyFix(raci, document, plain, later)).toBe(document);
  });
});
