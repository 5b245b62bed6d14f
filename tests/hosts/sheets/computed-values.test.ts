import {
  applyPatch,
  blankDocument,
  configured,
  fill,
  parts,
  say,
  totals,
  type AnyTemplate,
  type Computed,
  type Document,
  type Field,
  type Language,
  type Shape,
  type StoredRow,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../../packages/sheets/src/frame.ts";
import { openScene, sampleOf, templateCalled, type Scene } from "./scene.ts";

type Value = string | number | boolean;
type Values = ReadonlyMap<string, Value>;
const shapeOf = ({ template }: Document): Shape => templateCalled(template).shape as Shape;

/** Every computed cell as the spreadsheet's own engine computes it, by document, row and name. */
async function computedIn(scene: Scene): Promise<Values> {
  const found = new Map<string, Value>();
  for (const tab of (await scene.native()).tabs) {
    const { document } = tab.mark;
    const frame = frameOf(tab);
    const put = (at: string, row: number, column: number | undefined): void => {
      const cell = tab.cells[row]?.[column ?? 0];
      if (cell?.formula === undefined) throw new Error(`Unexpected ${document} ${at} without a formula`);
      found.set(`${document} ${at}`, cell.value ?? "");
    };
    for (const [key, row] of frame.lines) if (key.startsWith("~")) put(key.slice(1), row, frame.value);
    for (const [key, column] of frame.columns)
      if (key.startsWith("~")) for (const { id, index } of frame.rows) put(`${id}.${key.slice(1)}`, index, column);
  }
  return found;
}

/** The same by core: empty is "", bands by their names. Matrix counts along rows and down columns too. */
function computedBy(document: Document, today: string, thresholds: Readonly<Record<string, number>>): Values {
  const shape = configured(shapeOf(document), thresholds);
  const { tables, matrices, computed } = parts(shape);
  const filled = fill(shape, document.content, today) as Readonly<Record<string, unknown>>;
  const found = new Map<string, Value>();
  const put = (at: string, { expression: { node } }: Computed, value: unknown): void => {
    const band = node.op === "band" ? node.bands.find(({ id }) => id === value) : undefined;
    found.set(`${document.id} ${at}`, band ? say(band.label, document.language) : ((value ?? "") as Value));
  };
  for (const [name, c] of Object.entries(computed)) put(name, c, filled[name]);
  for (const [table, t] of Object.entries(tables))
    for (const row of (filled[table] ?? []) as StoredRow[])
      for (const [name, c] of Object.entries(t.computed)) put(`${row.id}.${name}`, c, row[name]);
  for (const [name, { rows, columns, perRow = {}, perColumn = {} }] of Object.entries(matrices)) {
    const counted = totals(shape, name, document.content, today);
    const along = [
      [rows, perRow, counted.perRow],
      [columns, perColumn, counted.perColumn],
    ] as const;
    for (const [table, formulas, values] of along)
      for (const { id } of (document.content[table] ?? []) as StoredRow[])
        for (const [key, c] of Object.entries(formulas))
          put(`${id}.${name}.${key}`, c, (values[id] as Readonly<Record<string, unknown>> | undefined)?.[key]);
  }
  return found;
}

/** Names of everything that a template computes, rows left out. */
const namesOf = (shape: Shape): readonly string[] => {
  const { tables, matrices, computed } = parts(shape);
  return [
    ...Object.keys(computed),
    ...Object.values(tables).flatMap((t) => Object.keys(t.computed)),
    ...Object.entries(matrices).flatMap(([name, { perRow = {}, perColumn = {} }]) =>
      [...Object.keys(perRow), ...Object.keys(perColumn)].map((key) => `${name}.${key}`),
    ),
  ];
};

/** The document with every other value taken out, so that formulas meet empty cells. */
function thinned(document: Document): Document {
  const thin = (row: object): object =>
    Object.fromEntries(Object.entries(row).filter(([name], i) => name === "id" || name === "name" || i % 2 === 0));
  const { tables } = parts(shapeOf(document));
  const content = Object.entries(document.content).map(([name, value]) => {
    return [name, Object.hasOwn(tables, name) ? (value as StoredRow[]).map(thin) : value];
  });
  return { ...document, content: Object.fromEntries(content.filter((_, i) => i % 3 !== 0)) as Document["content"] };
}

/** Every number and amount at a value, every day on today: divisions by zero, ends of bands, spans of no days. */
function levelled(document: Document, n: number, today: string): Document {
  const { fields, tables } = parts(shapeOf(document));
  const level = (columns: Readonly<Record<string, Field>>, row: object): object =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const { kind, min } = columns[name] ?? {};
        if (kind === "number" || kind === "percent") return [name, Math.max(n, min ?? n)];
        if (kind === "money") return [name, { ...(value as object), amount: String(n) }];
        return [name, kind === "date" ? today : value];
      }),
    );
  const rows = Object.entries(tables).map(([name, { columns }]) => [
    name,
    ((document.content[name] ?? []) as StoredRow[]).map((row) => level(columns, row)),
  ]);
  const content = { ...level(fields, document.content), ...Object.fromEntries(rows) } as Document["content"];
  return { ...document, content };
}

const day = (today: string, ahead: number): string =>
  new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10);

