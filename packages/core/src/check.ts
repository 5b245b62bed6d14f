import { configured } from "./configured.ts";
import type { Content, SettingsOf } from "./content.ts";
import type { Document, Waiver } from "./document.ts";
import { fill } from "./fill.ts";
import { keyOf } from "./flatten.ts";
import { genericFindings, genericRules } from "./generic-rules.ts";
import { canonical, hashOf } from "./hash.ts";
import { compareInstants } from "./instant.ts";
import type { Label } from "./label.ts";
import type { Project } from "./project.ts";
import { requiredFindings } from "./required.ts";
import type { Context, Finding, Found, Rule, Rules } from "./rule.ts";
import { parts, type Shape } from "./shape.ts";
import type { AnyTemplate } from "./template.ts";

/** A waiver holds for what was seen: when the fact changes, the finding comes back. */
export const seenHash = (f: { readonly code: string; readonly found: Label }): string =>
  hashOf(canonical([f.code, f.found[0]])).slice(0, 12);

/** Every finding of a document: what is missing, the generic rules, then the template's, in their order. Values, never thrown. */
export function check(template: AnyTemplate, document: Document, project: Project): readonly Finding[] {
  const shape = configured(template.shape as Shape, project.settings);
  const rules = template.rules as Rules<Shape>;
  const { today } = project.facts;
  const content = fill(shape, document.content, today) as Content<Shape>;
  const out: Finding[] = [];
  const waivers = waiversOf(document);
  const say = (code: string, rule: Stated, found: Found<Shape>): void =>
    void out.push(toFinding(code, rule, found, document, waivers));

  for (const { code, ...found } of requiredFindings(shape, document, content, today))
    say(code, (rules as Readonly<Record<string, Rule<Shape>>>)[code] ?? genericRules["G-01"], found);
  for (const { code, ...found } of genericFindings({ shape, document, content, project }))
    say(code, genericRules[code], found);
  const context = contextOf(shape, document, project);
  for (const [code, rule] of Object.entries(rules))
    rule.check?.(content, { ...context, report: (found) => say(code, rule, found) });
  return out;
}

type Stated = Pick<Rule<Shape>, "severity" | "title" | "expected" | "was">;
function toFinding(code: string, rule: Stated, found: Found<Shape>, document: Document, waivers: Waivers): Finding {
  const { at, span, also, fix } = found;
  const waived = waivers.size > 0 ? waiverFor(code, rule, found, waivers) : undefined;
  return {
    code,
    severity: rule.severity,
    document: document.id,
    at: at as Finding["at"],
    found: found.found,
    expected: found.expected ?? rule.expected ?? rule.title,
    ...(span && { span }),
    ...(also && { also: also as readonly Finding["at"][] }),
    ...(fix && { fix: fix as NonNullable<Finding["fix"]> }),
    ...(waived && { waived }),
  };
}

/** By place: a document may have as many waivers as findings. */
type Waivers = ReadonlyMap<string, readonly Waiver[]>;
function waiversOf({ waivers }: Document): Waivers {
  const byPlace = new Map<string, Waiver[]>();
  for (const waiver of waivers) {
    const known = byPlace.get(keyOf(waiver.at));
    if (known) known.push(waiver);
    else byPlace.set(keyOf(waiver.at), [waiver]);
  }
  return byPlace;
}
const waiverFor = (code: string, rule: Stated, { at, found }: Found<Shape>, waivers: Waivers): Waiver | undefined =>
  waivers
    .get(keyOf(at as Finding["at"]))
    ?.find((w) => (w.code === code || rule.was?.includes(w.code)) && w.seen === seenHash({ code: w.code, found }));

function contextOf(shape: Shape, document: Document, project: Project): Omit<Context<Shape>, "report"> {
  const { today } = project.facts;
  const others = (id: string): Document[] =>
    project.documents
      .filter((d) => d.template === id && d.id !== document.id)
      .sort((a, b) => compareInstants(a.createdAt, b.createdAt));
  const typed = <O extends Shape>(of: O, d: Document): Content<O> & { readonly $: Document } => ({
    ...(fill(configured(of, project.settings), d.content, today) as Content<O> & object),
    $: d,
  });
  const settings = Object.entries(parts(shape).settings).map(([name, [value]]) => [
    name,
    project.settings?.[`${shape.id}.${name}`] ?? value,
  ]);
  return {
    ...project.facts,
    document,
    project,
    settings: Object.fromEntries(settings) as SettingsOf<Shape>,
    all: (of) => others(of.id).map((d) => typed(of, d)),
    earlier: () =>
      others(shape.id)
        .filter((d) => compareInstants(d.createdAt, document.createdAt) < 0)
        .map((d) => typed(shape, d)),
    missing: (...shapes) => shapes.some((of) => others(of.id).length === 0),
  };
}

/** Findings that stand: waived ones are listed elsewhere. */
export const standing = (findings: readonly Finding[]): readonly Finding[] => findings.filter((f) => !f.waived);
/** True when something blocks: an error nobody accepted. */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some((f) => f.severity === "error" && !f.waived);
