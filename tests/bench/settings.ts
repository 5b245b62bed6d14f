import type { AnyTemplate, Document, Project, Shape } from "@parley/core";
import { parse, projectOf, sampleDocument } from "@parley/core";
import { templates } from "@parley/core/registry";
import { documentOf, now } from "./documents.ts";

/** What a benchmark is told on its command line. */
export interface Settings {
  readonly sizes: readonly number[];
  /** Measured rounds; when not given, fewer for larger documents. */
  readonly rounds?: number;
  readonly templates: readonly string[];
}

/** A benchmark: figures as data, and how they read. */
export interface Bench {
  readonly about: string;
  readonly sizes: readonly number[];
  readonly run: (settings: Settings) => { readonly figures: unknown; readonly text: string };
}

/** Where rows come by the thousand. */
export const usualTemplates: readonly string[] = ["raci-matrix", "communication-plan", "risk-register"];

export const templateOf = (id: string): AnyTemplate | undefined =>
  templates.find((template) => (template.shape as Shape).id === id);

/** How many rounds a size gets: enough for a median, few enough to end. */
export function roundsFor(rows: number): number {
  if (rows <= 1000) return 15;
  return rows <= 10_000 ? 9 : 5;
}

/** A document with what it is judged in: the project's own document beside it. */
export interface Case {
  /** As it comes from a file. */
  readonly json: { readonly content: unknown };
  /** As `parse` reads it. */
  readonly document: Document;
  readonly project: Project;
}

/** One English and one Chinese document of a size: times are told per document. */
export function casesOf(template: AnyTemplate, rows: number, faultEvery: number): readonly Case[] {
  return (["en", "zh"] as const).map((language) => {
    const made = documentOf(template, { language, rows, faultEvery });
    const around = sampleDocument(templateOf("project")!, { id: "project", language, now });
    const json = JSON.parse(JSON.stringify(made)) as Case["json"];
    const parsed = parse(json, templateOf);
    if (!parsed.ok) throw new Error(`Unexpected problems in ${made.id}, expected a document that parses`);
    return { json, document: parsed.document, project: projectOf([parsed.document, around], now) };
  });
}

/** The sizes over which growth is fitted: the larger half, at least two of them. */
export const largerSizes = (sizes: readonly number[]): readonly number[] =>
  [...sizes].sort((a, b) => a - b).slice(-Math.max(2, Math.ceil(sizes.length / 2)));
