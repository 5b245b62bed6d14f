import { type Document, parse, type ParseOptions, problemText } from "@parley/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument, anyJson } from "./anything.ts";
import { copy, now, sample, templateOf } from "./given.ts";

type Loose = Record<string, unknown>;
const parsed = (json: unknown, options?: ParseOptions): Document => {
  const result = parse(json, templateOf, options);
  if (!result.ok) throw new Error(result.problems.map((p) => problemText(p)[0]).join("\n"));
  return result.document;
};
const problems = (json: unknown): readonly (readonly [string, string])[] => {
  const result = parse(json, templateOf);
  return result.ok ? [] : result.problems.map((p) => [...problemText(p)] as const);
};
/** The sample as JSON text with one piece of it replaced: `__proto__` in JSON.parse is a key like any other. */
const withText = (piece: string, by: string): unknown => JSON.parse(JSON.stringify(sample()).replace(piece, () => by));
const withContent = (change: Loose): Loose => ({ ...sample(), content: { ...sample().content, ...change } });

describe("a document", () => {
  it("comes out as it went in", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(parsed(copy(document))).toEqual(document);
        expect(parsed(parsed(copy(document)))).toEqual(document);
      }),
      { numRuns: 300 },
    );
    for (const language of ["en", "zh"] as const) expect(parsed(sample(language))).toEqual(sample(language));
  });

  it("may leave out what has a default", () => {
    const least = {
      format: "parley/1",
      id: "a",
      template: "raci-matrix",
      templateVersion: 1,
      language: "en",
      title: "",
      content: {},
    };
    expect(parsed(least)).toEqual({
      ...least,
      content: { roles: [], activities: [], duties: {} },
      createdAt: "",
      updatedAt: "",
      revision: 1,
      flow: { state: "draft", history: [] },
      waivers: [],
      extra: {},
    });
  });

  it("is given back by no more than one reading of anything", () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, fc.anything()), (json) => {
        const result = parse(json, templateOf);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("what has no field", () => {
  it("moves to extra at its address, and stays there", () => {
    const roles = (sample().content["roles"] as Loose[]).map((role, i) =>
      i === 0 ? { ...role, colour: "red" } : role,
    );
    const odd = {
      ...withContent({ roles, mood: { good: [1, null] }, risks: [{ id: "r1" }] }),
      reviewers: ["Bo"],
      extra: { note: "kept" },
    };
    const document = parsed(odd);
    expect(document.extra).toEqual({
      note: "kept",
      $reviewers: ["Bo"],
      mood: { good: [1, null] },
      risks: [{ id: "r1" }],
      "roles.sponsor.colour": "red",
    });
    expect(document.content).toEqual(sample().content);
    expect(parsed(copy(document))).toEqual(document);
  });

  it("is kept when it stands inside a value", () => {
    const base = { ...sample(), template: "everything" };
    const content = {
      person: { name: "Li", phone: "1" },
      people: [{ name: "A" }, { name: "B", phone: { home: "2" } }],
      money: { amount: "1", currency: "CNY", rate: 7 },
      references: [{ text: "x", page: 3 }],
      rows: [{ id: "r", who: { name: "C", phone: "4" } }],
      columns: [],
    };
    const document = parsed({ ...base, content });
    expect(document.content).toMatchObject({ person: { name: "Li" }, rows: [{ id: "r", who: { name: "C" } }] });
    expect(document.extra).toEqual({
      "person.phone": "1",
      "people.1.phone": { home: "2" },
      "money.rate": 7,
      "references.0.page": 3,
      "rows.r.who.phone": "4",
    });
    expect(parsed(copy(document))).toEqual(document);
  });

  it("is kept where it stands in a waiver, in the flow and in its history", () => {
    const waivers = [{ code: "G-01", at: ["$title"], reason: "r", by: "b", on: "2027-03-01", seen: "s", level: 2 }];
    const entry = {
      action: "agree",
      from: "draft",
      to: "agreed",
      by: "b",
      at: now,
      verified: false,
      version: 1,
      ip: "::1",
    };
    const flow = { state: "agreed", history: [entry], since: "2027" };
    const document = parsed({ ...sample(), waivers, flow });
    expect(document).toMatchObject({ waivers, flow });
  });

  it("comes back to its place when this version has a field for it", () => {
    const [sponsor, ...others] = sample().content["roles"] as Loose[];
    const { name, ...nameless } = sponsor!;
    const { legend, ...rest } = { ...sample().content, roles: [nameless, ...others] } as Loose;
    const old = { ...sample(), content: rest, extra: { "roles.sponsor.name": name, legend, note: 1 } };
    expect(parsed(old)).toEqual({ ...sample(), extra: { note: 1 } });
  });

  it("stays in extra when it does not fit, or the place is taken", () => {
    const extra = {
      "roles.sponsor.person": "???",
      "roles.pm.name": "other",
      "roles.nobody.name": "x",
      legend: "fr",
      duties: 1,
    };
    const document = parsed({ ...sample(), extra });
    expect(document.extra).toEqual(extra);
    expect(document.content).toEqual(sample().content);
  });
});

describe("names that every object has", () => {
  const ids = ["constructor", "toString", "hasOwnProperty", "valueOf", "isPrototypeOf"];

  it("are rows, columns, extra values and unknown fields like any other", () => {
    const content = {
      roles: ids.map((id) => ({ id, name: id, constructor: "red" })),
      activities: ids.map((id) => ({ id, name: id })),
      duties: Object.fromEntries(ids.map((id) => [id, { [id]: ["A"] }])),
      constructor: "unknown",
      toString: { a: 1 },
    };
    const document = parsed(copy({ ...sample(), content, extra: { hasOwnProperty: 1 } }));
    expect(document.content["duties"]).toEqual(content.duties);
    expect((document.content["roles"] as Loose[]).map((role) => role["id"])).toEqual(ids);
    expect(document.extra).toMatchObject({ constructor: "unknown", toString: { a: 1 }, hasOwnProperty: 1 });
    expect(document.extra).toHaveProperty(["roles.valueOf.constructor"], "red");
    expect(parsed(copy(document))).toEqual(document);
    expect(problems(copy({ ...sample(), template: "constructor" }))[0]![0]).toContain("one that this version knows");
  });

  it.each([
    ["a row", withText('"id":"sponsor"', '"id":"__proto__"'), "content.roles.0.id"],
    ["a matrix row", withText('"duties":{', '"duties":{"__proto__":{"pm":["A"]},'), "content.duties.__proto__"],
    ["a field", withText('"content":{', '"content":{"__proto__":{"polluted":1},'), "content.__proto__"],
    ["a key of extra", withText('"extra":{', '"extra":{"__proto__":{"polluted":1}'), "extra.__proto__"],
    ["the document's", withText('"format"', '"__proto__":{"polluted":1},"format"'), "__proto__"],
  ])("called __proto__ are refused for %s, and no prototype is touched", (_name, json, at) => {
    expect(problems(json)).toHaveLength(1);
    expect(problems(json)[0]![0]).toContain(` at ${at}`);
    expect(({} as Loose)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("large and broken texts", () => {
  const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);

  it("nest as deep as documents do, and no deeper", () => {
    expect(parsed({ ...sample(), extra: nested(90) }).extra).toEqual(nested(90));
    for (const depth of [120, 5_000, 200_000]) {
      const found = problems({ ...sample(), extra: nested(depth) });
      expect(found).toHaveLength(1);
      expect(found[0]![0]).toContain("more than 100 levels of nesting at extra.a.a");
      expect(problems(nested(depth))).toHaveLength(1);
    }
  });

  it("hold a million characters, half surrogates and every control", () => {
    const million = "字😀".repeat(350_000);
    const half = `\ud83d a \udc69 ${String.fromCharCode(...Array.from({ length: 32 }, (_, i) => i))}`;
    const json = withContent({
      roles: [
        { id: "r", name: million },
        { id: "s", name: half },
      ],
    });
    expect(parsed(copy(json)).content["roles"]).toEqual([
      { id: "r", name: million },
      { id: "s", name: half },
    ]);
  });
});

describe("a history", () => {
  const entry = { action: "agree", from: "draft", to: "agreed", by: "Li Na", at: now, version: 1 };
  const flow = { state: "agreed", history: [{ ...entry, verified: true, binds: "abc", comment: "ok" }] };

  it("from a file proves nothing; one that only the server writes keeps its proofs", () => {
    expect(parsed({ ...sample(), flow }).flow.history).toEqual([{ ...flow.history[0], verified: false }]);
    expect(parsed({ ...sample(), flow }, { trusted: true }).flow).toEqual(flow);
  });
});
