import type { Field, Person } from "../fields.ts";
import { fromText, personIn } from "../text-values.ts";
import { dayIn } from "./dates.ts";
import { levelIn } from "./levels.ts";
import { optionIn } from "./option-words.ts";
import { namesIn } from "./raci/names.ts";

/** A cell as a value of a field. */
export interface ReadValue {
  readonly value: unknown;
  /** The value says all that the cell says; else the cell is kept in `extra` too. */
  readonly whole: boolean;
  /** Read by a rule of thumb. */
  readonly guess?: true;
}
const nothing = /^[^\p{L}\p{N}?？⭐★●✓✔√☑✗✘☐]*$|^(?:n\/?a|n\.a\.?|none|nil|tbd|tba|无|無|待定|不适用)$/iu;

/**
 * True for a cell that says there is nothing: empty, dashes, n/a. Text fields keep such a text; other kinds have no
 * value.
 */
export const saysNothing = (text: string): boolean => nothing.test(text.trim());

/**
 * Reads what somebody wrote into a field's kind, more kindly than a form would: levels in words, days with a month's
 * name or a remark, options under
 * other names, money with its sign.
 *
 * @returns `undefined` when it cannot be read
 */
export function readValue(field: Field, text: string): ReadValue | undefined {
  switch (field.kind) {
    case "text":
    case "longText":
      return { value: text, whole: true };
    case "texts":
      return { value: text.split("\n").filter((line) => line.trim() !== ""), whole: true };
    case "url":
      return { value: text, whole: true };
    case "number":
      return numberIn(field, text);
    case "percent":
    case "checkbox":
    case "instant": {
      const found = fromText(field, text);
      return found.ok && found.value !== undefined ? { value: found.value, whole: true } : undefined;
    }
    case "money":
      return moneyIn(text);
    case "date": {
      const found = dayIn(text);
      return found && { value: found.day, whole: found.whole };
    }
    case "person":
      return { value: personOf(text), whole: !text.startsWith("@") };
    case "people": {
      const { names, more } = namesIn(text);
      return names.length > 0 ? { value: names.map(personOf), whole: !more } : undefined;
    }
    case "choice": {
      const found = optionIn(field, text);
      return found && { value: found.id, whole: found.whole };
    }
    case "choices": {
      const found = namesIn(text).names.map((name) => optionIn(field, name));
      const ids = found.flatMap((option) => (option ? [option.id] : []));
      if (ids.length === 0) return undefined;
      return { value: [...new Set(ids)], whole: found.every((option) => option?.whole) };
    }
    case "reference":
      return { value: { text }, whole: true };
    case "references":
      return { value: partsOf(text).map((part) => ({ text: part })), whole: true };
  }
}

const personOf = (text: string): Person => personIn(text.replace(/^@/, "").replace(/\s+/g, " "));
const partsOf = (text: string): readonly string[] =>
  text
    .split(/[,，;；、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function numberIn(field: Field, text: string): ReadValue | undefined {
  if (field.min === 1 && field.max === 5) {
    const found = levelIn(text);
    return found && { value: found.level, whole: found.whole && !found.guess, ...(found.guess && { guess: true }) };
  }
  const plain = text
    .normalize("NFKC")
    .replaceAll(/,(?=\d{3})/g, "")
    .trim();
  const found = /^([-+]?\d{1,15}(?:\.\d{1,10})?)(?![\d.])/.exec(plain);
  if (!found) return undefined;
  const rest = plain.slice(found[0].length).trim();
  return /^[/\d–-]/.test(rest) ? undefined : { value: Number(found[1]), whole: rest === "" };
}

const currencies: readonly (readonly [string, RegExp])[] = [
  ["CNY", /¥|￥|cny|rmb|元|人民币/i],
  ["USD", /us\$|usd|\$/i],
  ["EUR", /€|eur/i],
  ["GBP", /£|gbp/i],
];
const scales: Readonly<Record<string, number>> = { k: 3, m: 6, bn: 9, 万: 4, 亿: 8, 千: 3 };

const sum = new RegExp(
  "(?<![\\d.])(?<sign>[-+]?) ?(?:[A-Za-z]{0,3}[$¥€£]|[A-Z]{3})? ?" +
    "(?<n>\\d{1,15}(?:\\.\\d{1,4})?) ?(?<scale>bn|[km万亿千](?![a-z]))?",
  "iu",
);
/** "$2K", "¥60,000", "6 万元", "EUR 12.50"; without a currency it is no money. */
function moneyIn(text: string): ReadValue | undefined {
  const plain = text.normalize("NFKC").replaceAll(/,(?=\d{3})/g, "");
  const found = sum.exec(plain);
  const currency = currencies.find(([, pattern]) => pattern.test(plain))?.[0];
  const { sign, n, scale } = found?.groups ?? {};
  if (!found || !currency || n === undefined) return undefined;
  const amount = shifted(n, scale === undefined ? 0 : (scales[scale.toLowerCase()] ?? 0));
  const rest = plain.replace(found[0], "").replace(/元|人民币|rmb|[$¥€£]|us\$|usd|cny|eur|gbp/gi, "");
  return { value: { amount: `${sign === "-" ? "-" : ""}${amount}`, currency }, whole: !/[\p{L}\p{N}]/u.test(rest) };
}
/** Moves the point of a decimal written as text: no binary float comes near money. */
function shifted(decimal: string, places: number): string {
  const [whole = "", fraction = ""] = decimal.split(".");
  const moved = whole + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const digits = moved.replace(/^0+(?=\d)/, "");
  return rest === "" ? digits : `${digits}.${rest}`;
}
