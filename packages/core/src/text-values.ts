import type { Field, Money, Person, Reference } from "./fields.ts";
import { type Label, type Language, say } from "./label.ts";

/** How a value reads as one text, the same in every host; `fromText` reads it back. */
export function toText(field: Field, value: unknown, language: Language): string {
  if (value === undefined || value === null) return "";
  switch (field.kind) {
    case "number":
      return String(value as number);
    case "percent":
      return `${decimal((value as number) * 100)}%`;
    case "money":
      return `${(value as Money).currency} ${(value as Money).amount}`;
    case "checkbox":
      return value ? say(yesNo[0], language) : say(yesNo[1], language);
    case "person":
      return personText(value as Person);
    case "people":
      return (value as readonly Person[]).map(personText).join("; ");
    case "choice":
      return optionText(field, value as string, language);
    case "choices":
      return (value as readonly string[]).map((id) => optionText(field, id, language)).join(", ");
    case "reference":
      return (value as Reference).text;
    case "references":
      return (value as readonly Reference[]).map((r) => r.text).join("; ");
    case "texts":
      return (value as readonly string[]).join("\n");
    default:
      return value as string;
  }
}
const yesNo: readonly [Label, Label] = [
  ["Yes", "是"],
  ["No", "否"],
];
/** Without the tail that binary floats leave: 0.07 × 100 is 7. */
const decimal = (n: number): string => String(Number(n.toPrecision(12)));

/** "Li Na <li@example.com>". */
export const personText = ({ name, email }: Person): string => (email ? `${name} <${email}>` : name);

/** The name of an option in a language; the id when it has none. */
export function optionText(field: Field, id: string, language: Language): string {
  const option = Object.hasOwn(field.options ?? {}, id) ? field.options?.[id] : undefined;
  return option ? option[language === "en" ? 0 : 1] : id;
}

/** The letters of a matrix cell, "A/R". */
export const cellText = (options: readonly string[] | string | undefined): string =>
  options === undefined ? "" : typeof options === "string" ? options : options.join("/");

/** What somebody typed, as a value of a field; `{ ok: false }` when it is none. Empty text is no value. */
export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false };
const read = (value: unknown): Read => ({ ok: true, value });
const unreadable: Read = { ok: false };

/**
 * Reads a text into a field's kind: option names in both languages, ids and their letters; numbers with thousands separators and full-width forms.
 * References keep only their text: the host that holds both ends resolves them.
 */
export function fromText(field: Field, typed: string): Read {
  const text = typed.normalize("NFC").trim();
  if (text === "") return read(undefined);
  switch (field.kind) {
    case "number":
      return numberIn(text);
    case "percent":
      return percentIn(text);
    case "money":
      return moneyIn(text);
    case "checkbox":
      return checkboxIn(text);
    case "date":
      return dateIn(text);
    case "instant":
      return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? read(text) : unreadable;
    case "person":
      return read(personIn(text));
    case "people":
      return read(listIn(text, /[;；、\n]/).map(personIn));
    case "choice": {
      const id = optionIn(field, text);
      return id === undefined ? unreadable : read(id);
    }
    case "choices": {
      const ids = listIn(text, /[,，;；、/\n]/).map((part) => optionIn(field, part));
      return ids.every((id) => id !== undefined) ? read(ids) : unreadable;
    }
    case "texts":
      return read(listIn(text, /\n/));
    case "reference":
      return read({ text });
    case "references":
      return read(listIn(text, /[;；\n]/).map((part) => ({ text: part })));
    default:
      return read(typed);
  }
}

const listIn = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function numberIn(text: string): Read {
  const plain = text.normalize("NFKC").replace(/,(?=\d{3})/g, "");
  return /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(plain) ? read(Number(plain)) : unreadable;
}
function percentIn(text: string): Read {
  const plain = text.normalize("NFKC");
  const n = numberIn(plain.replace(/\s*%$/, ""));
  if (!n.ok || !plain.endsWith("%")) return n;
  return read(Number(((n.value as number) / 100).toPrecision(12)));
}
function moneyIn(text: string): Read {
  const [, before, amount, after] =
    /^([A-Z]{3})?\s*(-?[\d,]+(?:\.\d+)?)\s*([A-Z]{3})?$/.exec(text.normalize("NFKC")) ?? [];
  const currency = before ?? after;
  const plain = amount?.replaceAll(",", "");
  return plain && /^-?\d/.test(plain) && currency ? read({ amount: plain, currency }) : unreadable;
}
function checkboxIn(text: string): Read {
  if (/^(yes|true|x|✓|✔|☑|是|对)$/i.test(text)) return read(true);
  return /^(no|false|✗|☐|否|-)$/i.test(text) ? read(false) : unreadable;
}
function dateIn(text: string): Read {
  const [, y, m, d] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.normalize("NFKC")) ?? [];
  if (!y || !m || !d) return unreadable;
  const iso = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? read(iso) : unreadable;
}
/** "Name <email>" or a name. */
export function personIn(text: string): Person {
  const [, name, email] = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>$/.exec(text.trim()) ?? [];
  return email ? { name: (name ?? "").trim() || email, email } : { name: text.trim() };
}
function optionIn(field: Field, text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  const options = Object.entries(field.options ?? {});
  return options.find(([id, [en, zh]]) => [id, en, zh].some((name) => name.toLowerCase() === wanted))?.[0];
}
