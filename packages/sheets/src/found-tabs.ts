import { parts, type Shape } from "@parley/core";
import type { Known } from "./directory.ts";
import { cellOf, frameOf, type Frame } from "./frame.ts";
import type { TabGroup } from "./identify.ts";
import { mainTable } from "./layout.ts";
import { nameColumn } from "./row-names.ts";

/** A document's tabs with their structure found. */
export interface FoundTabs {
  readonly shape: Shape;
  readonly main: Frame;
  /** Of the tables that are there. */
  readonly tables: ReadonlyMap<string, Frame>;
}

/** The structure of a document's tabs. Never fails: what is gone is just not there. */
export function findTabs(shape: Shape, group: TabGroup): FoundTabs {
  const main = frameOf(group.main);
  const tables = new Map([...group.tables].map(([name, tab]) => [name, frameOf(tab)]));
  const below = tableOn(shape, main, tables);
  if (below !== undefined) tables.set(below, main);
  // A tab without its line of keys shows rows of which nobody knows what is what.
  return { shape, main, tables: new Map([...tables].filter(([, frame]) => frame.columns.size > 0)) };
}

/**
 * The table that stands on the main tab: as its columns say. Which one is put there depends on the shape, and a newer
 * version of a template may put it elsewhere.
 */
function tableOn(shape: Shape, main: Frame, tables: ReadonlyMap<string, Frame>): string | undefined {
  const usual = mainTable(shape);
  if (main.columns.size === 0) return usual;
  const holds = (name: string): boolean =>
    Object.keys(parts(shape).tables[name]?.columns ?? {}).some((key) => main.columns.has(key));
  if (usual !== undefined && holds(usual)) return usual;
  return Object.keys(parts(shape).tables).find((name) => !tables.has(name) && holds(name)) ?? usual;
}

/** The document as others may point to it, by the names that its cells show. */
export function knownAs({ id }: TabGroup, { shape, main, tables }: FoundTabs): Known {
  const title = cellOf(main.cells, main.lines.get("$title"), main.label)?.value;
  return {
    id,
    template: shape.id,
    title: String(title ?? "").trim(),
    rows: (table) => namesIn(shape, table, tables.get(table)),
    nameColumn: (table) => nameColumn(shape, table),
  };
}

function namesIn(shape: Shape, table: string, frame: Frame | undefined): ReadonlyMap<string, string> {
  const column = frame?.columns.get(nameColumn(shape, table) ?? "");
  const name = (index: number): string => String(cellOf(frame?.cells ?? [], index, column)?.value ?? "").trim();
  return new Map(
    (frame?.rows ?? []).map(({ id, index }) => [id, name(index)] as const).filter(([, text]) => text !== ""),
  );
}
