import { type Base, type Document, flatten, merge as mergeOf, saysTheSame, toBase as baseOf } from "@parley/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { after, base, edits, textsIn } from "./edits.ts";
import { copy, everything, now } from "./given.ts";

const merge = (was: Base, ours: Document, theirs: Document, prefer?: "ours" | "theirs") =>
  mergeOf(everything, was, ours, theirs, prefer);
const toBase = (document: Document): Base => baseOf(everything, document);
const same = (a: Document, b: Document): boolean => saysTheSame(everything, a, b);
const withoutOrder = (document: Document): object =>
  Object.fromEntries(Object.entries(toBase(document)).filter(([key]) => !key.endsWith("/#order")));
const orderIn = (document: Document, table = "rows"): readonly string[] =>
  (document.content[table] as { id: string }[]).map((row) => row.id);
const places = (conflicts: readonly { readonly at: readonly string[] }[]): readonly string[] =>
  conflicts.map(({ at }) => at.join("/")).sort();

/** Two people start from one document. */
const twoSides = fc
  .tuple(edits, edits)
  .map(([mine, yours]) => ({ ours: after(base(), mine, "ours"), theirs: after(base(), yours, "theirs") }));
const many = { numRuns: 400 };

describe("a merge", () => {
  it("of a document with itself is that document", () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (list, hasBase) => {
        const x = after(base(), list, "x");
        const m = merge(hasBase ? toBase(base()) : {}, x, copy(x));
        expect(m.conflicts).toEqual([]);
        expect(m.document).toEqual(x);
        expect(m.base).toEqual(toBase(x));
      }),
      many,
    );
  });

  it("takes the other side where one side is unchanged", () => {
    fc.assert(
      fc.property(edits, (list) => {
        const x = after(base(), list, "x");
        const [taken, brought] = [merge(toBase(base()), base(), x), merge(toBase(base()), x, base())];
        for (const m of [taken, brought]) {
          expect(m.conflicts).toEqual([]);
          expect(same(m.document, x)).toBe(true);
          expect(m.base).toEqual(toBase(x));
        }
        expect(brought.fromThem).toEqual([]);
        expect(taken.fromThem.length > 0).toBe(!same(x, base()));
      }),
      many,
    );
  });

  it("says the same whoever brings it, as long as nobody contradicts", () => {
    let agreed = 0;
    fc.assert(
      fc.property(twoSides, ({ ours, theirs }) => {
        const [one, other] = [merge(toBase(base()), ours, theirs), merge(toBase(base()), theirs, ours)];
        expect(places(one.conflicts)).toEqual(places(other.conflicts));
        if (one.conflicts.length > 0) return;
        agreed++;
        expect(withoutOrder(one.document)).toEqual(withoutOrder(other.document));
      }),
      many,
    );
    expect(agreed).toBeGreaterThan(30);
  });

  it("loses no text that somebody wrote: theirs stand there, ours are handed back", () => {
    const before = new Set(textsIn(base()));
    const written = (document: Document): readonly string[] => textsIn(document).filter((text) => !before.has(text));
    fc.assert(
      fc.property(twoSides, ({ ours, theirs }) => {
        const stands = new Set(textsIn(merge(toBase(base()), ours, theirs).document));
        const kept = new Set(textsIn(merge(toBase(base()), ours, theirs, "ours").document));
        for (const text of written(theirs)) expect(stands, `${text}`).toContain(text);
        for (const text of written(ours)) expect(kept, `${text}`).toContain(text);
        const both = new Set(textsIn(theirs));
        for (const text of textsIn(ours).filter((t) => t.includes(" ") && both.has(t)))
          expect(stands, `${text}`).toContain(text);
      }),
      many,
    );
  });

  it("keeps a conflict alive until somebody resolves it", () => {
    let seen = 0;
    fc.assert(
      fc.property(twoSides, ({ ours, theirs }) => {
        const first = merge(toBase(base()), ours, theirs);
        if (first.conflicts.length === 0) return;
        seen++;
        const keep = merge(toBase(base()), ours, theirs, "ours").document;
        const again = merge(first.base, keep, first.document);
        expect(places(again.conflicts)).toEqual(places(first.conflicts));
        expect(same(again.document, first.document)).toBe(true);
        expect(again.base).toEqual(first.base);
        const resolved = merge(first.base, keep, first.document, "ours").document;
        expect(merge(toBase(resolved), resolved, copy(resolved)).conflicts).toEqual([]);
        expect(same(resolved, keep)).toBe(true);
      }),
      many,
    );
    expect(seen).toBeGreaterThan(30);
  });

  it("never leaves a cell without its row or column, a row twice, or a prototype touched", () => {
    fc.assert(
      fc.property(twoSides, fc.constantFrom("ours" as const, "theirs" as const), ({ ours, theirs }, prefer) => {
        const { document } = merge(toBase(base()), ours, theirs, prefer);
        const [rows, columns] = [orderIn(document), orderIn(document, "columns")];
        expect(new Set(rows).size).toBe(rows.length);
        for (const [row, line] of Object.entries(document.content["cells"] as object)) {
          expect(rows).toContain(row);
          for (const column of Object.keys(line as object)) expect(columns).toContain(column);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      many,
    );
  });
});

describe("different places", () => {
  const cells: readonly (readonly [name: string, edit: (d: Document, text: string) => Document])[] = [
    ["a field", (d, text) => ({ ...d, content: { ...d.content, text } })],
    ["another field", (d, text) => ({ ...d, content: { ...d.content, longText: text } })],
    ["the title", (d, text) => ({ ...d, title: text })],
    ["the owner", (d, text) => ({ ...d, owner: text })],
    ["a cell", (d, text) => ({ ...d, content: { ...d.content, rows: withCell(d, "rows", "a", "name", text) } })],
    [
      "another cell of the row",
      (d, text) => ({ ...d, content: { ...d.content, rows: withCell(d, "rows", "a", "tags", [text]) } }),
    ],
    [
      "another row",
      (d, text) => ({ ...d, content: { ...d.content, rows: withCell(d, "rows", "constructor", "name", text) } }),
    ],
    ["a matrix cell", (d, text) => ({ ...d, content: { ...d.content, cells: withLetter(d, "a", "k", text) } })],
    ["another matrix cell", (d, text) => ({ ...d, content: { ...d.content, cells: withLetter(d, "a", "l", text) } })],
    ["an extra value", (d, text) => ({ ...d, extra: { ...d.extra, note: text } })],
    ["a waiver", (d, text) => ({ ...d, waivers: [...d.waivers, { ...d.waivers[0]!, code: "G-02", seen: text }] })],
    ["the review", (d) => ({ ...d, reviewBy: "2027-09-01" })],
    ["the state", (d) => ({ ...d, flow: { state: "agreed", history: [] } })],
  ];
  const pairs = cells.flatMap(([a, mine], i) => cells.slice(i + 1).map(([b, yours]) => [a, b, mine, yours] as const));

  it("never conflict, and both changes arrive", () => {
    expect(pairs).toHaveLength(78);
    for (const [a, b, mine, yours] of pairs) {
      const [ours, theirs] = [mine(base(), "OURS"), yours(base(), "THEIRS")];
      const { conflicts, document } = merge(toBase(base()), ours, theirs);
      expect(conflicts, `${a}, ${b}`).toEqual([]);
      expect(same(document, yours(ours, "THEIRS")), `${a}, ${b}`).toBe(true);
    }
  });

  it("conflict at one place only: theirs stays, ours is preferred when asked", () => {
    for (const [name, change] of cells.slice(0, 10)) {
      const [ours, theirs] = [change(base(), "OURS"), change(base(), "THEIRS")];
      const stays = merge(toBase(base()), ours, theirs);
      expect(stays.conflicts, `${name}`).toHaveLength(1);
      expect(same(stays.document, theirs), `${name}`).toBe(true);
      expect(same(merge(toBase(base()), ours, theirs, "ours").document, ours), `${name}`).toBe(true);
      expect(merge(toBase(base()), ours, change(base(), "OURS")).conflicts, `${name}`).toEqual([]);
    }
  });
});

function withCell(d: Document, table: string, row: string, column: string, value: unknown): unknown {
  return (d.content[table] as { id: string }[]).map((r) => (r.id === row ? { ...r, [column]: value } : r));
}
function withLetter(d: Document, row: string, column: string, text: string): unknown {
  const cells = d.content["cells"] as Record<string, object>;
  return { ...cells, [row]: { ...cells[row], [column]: text } };
}
const without = (d: Document, id: string, table = "rows"): Document => {
  const cells = Object.entries(d.content["cells"] as Record<string, Record<string, string>>).filter(
    ([row]) => row !== id,
  );
  const kept = cells.map(([row, line]) => [row, Object.fromEntries(Object.entries(line).filter(([c]) => c !== id))]);
  const list = (d.content[table] as { id: string }[]).filter((row) => row.id !== id);
  return { ...d, content: { ...d.content, [table]: list, cells: Object.fromEntries(kept) } };
};

describe("a row deleted on one side", () => {
  const cases = [
    ["its own cell edited", "rows", "a", (d: Document) => ({ rows: withCell(d, "rows", "a", "name", "edited") })],
    ["a matrix cell of the row edited", "rows", "a", (d: Document) => ({ cells: withLetter(d, "a", "k", "edited") })],
    [
      "a matrix cell of the column edited",
      "columns",
      "k",
      (d: Document) => ({ cells: withLetter(d, "a", "k", "edited") }),
    ],
    [
      "a row called constructor edited",
      "rows",
      "constructor",
      (d: Document) => ({ cells: withLetter(d, "constructor", "k", "edited") }),
    ],
  ] as const;

  it.each(cases)("with %s on the other is one conflict, whole or gone", (_name, table, id, change) => {
    const deleted = without(base(), id, table);
    const kept = { ...base(), content: { ...base().content, ...change(base()) } };
    for (const [ours, theirs] of [
      [deleted, kept],
      [kept, deleted],
    ] as const) {
      const stays = merge(toBase(base()), ours, theirs);
      expect(places(stays.conflicts)).toEqual([`${table}/${id}`]);
      const { ours: a, theirs: b } = stays.conflicts[0]!;
      expect([a === undefined, b === undefined]).toEqual([ours === deleted, theirs === deleted]);
      expect((a ?? b) as object).toMatchObject({ id });
      expect(same(stays.document, theirs)).toBe(true);
      expect(same(merge(toBase(base()), ours, theirs, "ours").document, ours)).toBe(true);
    }
  });

  it("and only cleared, moved or left alone on the other is gone without a word", () => {
    const [first, ...rest] = base().content["rows"] as { id: string }[];
    const cleared = { ...base(), content: { ...base().content, rows: [...rest, { id: first!.id }] } };
    for (const theirs of [base(), cleared]) {
      const m = merge(toBase(base()), without(base(), "a"), theirs);
      expect(m.conflicts).toEqual([]);
      expect(orderIn(m.document)).not.toContain("a");
      expect(m.document.content["cells"]).not.toHaveProperty("a");
    }
  });

  it("takes nothing with it that the other side added elsewhere", () => {
    const theirs = { ...base(), content: { ...base().content, cells: withLetter(base(), "b", "k", "edited") } };
    const m = merge(toBase(base()), without(base(), "a"), theirs);
    expect(m.conflicts).toEqual([]);
    expect(m.document.content["cells"]).toMatchObject({ b: { k: "edited" }, constructor: { k: "constructor k base" } });
  });
});

describe("the order of rows", () => {
  const ordered = (...list: string[]): Document => {
    const all = new Map((base().content["rows"] as { id: string }[]).map((row) => [row.id, row]));
    return { ...base(), content: { ...base().content, rows: list.map((id) => all.get(id) ?? { id, name: id }) } };
  };
  const of = (ours: Document, theirs: Document): readonly string[] =>
    orderIn(merge(toBase(base()), ours, theirs).document);

  it.each([
    [
      "ours moved, theirs added",
      ["constructor", "a", "b"],
      ["a", "b", "constructor", "t"],
      ["constructor", "t", "a", "b"],
    ],
    [
      "theirs moved, ours added",
      ["a", "o", "b", "constructor"],
      ["b", "a", "constructor"],
      ["b", "a", "o", "constructor"],
    ],
    [
      "both added at the end",
      ["a", "b", "constructor", "o"],
      ["a", "b", "constructor", "t"],
      ["a", "b", "constructor", "t", "o"],
    ],
    [
      "both added in the middle",
      ["a", "o", "b", "constructor"],
      ["a", "t", "b", "constructor"],
      ["a", "t", "o", "b", "constructor"],
    ],
    [
      "both added in front",
      ["o", "a", "b", "constructor"],
      ["t", "a", "b", "constructor"],
      ["t", "o", "a", "b", "constructor"],
    ],
    ["both moved", ["b", "a", "constructor"], ["constructor", "b", "a"], ["constructor", "b", "a"]],
  ])("%s", (_name, ours, theirs, expected) => {
    expect(of(ordered(...ours), ordered(...theirs))).toEqual(expected);
  });
});

describe("what is no change", () => {
  it("is a blank in another form, a text in another normal form, an other line end", () => {
    const [ours, theirs] = [base(), base()].map((d) => copy(d) as Document & { content: Record<string, unknown> });
    Object.assign(ours!.content, { texts: [], url: "", checkbox: false, longText: "é\r\nb" });
    Object.assign(theirs!.content, { longText: "e\u0301\nb" });
    expect(saysTheSame(everything, ours!, theirs!)).toBe(true);
    const filled = { ...ours!, content: { ...ours!.content, texts: ["filled"] } };
    const m = merge(toBase(ours!), filled, theirs!);
    expect(m.conflicts).toEqual([]);
    expect(m.document.content["texts"]).toEqual(["filled"]);
  });

  it("is a proof that only one side has: theirs stays, and ours adds none", () => {
    const entry = { action: "agree", from: "draft", to: "agreed", by: "Li Na", at: now, version: 1 };
    const withHistory = (...verified: boolean[]): Document => ({
      ...base(),
      flow: { state: "agreed", history: verified.map((v, i) => ({ ...entry, comment: `${i}`, verified: v })) },
    });
    const proofs = (d: Document): readonly boolean[] => d.flow.history.map((e) => e.verified);
    const there = withHistory(true);
    const quiet = merge(toBase(there), withHistory(false), there);
    expect([quiet.conflicts, quiet.fromThem, proofs(quiet.document)]).toEqual([[], [], [true]]);
    const longer = merge(toBase(there), withHistory(false, false), there);
    expect([longer.conflicts, proofs(longer.document)]).toEqual([[], [true, false]]);
  });
});

describe("the base", () => {
  it("has one digest of eight characters for every place that is not blank", () => {
    const flat = flatten(everything, base());
    expect(Object.keys(toBase(base())).sort()).toEqual([...flat.keys()].sort());
    for (const mark of Object.values(toBase(base()))) expect(mark).toMatch(/^[0-9a-f]{8}$/);
  });

  it("that was lost makes conflicts of differences, and overwrites nothing", () => {
    fc.assert(
      fc.property(twoSides, ({ ours, theirs }) => {
        const stands = new Set(textsIn(merge({}, ours, theirs).document));
        for (const text of textsIn(theirs)) expect(stands).toContain(text);
      }),
      many,
    );
  });
});
