import { fill, parts, type Document, type Shape, type StoredRow } from "@parley/core";
import { templates } from "@parley/core/registry";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../../packages/sheets/src/frame.ts";
import { openScene, sampleOf, templateCalled, type Scene } from "./scene.ts";

const today = new Date().toISOString().slice(0, 10);

/** Every computed cell of a document as the spreadsheet's own engine computes it, by place. */
async function computedIn(scene: Scene): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const tab of (await scene.native()).tabs) {
    const frame = frameOf(tab);
    for (const [key, row] of frame.lines)
      if (key.startsWith("~")) found.set(key.slice(1), tab.cells[row]?.[frame.value ?? 0]?.value ?? "");
    for (const [key, column] of frame.columns) {
      if (!key.startsWith("~")) continue;
      for (const { id, index } of frame.rows)
        found.set(`${id}.${key.slice(1)}`, tab.cells[index]?.[column]?.value ?? "");
    }
  }
  return found;
}

/** The same by core; empty is "", bands by their English label. */
function computedBy(document: Document): Map<string, unknown> {
  const shape = templateCalled(document.template).shape as Shape;
  const { tables, computed } = parts(shape);
  const filled = fill(shape, document.content, today) as Readonly<Record<string, unknown>>;
  const found = new Map<string, unknown>();
  const put = (
    at: string,
    value: unknown,
    node: {
      readonly op: string;
      readonly bands?: readonly { readonly id: string; readonly label: readonly string[] }[];
    },
  ): void => {
    const band = node.bands?.find(({ id }) => id === value)?.label[0];
    found.set(at, band ?? value ?? "");
  };
  for (const [name, { expression }] of Object.entries(computed)) put(name, filled[name], expression.node as never);
  for (const [table, t] of Object.entries(tables)) {
    for (const row of (filled[table] ?? []) as StoredRow[]) {
      for (const [name, { expression }] of Object.entries(t.computed))
        put(`${row.id}.${name}`, row[name], expression.node as never);
    }
  }
  return found;
}

/** The document with every other value taken out, so that formulas meet empty cells. */
function thinned(document: Document): Document {
  const thin = (row: object): object =>
    Object.fromEntries(Object.entries(row).filter(([name], i) => name === "id" || name === "name" || i % 2 === 0));
  const { tables } = parts(templateCalled(document.template).shape as Shape);
  const content = Object.entries(document.content).map(([name, value]) => {
    return [name, Object.hasOwn(tables, name) ? (value as StoredRow[]).map(thin) : value];
  });
  return { ...document, content: Object.fromEntries(content.filter((_, i) => i % 3 !== 0)) as Document["content"] };
}

/** The engine prints 15 digits. */
const rounded = (value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(12)) : value);

/** What a live formula shows is what core computes, blanks included. */
describe("computed values", () => {
  const shapes = templates.map(({ shape }) => shape as Shape);

  it("are there in some template", () => {
    const formulas = shapes
      .map((shape) => parts(shape))
      .flatMap(({ computed, tables }) => [
        ...Object.keys(computed),
        ...Object.values(tables).flatMap((t) => Object.keys(t.computed)),
      ]);
    expect(formulas.length).toBeGreaterThan(1);
  });

  it.each(shapes.map(({ id }) => id))("agree with core in a %s, full and half empty", async (id) => {
    for (const document of [sampleOf(id), thinned(sampleOf(id))]) {
      const scene = await openScene();
      try {
        await scene.push([document]);
        const [shown, wanted] = [await computedIn(scene), computedBy(document)];
        const places = [...wanted.keys()];
        expect(places.map((at) => [at, rounded(shown.get(at))])).toEqual(
          places.map((at) => [at, rounded(wanted.get(at))]),
        );
      } finally {
        await scene.close();
      }
    }
  });
});
