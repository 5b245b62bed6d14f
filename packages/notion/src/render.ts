import {
  say,
  type AnyTemplate,
  type Document,
  type HostContext,
  type Label,
  type Language,
  type Loss,
  type Shape,
  type Standing,
} from "@parley/core";
import { documentColumns, isStatic } from "./layout.ts";
import { markerText } from "./marker.ts";
import type { DocumentDatabase, DocumentPage, Native } from "./native.ts";
import { findingsOf, projectAt } from "./findings.ts";
import { linkable } from "./gathering.ts";
import { renderDocument } from "./render-document.ts";
import { toProperty } from "./row-values.ts";

interface Group {
  readonly template: AnyTemplate | undefined;
  readonly id: string;
  readonly language: Language;
  readonly pages: DocumentPage[];
}

/**
 * Documents as the databases and pages that are wanted: one database for each template and language, a row and page for each document,
 * a database inside it for each of its tables. Pure.
 *
 * Documents of templates that this version does not know are named and nothing more: they stand as they are.
 */
export function render(
  standing: readonly Standing[],
  context: HostContext,
): { readonly native: Native; readonly losses: readonly Loss[] } {
  const groups = new Map<string, Group>();
  const losses: Loss[] = [];
  const targets = linkable(standing, context.template);
  // A copy would be counted as a document of its own.
  const live = standing.flatMap(({ document, trashed, copyOf }) => (trashed || copyOf !== undefined ? [] : [document]));
  const project = projectAt(live, context);
  for (const one of standing) {
    const { document } = one;
    const template = context.template(document.template);
    const name = `${document.template}/${document.language}`;
    const group = groups.get(name) ?? { template, id: document.template, language: document.language, pages: [] };
    groups.set(name, group);
    if (!template) {
      group.pages.push({ key: document.id, values: {}, tables: [], opaque: true });
      continue;
    }
    const rendered = renderDocument(template, one, context, {
      targets,
      ...(context.audience === "team" && { findings: (shown: Document) => findingsOf(template, shown, project) }),
    });
    group.pages.push(rendered.page);
    losses.push(...rendered.losses, ...staticLosses(template, document.id, document.language, context.currency));
  }
  return { native: { databases: [...groups.values()].map((group) => databaseOf(group, context.currency)) }, losses };
}

function databaseOf({ template, id, language, pages }: Group, currency: string): DocumentDatabase {
  if (!template) return { template: id, language, title: "", properties: [], documents: pages };
  const shape: Shape = template.shape;
  return {
    template: shape.id,
    language,
    title: say(shape.name, language),
    label: shape.name,
    description: `${say(shape.purpose, language)}\n${markerText(shape.id, language)}`,
    properties: documentColumns(template, language, currency).map(toProperty),
    documents: pages,
  };
}

const staticReason: Label = [
  "As of this push: a formula in Notion sees the rows of a table only through a relation to each of them",
  "推送时的值：Notion 公式须与每一行建立关联，才能汇总表格中的行",
];

const staticLosses = (template: AnyTemplate, document: string, language: Language, currency: string): readonly Loss[] =>
  documentColumns(template, language, currency)
    .filter(isStatic)
    .map(({ key }) => ({
      document,
      at: [key.slice(1)],
      kind: "static-number",
      detail: staticReason,
      kept: "nowhere",
    }));
