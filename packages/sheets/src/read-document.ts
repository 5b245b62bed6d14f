import {
  parts,
  plainFlow,
  type AnyFlow,
  type AnyTemplate,
  type Base,
  type Document,
  type HostContext,
  type Loss,
  type Shape,
  type Standing,
  type Stored,
  type StoredRow,
} from "@parley/core";

import { parseEnvelope, type Envelope } from "./envelope.ts";
import { targetsIn, type Known } from "./directory.ts";
import { knownAs, type FoundTabs } from "./found-tabs.ts";
import { cellOf, dataPieces } from "./frame.ts";
import type { TabGroup } from "./identify.ts";
import { computedKey, fieldLine, matrixColumn } from "./keys.ts";
import { blockOf } from "./layout.ts";
import type { Cell } from "./native.ts";
import { Reader } from "./reader.ts";
import { headerFields } from "./writer.ts";

/** The tabs of a document as the document they show. Pure. */
export function readDocument(
  template: AnyTemplate,
  group: TabGroup,
  found: FoundTabs,
  known: readonly Known[],
  context: HostContext,
): { readonly standing: Standing; readonly losses: readonly Loss[] } {
  const shape: Shape = template.shape;
  const { main } = found;
  const envelope = parseEnvelope(dataPieces(main));
  const language = envelope?.language ?? context.language;
  const { currency = context.currency, timeZone = context.timeZone } = envelope ?? {};
  const home = known.find(({ id }) => id === group.id) ?? knownAs(group, found);
  const reader = new Reader(group.id, envelope, { language, currency, timeZone, targets: targetsIn(known, home) });
  const line = (key: string): Cell | null => cellOf(main.cells, main.lines.get(key), main.value);
  const fields = blockOf(shape).flatMap(({ name, field }) =>
    field ? [[name, reader.value({ field }, [name], line(fieldLine(name)))] as const] : [],
  );
  const title = cellOf(main.cells, main.lines.get("$title"), main.label);
  const header = defined({
    owner: reader.value(headerFields.owner, ["$owner"], line("$owner")),
    reviewBy: reader.value(headerFields.reviewBy, ["$reviewBy"], line("$reviewBy")),
    clientVisible:
      reader.value(headerFields.clientVisible, ["$clientVisible"], line("$clientVisible")) === true || undefined,
    series: envelope?.series,
  });
  const content = { ...defined(Object.fromEntries(fields)), ...readTables(found, reader, envelope) };
  const state = stateOf(template, line("$state"), envelope, reader);
  tellChanged(found, reader);
  if (!envelope && main.lines.has("$title")) reader.lose([], "unreadable", notesGone, "nowhere");
  const document = {
    format: "parley/1",
    id: group.id,
    template: shape.id,
    templateVersion: envelope?.templateVersion ?? shape.version,
    language,
    title: title?.value === undefined ? (envelope?.title ?? "") : (title.shown ?? String(title.value)),
    ...header,
    createdAt: envelope?.createdAt ?? "",
    updatedAt: envelope?.updatedAt ?? "",
    revision: envelope?.revision ?? group.main.mark.revision,
    content,
    flow: { state, history: envelope?.flow.history ?? [] },
    waivers: envelope?.waivers ?? [],
    extra: Object.fromEntries(reader.extra),
    ...(envelope?.withheld && { withheld: envelope.withheld }),
  } as Document;
  const base = envelope?.base && readableBase(envelope.base, found, reader);
  const { copyOf } = group;
  return {
    standing: { document, ...(base && { base }), ...(copyOf !== undefined && { copyOf }) },
    losses: reader.losses,
  };
}

const notesGone = [
  "The hidden lines at its top are gone: its history and accepted findings have to come from another copy",
  "顶部的隐藏行已被删除：历史记录与已豁免的问题须由其他副本恢复",
] as const;

const defined = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function readTables({ shape, tables: frames }: FoundTabs, reader: Reader, envelope: Envelope | undefined): Stored {
  const { tables, matrices } = parts(shape);
  const absent = new Set(envelope?.absent ?? []);
  const content: Record<string, unknown> = {};
  for (const [name, { columns }] of Object.entries(tables)) {
    const frame = frames.get(name);
    const rows = (frame?.rows ?? []).map(({ id, index }): StoredRow => {
      const cells = Object.entries(columns).map(
        ([key, field]) =>
          [
            key,
            reader.value({ field }, [name, id, key], cellOf(frame?.cells ?? [], index, frame?.columns.get(key))),
          ] as const,
      );
      return { id, ...defined(Object.fromEntries(cells)) };
    });
    if (rows.length > 0 || !absent.has(name)) content[name] = rows;
  }
  for (const [name, { rows, columns, cell }] of Object.entries(matrices)) {
    const frame = frames.get(rows);
    const across = (frames.get(columns)?.rows ?? []).map(({ id }) => id);
    const grid = (frame?.rows ?? []).flatMap(({ id, index }) => {
      const cells = across.map((other) => {
        const found = cellOf(frame?.cells ?? [], index, frame?.columns.get(matrixColumn(name, other)));
        return [other, reader.value({ field: cell, inMatrix: true }, [name, id, other], found)] as const;
      });
      const filled = defined(Object.fromEntries(cells));
      return Object.keys(filled).length > 0 ? [[id, filled] as const] : [];
    });
    if (grid.length > 0 || !absent.has(name)) content[name] = Object.fromEntries(grid);
  }
  return content;
}

