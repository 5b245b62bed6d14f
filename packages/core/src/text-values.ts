import type { Field, Money, Person, Reference } from "./fields.ts";
import { isInstant } from "./instant.ts";
import { itemTexts, joined } from "./item-list.ts";
import { type Label, type Language, say } from "./label.ts";
import { dayIn, moneyIn, moneyText, numberIn, percentIn, percentText } from "./number-text.ts";
import { choicesIn, choicesText, choiceText, optionIn } from "./option-text.ts";
import { peopleIn, peopleText, personIn, personText } from "./person-text.ts";

export { cellText, optionText } from "./option-text.ts";
export { personIn, personText } from "./person-text.ts";

const lines: ReadonlySet<string> = new Set("\n");
const links: ReadonlySet<string> = new Set(";；\n");

/**
 * How a value reads as one text, the same in every host. `fromText` reads it back to the same value, but for what a text does not show: a person's account
 * ids, and where a reference points. Items that a separator would tear stand in quotes.
 */
export function toText(field: Field, value: unknown, language: Language): string {
  if (value === undefined || value === null) return "";
  switch (field.kind) {
    case "number":
      return String(value as number);
    case "percent":
      return percentText(value as number);
    case "money":
      return moneyText(value as Money);
    case "checkbox":
      return say(value ? yes : no, language);
    case "person":
      return personText(value as Person, language);
    case "people":
      return peopleText(value as readonly Person[], language);
    case "choice":
      return choiceText(field, value as string, language);
    case "choices":
      return choicesText(field, value as readonly string[], language);
    case "reference":
      return linkText(value as Reference);
    case "references":
      return joined((value as readonly Reference[]).map(linkText), "; ", links);
    case "texts":
      return joined(value as readonly string[], "\n", lines);
    default:
      return value as string;
  }
}
const yes: Label = ["Yes", "是"];
const no: Label = ["No", "否"];
const linkText = ({ text, row, document }: Reference): string => text || (row ?? document ?? "");

/** What somebody typed, as a value of a field; `{ ok: false }` when it is none. Empty text is no value. */
export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false };
const read = (value: unknown): Read => ({ ok: true, value });
const readList = (values: readonly unknown[]): Read => read(values.length > 0 ? values : undefined);
const orUnreadable = (value: unknown): Read => (value === undefined ? { ok: false } : read(value));

/**
 * Reads a text into a field's kind: option names in both languages, ids and their letters; numbers with thousands separators and full-width forms. Texts
 * are taken as they stand, spaces and all. References keep only their text: the host that holds both ends resolves them.
 */
export function fromText(field: Field, typed: string): Read {
  const isText = field.kind === "text" || field.kind === "longText" || field.kind === "url";
  if (typed === "" || (!isText && typed.trim() === "")) return read(undefined);
  switch (field.kind) {
    case "number":
      return orUnreadable(numberIn(typed));
    case "percent":
      return orUnreadable(percentIn(typed));
    case "money":
      return orUnreadable(moneyIn(typed));
    case "checkbox":
      return orUnreadable(checkboxIn(typed.trim()));
    case "date":
      return orUnreadable(dayIn(typed));
    case "instant":
      return orUnreadable(isInstant(typed.trim()) ? typed.trim() : undefined);
    case "person":
      return read(personIn(typed));
    case "people":
      return readList(peopleIn(typed));
    case "choice":
      return orUnreadable(optionIn(field, typed));
    case "choices": {
      const ids = choicesIn(field, typed);
      return ids ? readList(ids) : orUnreadable(ids);
    }
    case "texts":
      return readList(itemTexts(typed, lines));
    case "reference":
      return read({ text: typed });
    case "references":
      return readList(itemTexts(typed, links).map((text) => ({ text })));
    default:
      return read(typed);
  }
}

function checkboxIn(text: string): boolean | undefined {
  if (/^(yes|true|x|✓|✔|☑|是|对)$/i.test(text)) return true;
  return /^(no|false|✗|☐|否|-)$/i.test(text) ? false : undefined;
}
