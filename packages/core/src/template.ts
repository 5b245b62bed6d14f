import type { Content, Patch } from "./content.ts";
import type { Document, Stored } from "./document.ts";
import type { Flow } from "./flow.ts";
import type { Language } from "./label.ts";
import { applyPatch } from "./patch.ts";
import type { Rules } from "./rule.ts";
import type { Shape } from "./shape.ts";

/** Written once, run once per language: ids, numbers, dates and people cannot drift between the English and the Chinese sample. */
export type Sample<S> = (t: (en: string, zh: string) => string) => Patch<S>;

/** Forward from version n-1 to n. Renames are data ("risks.trigger" → "risks.signal"), so that waivers and `extra` move along. */
export interface Migration {
  readonly rename?: Readonly<Record<string, string>>;
  /** After the renames; the content is as it was read, not validated. */
  readonly change?: (content: Stored) => Stored;
}

/** A kind of method document. Knows no host. */
export interface Template<S extends Shape = Shape> {
  readonly shape: S;
  readonly rules: Rules<S>;
  /** A document without findings, from the worked example. */
  readonly sample: Sample<S>;
  /** Laid over the sample: one planted fault, for people to find. */
  readonly fault?: Sample<S>;
  /** What `new` starts from, when not empty (the fixed rows of a scorecard). */
  readonly blank?: Sample<S>;
  readonly flow?: Flow<S>;
  /** Rows that follow from others. Ids are made from their cause, so running it twice adds nothing. */
  readonly generate?: (content: Content<S>, horizon: { readonly from: string; readonly until: string }) => Patch<S>;
  /** By the version they lead to. */
  readonly migrations?: Readonly<Record<number, Migration>>;
}
// Rules are contravariant in their shape, so a list of different templates can only hold them erased.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyTemplate = Template<any>;
export const defineTemplate = <S extends Shape>(template: Template<S>): Template<S> => template;

/** The day on which the samples' project is told: samples hold these days and shift them to the day they are made. */
export const sampleDay = "2027-03-01";

interface Made {
  readonly id: string;
  readonly language: Language;
  /** ISO instant. */
  readonly now: string;
  readonly title?: string;
  readonly owner?: string;
}

/** A new document: empty, or what the template starts every document with. */
export function blankDocument(template: AnyTemplate, { id, language, now, title, owner }: Made): Document {
  const { shape, blank } = template;
  const content = blank ? applyPatch(shape, {}, blank(translate(language))) : {};
  return {
    format: "parley/1",
    id,
    template: shape.id,
    templateVersion: shape.version,
    language,
    title: title ?? shape.name[language === "en" ? 0 : 1],
    ...(owner !== undefined && { owner }),
    createdAt: now,
    updatedAt: now,
    revision: 1,
    content,
    flow: { state: "draft", history: [] },
    waivers: [],
    extra: {},
  };
}

/** The template's sample as a document, its days shifted so that `today` is the day on which it was told. */
export function sampleDocument(
  template: AnyTemplate,
  made: Made & { readonly today?: string; readonly fault?: true },
): Document {
  const { shape, sample, fault } = template;
  const t = translate(made.language);
  const content = applyPatch(shape, {}, sample(t));
  const told = made.fault && fault ? applyPatch(shape, content, fault(t)) : content;
  const days = made.today === undefined ? 0 : (Date.parse(made.today) - Date.parse(sampleDay)) / 86_400_000;
  return {
    ...blankDocument(template, {
      ...made,
      title: made.title ?? t(`${shape.name[0]}: Summer Glow 618`, `夏日焕新 618 ${shape.name[1]}`),
      owner: made.owner ?? t("Li Na", "李娜"),
    }),
    content: days === 0 ? told : (shifted(told, Math.round(days)) as Stored),
  };
}
const translate = (language: Language) => (en: string, zh: string) => (language === "en" ? en : zh);

const day = /^\d{4}-\d\d-\d\d(?=$|T)/;
/** Every ISO day in a value, moved by whole days. */
function shifted(value: unknown, days: number): unknown {
  if (typeof value === "string")
    return value.replace(day, (d) => new Date(Date.parse(d) + days * 86_400_000).toISOString().slice(0, 10));
  if (Array.isArray(value)) return value.map((v) => shifted(v, days));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shifted(v, days)]));
}
