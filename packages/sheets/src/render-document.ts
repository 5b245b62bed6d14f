import {
  parts,
  type AnyTemplate,
  type Base,
  type Document,
  type HostContext,
  type Loss,
  type Shape,
} from "@parley/core";
import type { Envelope } from "./envelope.ts";
import { sheetIdFor } from "./identify.ts";
import { mainTable } from "./layout.ts";
import type { Tab } from "./native.ts";
import { renderMain, renderTable } from "./render-tab.ts";
import { tabTitle } from "./titles.ts";
import { Writer, type Around } from "./writer.ts";

/** One document as its tabs: the main one, then one for each further table. */
export function renderDocument(
  template: AnyTemplate,
  document: Document,
  base: Base | undefined,
  context: HostContext,
  around: Around,
): { readonly tabs: readonly Tab[]; readonly losses: readonly Loss[] } {
  const shape: Shape = template.shape;
  const writer = new Writer(template, document, context, around);
  const { tables, matrices } = parts(shape);
  const below = mainTable(shape);
  const others = Object.keys(tables).filter((name) => name !== below);
  // The main tab comes last: by then everything is written, and its notes hold all that is only there.
  const tableTabs = others.map((table): Tab => {
    const sheetId = sheetIdFor(document.id, table);
    const mark = {
      document: document.id,
      template: document.template,
      table,
      home: sheetId,
      revision: document.revision,
    };
    return { sheetId, title: tabTitle(document, tables[table]?.label), mark, ...renderTable(writer, table) };
  });
  const absent = [...Object.keys(tables), ...Object.keys(matrices)].filter(
    (name) => document.content[name] === undefined,
  );
  const envelope = (): Envelope => ({
    templateVersion: document.templateVersion,
    language: document.language,
    title: document.title,
    createdAt: document.createdAt,
    updatedAt: document.updatedAt,
    revision: document.revision,
    ...(document.series !== undefined && { series: document.series }),
    flow: document.flow,
    waivers: document.waivers,
    extra: document.extra,
    ...(document.withheld && { withheld: document.withheld }),
    currency: context.currency,
    timeZone: context.timeZone,
    exact: writer.exact,
    ...(Object.keys(writer.links).length > 0 && { links: writer.links }),
    ...(Object.keys(writer.ties).length > 0 && { ties: writer.ties }),
    absent,
    ...(base && { base }),
  });
  const sheetId = sheetIdFor(document.id);
  const mark = { document: document.id, template: document.template, home: sheetId, revision: document.revision };
  const main: Tab = { sheetId, title: tabTitle(document), mark, ...renderMain(writer, below, envelope) };
  return { tabs: [main, ...tableTabs], losses: writer.losses };
}
