import { check } from "../check.ts";
import type { Document } from "../document.ts";
import type { Language } from "../label.ts";
import { applyPatch } from "../patch.ts";
import type { Example, Facts, Finding, Rules } from "../rule.ts";
import type { Shape } from "../shape.ts";
import { type AnyTemplate, sampleDay, sampleDocument } from "../template.ts";

const nobody: Facts = {
  now: `${sampleDay}T09:00:00+08:00`,
  today: sampleDay,
  people: [],
  calendar: { off: [], on: [] },
};
/** How many examples ran, and one line for each that did not do what it says. */
export interface ExampleResult {
  readonly examples: number;
  readonly failures: readonly string[];
}
type Judged = Example<Shape> & { readonly at?: readonly string[] };

/**
 * The one generic test of a template: the sample is clean in both languages, each bad example brings its finding at its place, each good one does not,
 * each fix mends its finding and brings no new error.
 */
export function runExamples(template: AnyTemplate): ExampleResult {
  const results = (["en", "zh"] as const).map((language) => runIn(template, language));
  return {
    examples: results.reduce((n, r) => n + r.examples, 0),
    failures: results.flatMap((r) => r.failures),
  };
}

function runIn(template: AnyTemplate, language: Language): ExampleResult {
  const shape: Shape = template.shape;
  const sample = sampleDocument(template, { id: `${shape.id}-sample`, language, now: nobody.now });
  const failures = judge(template, sample).map(
    (f) => `${shape.id} sample ${language}: ${f.code} at ${f.at.join(".")}: ${f.found[0]}`,
  );
  let examples = 0;
  for (const [code, rule] of Object.entries(template.rules as Rules<Shape>))
    for (const example of [...(rule.good ?? []), ...rule.bad] as Judged[]) {
      examples++;
      const document: Document = {
        ...sample,
        content: applyPatch(shape, sample.content, example.change),
        flow: { state: example.state ?? sample.flow.state, history: example.history ?? [] },
      };
      failures.push(...runExample(template, code, document, example).map((line) => `${code} ${language}: ${line}`));
    }
  return { examples, failures };
}

const keyOf = (f: Finding): string => `${f.code} ${f.at.join(".")}`;

function runExample(template: AnyTemplate, code: string, document: Document, example: Judged): string[] {
  const before = judge(template, document, example);
  const hits = before.filter((f) => f.code === code);
  const places = hits.map((f) => f.at.join(".")).join() || "nothing";
  if (!example.at) return hits.length > 0 ? [`found ${places}, expected nothing`] : [];
  const hit = hits.find((f) => f.at.join(".") === example.at!.join("."));
  if (!hit) return [`found ${places}, expected ${example.at.join(".")}`];
  if (!hit.fix) return [];
  const fixed = { ...document, content: applyPatch(template.shape as Shape, document.content, hit.fix.patch as never) };
  const after = judge(template, fixed, example);
  const known = new Set(before.map(keyOf));
  return [
    ...(after.some((f) => keyOf(f) === keyOf(hit)) ? ["the fix does not mend it"] : []),
    ...after.filter((f) => f.severity === "error" && !known.has(keyOf(f))).map((f) => `the fix brings ${keyOf(f)}`),
  ];
}

function judge(template: AnyTemplate, document: Document, example: Partial<Example<Shape>> = {}): readonly Finding[] {
  const { id } = template.shape as Shape;
  const day = example.today && { today: example.today, now: `${example.today}T09:00:00+08:00` };
  const settings = Object.entries(example.settings ?? {}).map(([name, value]) => [`${id}.${name}`, value as number]);
  return check(template, document, {
    facts: { ...nobody, ...day, ...example.facts },
    documents: example.with ?? [],
    settings: Object.fromEntries(settings),
    ...(example.budget && { budget: example.budget }),
    ...(example.changeBudget && { changeBudget: example.changeBudget }),
  });
}