/** Values on the very ends of bands and thresholds. */
const edges: readonly (readonly [template: string, patch: (today: string) => object])[] = [
  ...[0.69, 0.7, 0.89, 0.9, 1, -0.5].map(
    (share) =>
      [
        "smart-goal",
        (today: string) => ({
          baseline: 0,
          target: 100,
          current: share * 50,
          startDate: day(today, -10),
          dueDate: day(today, 10),
        }),
      ] as const,
  ),
  ["smart-goal", (today) => ({ startDate: today, dueDate: day(today, 5) })],
  ["smart-goal", (today) => ({ startDate: day(today, -9), dueDate: day(today, -1) })],
  ...[
    ["24000", 2],
    ["24001", 0],
    ["96000", 5],
    ["96001", 0],
    ["0", 6],
    ["-1", -3],
  ].map(
    ([amount, scheduleDays]) =>
      [
        "change-request",
        () => ({ cost: { amount, currency: "CNY" }, scheduleDays, scope: "none", quality: "none" }),
      ] as const,
  ),
  ["change-request", () => ({ budget: { amount: "0", currency: "CNY" } })],
  ["change-request", () => ({ budget: { amount: "0", currency: "CNY" }, cost: { amount: "0", currency: "CNY" } })],
];

function atEdges(language: Language, today: string): readonly Document[] {
  return edges.map(([template, patch], i) => {
    const document = { ...sampleOf(template, language), id: `edge-${i}` };
    const content = applyPatch(shapeOf(document), document.content, patch(today) as never);
    return { ...document, content };
  });
}

const each = (make: (id: string, template: AnyTemplate) => Document): readonly Document[] =>
  templates.map((template) => {
    const { id } = template.shape as Shape;
    return { ...make(id, template), id: `doc-${id}` };
  });
const faulty = (id: string, language: Language): Document => {
  const { fault, shape } = templateCalled(id);
  const document = sampleOf(id, language);
  const t = (en: string, zh: string): string => (language === "en" ? en : zh);
  return fault ? { ...document, content: applyPatch(shape as Shape, document.content, fault(t) as never) } : document;
};

const kinds: Readonly<Record<string, (language: Language, today: string) => readonly Document[]>> = {
  samples: (language) => each((id) => sampleOf(id, language)),
  "samples with a planted fault": (language) => each((id) => faulty(id, language)),
  "half-filled documents": (language) => each((id) => thinned(sampleOf(id, language))),
  "blank documents": (language) =>
    each((id, template) => blankDocument(template, { id, language, now: "2027-03-01T09:00:00Z" })),
  "zeros, and days that are today": (language, today) => each((id) => levelled(sampleOf(id, language), 0, today)),
  "the same small number everywhere": (language, today) => each((id) => levelled(sampleOf(id, language), 1, today)),
  "ends of bands and thresholds": atEdges,
};

/** The engine prints 15 digits. */
const rounded = (value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(12)) : value);
const today = (): string => new Date().toISOString().slice(0, 10);

/** What a live formula shows is what core computes, blanks included. */
describe("computed values", () => {
  const filled = new Set<string>();

  async function agree(documents: readonly Document[], thresholds: Readonly<Record<string, number>>): Promise<void> {
    const scene = await openScene();
    try {
      await scene.push(documents);
      const before = today();
      const shown = await computedIn(scene);
      // Formulas ask for today: at midnight nobody knows which day they meant.
      if (today() !== before) return agree(documents, thresholds);
      const wanted = new Map(documents.flatMap((document) => [...computedBy(document, before, thresholds)]));
      expect([...shown.keys()].sort()).toEqual([...wanted.keys()].sort());
      for (const [at, value] of wanted) expect([at, rounded(shown.get(at))]).toEqual([at, rounded(value)]);
      for (const document of documents)
        for (const name of namesOf(shapeOf(document)))
          for (const [at, value] of wanted)
            if (value !== "" && (at === `${document.id} ${name}` || at.endsWith(`.${name}`)))
              filled.add(`${document.template} ${name}`);
    } finally {
      await scene.close();
    }
  }

  for (const language of ["en", "zh"] as const)
    for (const [kind, make] of Object.entries(kinds))
      it(`agree with core: ${kind} (${language})`, () => agree(make(language, today()), {}), 120_000);

  it("count with the project's thresholds", async () => {
    const [template = "", name = "", value = 0] = shapesWithThresholds()[0] ?? [];
    expect(template).not.toBe("");
    const project = sampleOf("project");
    const thresholds = [{ id: "t1", setting: `${template}.${name}`, value: value * 10 + 1 }];
    const settled = { ...project, id: "project", content: { ...project.content, thresholds } };
    const document = { ...sampleOf(template), id: "doc" };
    await agree([settled, document], { [`${template}.${name}`]: value * 10 + 1 });
  }, 60_000);

  it("were each compared with something that is not empty", () => {
    const all = templates.flatMap(({ shape }) =>
      namesOf(shape as Shape).map((name) => `${(shape as Shape).id} ${name}`),
    );
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((name) => !filled.has(name))).toEqual([]);
  });
});

/** Settings that stand in a computed value, with their defaults. */
function shapesWithThresholds(): readonly (readonly [template: string, name: string, value: number])[] {
  return templates.flatMap(({ shape }) => {
    const { id } = shape as Shape;
    const { settings } = parts(shape as Shape);
    const json = JSON.stringify([parts(shape as Shape).computed, parts(shape as Shape).tables]);
    return Object.entries(settings).flatMap(([name, [value]]) =>
      json.includes(`"setting":"${name}"`) ? [[id, name, value] as const] : [],
    );
  });
}
