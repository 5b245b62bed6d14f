import {
  type AnyTemplate,
  applyPatch,
  check,
  describe,
  type Document,
  type Example,
  type Facts,
  flatten,
  type Label,
  type Language,
  type Place,
  placeLabel,
  say,
  sampleDay,
  sampleDocument,
  type Shape,
} from "@parley/core";
import { valueText } from "./value-text.ts";

/** One edit of an example, to read: where, what stood there, what stands there now. */
export interface Edit {
  readonly at: string;
  readonly from: string;
  readonly to: string;
}
/** An example of a rule, to read. */
export interface ShownExample {
  readonly edits: readonly Edit[];
  /** What the rule says of it; nothing for a good one. */
  readonly finding?: string;
}

const surroundings: Facts = {
  now: `${sampleDay}T09:00:00+08:00`,
  today: sampleDay,
  people: [],
  calendar: { off: [], on: [] },
};

/** What an example changes in the template's sample, and what a rule finds there. */
export function shownExample(
  template: AnyTemplate,
  code: string,
  example: Example<Shape> & { readonly at?: Place },
  language: Language,
): ShownExample {
  const shape: Shape = template.shape;
  const sample = sampleDocument(template, { id: `${shape.id}-sample`, language, now: surroundings.now });
  const document: Document = {
    ...sample,
    content: applyPatch(shape, sample.content, example.change),
    flow: { state: example.state ?? sample.flow.state, history: example.history ?? [] },
  };
  const found = example.at && findings(template, document, example).find((one) => one.code === code);
  const finding = found && sentence(placeLabel(shape, document, found.at), describe(found), language);
  const edits = editsBetween(shape, sample, document, language);
  return { edits, ...(finding !== undefined && { finding }) };
}

function findings(template: AnyTemplate, document: Document, example: Example<Shape>): ReturnType<typeof check> {
  const { id } = template.shape as Shape;
  const day = example.today && { today: example.today, now: `${example.today}T09:00:00+08:00` };
  const settings = Object.entries(example.settings ?? {}).map(([name, value]) => [`${id}.${name}`, value as number]);
  return check(template, document, {
    facts: { ...surroundings, ...day, ...example.facts },
    documents: example.with ?? [],
    settings: Object.fromEntries(settings),
    ...(example.budget && { budget: example.budget }),
    ...(example.changeBudget && { changeBudget: example.changeBudget }),
  });
}

function editsBetween(shape: Shape, before: Document, after: Document, language: Language): readonly Edit[] {
  const [was, is] = [flatten(shape, before), flatten(shape, after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): Edit[] => {
    const [from, to] = [was.get(key), is.get(key)];
    const { at } = (to ?? from)!;
    // The order of rows follows from the rows; a row that goes or comes is told by its cells.
    if (key.includes("#") || JSON.stringify(from?.value) === JSON.stringify(to?.value)) return [];
    if (at[0] === "$flow") return [{ at: say(state, language), from: before.flow.state, to: after.flow.state }];
    const text = (value: unknown): string => valueText(shape, at, value, language);
    const place = say(placeLabel(shape, to ? after : before, at), language);
    return [{ at: place, from: text(from?.value), to: text(to?.value) }];
  });
}
/** A place with no name is the document as a whole. */
const sentence = (place: Label, said: Label, language: Language): string =>
  say(place, language) === ""
    ? say(said, language)
    : say([`${place[0]}: ${said[0]}`, `${place[1]}：${said[1]}`], language);
const state: Label = ["State", "状态"];