/** A state that somebody typed is taken over, but proves no decision. */
function stateOf(template: AnyTemplate, cell: Cell | null, envelope: Envelope | undefined, reader: Reader): string {
  const flow: AnyFlow = template.flow ?? plainFlow;
  const before = envelope?.flow.state ?? flow.start;
  const shown = String(cell?.value ?? "").trim();
  if (shown === "" || shown === before) return before;
  const [typed] = Object.entries(flow.states).find(([id, [en, zh]]) => [id, en, zh].includes(shown)) ?? [];
  if (typed === before) return before;
  if (typed === undefined) {
    reader.lose(
      ["$flow"],
      "unreadable",
      [`"${shown.slice(0, 60)}" is no state`, `“${shown.slice(0, 60)}”不是有效状态`],
      "nowhere",
    );
    return before;
  }
  reader.lose(
    ["$flow"],
    "unverified-decision",
    ["The state was typed in the spreadsheet, where nobody is proved", "状态在表格中被更改，无法核实身份"],
    "extra",
  );
  return typed;
}

/** Columns of people's own, and values typed over a formula. */
function tellChanged({ shape, main, tables: frames }: FoundTabs, reader: Reader): void {
  const typedOver = (cell: Cell | null): boolean =>
    cell?.value !== undefined && cell.value !== "" && cell.formula === undefined;
  const tell = (at: readonly string[]): void =>
    reader.lose(
      at,
      "unreadable",
      ["Something was typed over a computed value: the formula comes back", "计算结果被覆盖，公式将被恢复"],
      "nowhere",
    );
  for (const { name, computed } of blockOf(shape)) {
    if (computed && typedOver(cellOf(main.cells, main.lines.get(computedKey(name)), main.value))) tell([name]);
  }
  for (const [table, frame] of frames) {
    for (const { label, index } of frame.unknown) {
      const shown = label || `#${index + 1}`;
      reader.lose(
        [table, "", shown],
        "unknown-column",
        [`The column "${shown}" stays in the spreadsheet`, `列“${shown}”保留在表格中`],
        "nowhere",
      );
    }
    for (const [key, column] of frame.columns) {
      if (!key.startsWith("~") || key.startsWith("~$")) continue;
      for (const { id, index } of frame.rows)
        if (typedOver(cellOf(frame.cells, index, column))) tell([table, id, key.slice(1)]);
    }
  }
}

/**
 * The base without places that cannot be seen any more because their column or tab is gone. Nobody said that those
 * values go: they come back with the next delivery instead of reading as deleted by hand.
 */
function readableBase(base: Base, found: FoundTabs, reader: Reader): Base {
  const { shape, main, tables: frames } = found;
  const { fields, tables, matrices } = parts(shape);
  const gone = new Set<string>();
  const isThere = ([name = "", row, column]: readonly string[]): boolean => {
    const inBlock = Object.hasOwn(fields, name) || ["$owner", "$reviewBy", "$clientVisible"].includes(name);
    if (inBlock) return main.value !== undefined || note(name, name);
    if (Object.hasOwn(matrices, name)) {
      const { rows, columns } = matrices[name]!;
      const frame = frames.get(rows);
      if (!frame || !frames.has(columns)) return note(name, name);
      const isRow = frames.get(columns)?.rows.some(({ id }) => id === column);
      return !isRow || frame.columns.has(matrixColumn(name, column ?? "")) || note(name, column ?? "");
    }
    if (!Object.hasOwn(tables, name)) return true;
    const frame = frames.get(name);
    if (!frame) return note(name, name);
    return row === undefined || column === undefined || frame.columns.has(column) || note(name, column);
  };
  const note = (table: string, what: string): false => {
    gone.add(table === what ? table : `${table}.${what}`);
    return false;
  };
  const kept = Object.entries(base).filter(([key]) => isThere(key.split("/")));
  for (const place of gone) {
    reader.lose(
      place.split("."),
      "unreadable",
      ["Its column or tab is gone and comes back", "对应的列或工作表已删除，将被恢复"],
      "nowhere",
    );
  }
  return Object.fromEntries(kept);
}
