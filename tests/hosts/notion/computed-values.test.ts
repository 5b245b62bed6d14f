import {
  blankDocument,
  fill,
  parts,
  say,
  type AnyTemplate,
  type Computed,
  type Document,
  type Language,
  type Node,
  type Shape,
  type Stored,
  type StoredRow,
  totals,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { fullDocument, sampleOf } from "@parley/core/testing";
import { isFullDatabase, isFullPage, type PageObjectResponse } from "@notionhq/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { kinds, openRig, type Rig } from "./rig.ts";

const today = "2027-03-01";
const now = `${today}T09:00:00+08:00`;
let rig: Rig;
beforeAll(async () => void (rig = await openRig({ rateLimit: false, now: () => new Date(now) })));
afterAll(() => rig.close());

/** Every second value of every row and of the document itself is missing. */
function half(document: Document): Document {
  const thinned = (row: Stored): Stored =>
    Object.fromEntries(Object.entries(row).filter(([key], index) => key === "id" || index % 2 === 0));
  const content = Object.entries(document.content).map(([name, value]) => {
    if (!Array.isArray(value) || !value.every((row) => typeof row === "object" && row !== null && "id" in row))
      return [name, value];
    return [name, (value as StoredRow[]).map((row, index) => (index % 2 === 0 ? thinned(row) : row))];
  });
  const isTable = (value: unknown): boolean => typeof value === "object" && value !== null;
  return {
    ...document,
    content: Object.fromEntries(
      content.filter(([, value], index) => isTable(value) || index % 2 === 0),
    ) as Document["content"],
  };
}

type Row = PageObjectResponse;
interface Base {
  readonly title: string;
  readonly rows: readonly Row[];
}
async function basesIn(page: string): Promise<readonly Base[]> {
  const found: Base[] = [];
  for (const block of (await rig.person.blocks.children.list({ block_id: page, page_size: 100 })).results) {
    if (!("type" in block) || block.type !== "child_database") continue;
    const database = await rig.person.databases.retrieve({ database_id: block.id });
    const source = isFullDatabase(database) ? (database.data_sources[0]?.id ?? "") : "";
    const { results } = await rig.person.dataSources.query({ data_source_id: source });
    found.push({
      title: block.child_database.title,
      rows: results.filter((r): r is Row => r.object === "page" && isFullPage(r)),
    });
  }
  return found;
}
type Property = Row["properties"][string];
function text(property: Property | undefined): string {
  if (property?.type === "rich_text") return property.rich_text.map((t) => t.plain_text).join("");
  return property?.type === "title" ? property.title.map((t) => t.plain_text).join("") : "";
}
const rowOf = (base: Base | undefined, key: string): Row => {
  const row = base?.rows.find((one) => text(one.properties.Key) === key);
  if (!row) throw new Error(`Unexpected absence of ${key}, expected it in Notion`);
  return row;
};

/** What a property shows, whether Notion works it out or it was written. */
function shown(property: Property | undefined): unknown {
  if (property?.type === "formula") {
    const { formula } = property;
    if (formula.type === "number") return formula.number;
    if (formula.type === "boolean") return formula.boolean;
    return formula.type === "string" ? (formula.string ?? "") : undefined;
  }
  return property?.type === "number" ? property.number : text(property);
}
/** What core says, as Notion has to show it: bands by their labels, shares as percentages, nothing for no value. */
function wanted(computed: Computed, value: unknown, isFormula: boolean, language: Language): unknown {
  const node: Node = computed.expression.node;
  if (node.op === "band") {
    const band = node.bands.find(({ id }) => id === value);
    return band ? say(band.label, language) : "";
  }
  if (computed.as === "percent" && isFormula)
    return typeof value === "number" ? `${Math.round(value * 1000) / 10}%` : "";
  return value ?? null;
}

interface Seen {
  formulas: number;
  numbers: number;
}
/** Compares every computed value of one row or document. */
function compare(
  row: Row,
  computed: Readonly<Record<string, Computed>>,
  values: Stored,
  language: Language,
  seen: Seen,
): void {
  for (const [name, one] of Object.entries(computed).filter(([, c]) => !c.hidden)) {
    const label = say(one.label, language);
    const property = row.properties[label] ?? row.properties[`${label} (2)`];
    const isFormula = property?.type === "formula";
    const found = shown(property);
    const value = wanted(one, values[name], isFormula, language);
    const same =
      typeof found === "number" && typeof value === "number"
        ? Number(found.toPrecision(12)) === Number(value.toPrecision(12))
        : found === value;
    expect({ name, found, same }).toEqual({ name, found: same ? found : value, same: true });
    seen[isFormula ? "formulas" : "numbers"]++;
  }
}

const all: readonly AnyTemplate[] = [...templates, kinds];
const seenInAll: Seen = { formulas: 0, numbers: 0 };

describe("computed values in Notion are those of core", () => {
  for (const template of all) {
    const shape = template.shape as Shape;
    const { tables, matrices, computed } = parts(shape);
    for (const language of ["en", "zh"] as const) {
      it(`${shape.id} in ${language}: filled, half filled and blank`, async () => {
        const id = `${shape.id}-${language}`;
        const whole = sampleOf(template, language, `${id}-sample`);
        const documents = [
          whole,
          { ...half(whole), id: `${id}-half` },
          { ...fullDocument(template, language, (n) => `Text ${n}`), id: `${id}-full` },
          blankDocument(template, { id: `${id}-blank`, language, now, title: "Blank" }),
        ];
        await rig.push(documents);
        const seen: Seen = { formulas: 0, numbers: 0 };
        const home = (await basesIn(rootPageId)).find((base) => base.title === say(shape.name, language));
        for (const document of documents) {
          const filled = fill(shape, document.content, today) as unknown as Stored;
          const page = rowOf(home, document.id);
          compare(page, computed, filled, language, seen);
          const bases = await basesIn(page.id);
          for (const [name, { label, computed: ofRows }] of Object.entries(tables)) {
            const base = bases.find(({ title }) => title === say(label, language));
            for (const row of (filled[name] ?? []) as readonly StoredRow[])
              compare(rowOf(base, row.id), ofRows, row, language, seen);
          }
          for (const [name, { rows, columns, perRow = {}, perColumn = {} }] of Object.entries(matrices)) {
            const counted = totals(shape, name, document.content, today);
            for (const [table, formulas, counts] of [
              [rows, perRow, counted.perRow],
              [columns, perColumn, counted.perColumn],
            ] as const) {
              const base = bases.find(({ title }) => title === say(tables[table]?.label ?? ["", ""], language));
              for (const [row, values] of Object.entries(counts))
                compare(rowOf(base, row), formulas, values as Stored, language, seen);
            }
          }
        }
        const hasComputed = [
          computed,
          ...Object.values(tables).map((t) => t.computed),
          ...Object.values(matrices).flatMap((m) => [m.perRow, m.perColumn]),
        ].some((map) => Object.values(map ?? {}).some((c) => !c.hidden));
        expect(seen.formulas + seen.numbers > 0).toBe(hasComputed);
        seenInAll.formulas += seen.formulas;
        seenInAll.numbers += seen.numbers;
      });
    }
  }

  it("are formulas wherever Notion's language has the words", () => {
    expect(seenInAll.formulas).toBeGreaterThan(200);
    console.info(`compared: ${seenInAll.formulas} formulas, ${seenInAll.numbers} written values`);
  });
});
