import { digest, ParleyError } from "@parley/core";
import { sendable } from "./formula-links.ts";
import { limits } from "./limits.ts";
import { isLinkKey } from "./links.ts";
import { titleColumn } from "./layout.ts";
import { matchProperties, type Matched } from "./match.ts";
import type { Property } from "./native.ts";
import type { PropertyConfigs } from "./port.ts";
import { isBlank, sameValue, textOf, type Value, type Values } from "./value.ts";

/** What has to change in one page, and in its data source before that. */
export interface ValueDiff {
  /** By property id, or by name where the property is yet to be made. */
  readonly values: Values;
  /** Properties that have to be there, or to have their type again, for that. */
  readonly properties: readonly Property[];
  /** Something that a document says differs, not just what follows from it. */
  readonly essential: boolean;
}

/** Keys of what follows from a document, or serves Parley alone. */
export const isOwn = (key: string | undefined): boolean =>
  key === undefined || key.startsWith("#") || key.startsWith("=");

/**
 * Compares a page that stands there with what is wanted.
 *
 * @param there  values as they stand, relations by row like the wanted ones
 * @param alike  the same, with relations that mean the same row of another document: they are put right, but say nothing new
 */
export function diffValues(
  wanted: readonly Property[],
  values: Values,
  matched: Matched,
  there: Values,
  alike: Values = there,
): ValueDiff {
  const changed: [string, Value][] = [];
  const properties: Property[] = [];
  let essential = false;
  for (const property of wanted) {
    const value = Object.hasOwn(values, property.name) ? values[property.name] : undefined;
    if (value === undefined || value.type === "other") continue;
    const found = matched.property(property.key ?? "");
    const now = found && there[found.name];
    // A row is given a title once; what people make of it is theirs.
    if (property.key === titleColumn && !isBlank(now)) continue;
    if (found && now?.type !== value.type ? now !== undefined && textOf(now) === textOf(value) : sameValue(now, value))
      continue;
    if (!found || now?.type !== value.type) properties.push(property);
    changed.push([found?.id ?? found?.name ?? property.name, value]);
    // A page without a state is read as a draft: writing that down says nothing new.
    const isSupposed = property.key === "$state" && isBlank(now);
    const isAlike = found !== undefined && sameValue(alike[found.name], value);
    essential ||= !isOwn(property.key) && !isSupposed && !isAlike;
  }
  return { values: Object.fromEntries(changed), properties, essential };
}

/** What is remembered of a data source's properties. */
export interface Remembered {
  readonly ids: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
  readonly formulas: Readonly<Record<string, string>>;
}

/** @param there  the properties that stand or are made, which formulas may speak of */
export const formulaDigests = (there: readonly Property[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    there.flatMap((property) => {
      const formula = property.type === "formula" ? sendable(property, there) : undefined;
      return formula ? [[property.key ?? "", digest(formula.config)]] : [];
    }),
  );
/** The names of properties that follow a row's name. */
export const givenNames = (properties: readonly Property[]): Readonly<Record<string, string>> =>
  Object.fromEntries(properties.filter(({ key = "" }) => isCellKey(key)).map(({ key = "", name }) => [key, name]));
/** Keys of matrix columns, which follow rows. */
const isCellKey = (key: string): boolean => key.includes("/") && !isLinkKey(key);

/**
 * What has to change in a data source: properties that were never made, names that follow a renamed row, formulas that changed, matrix
 * columns whose row is gone. What people renamed, removed or added stays as they have it. Relations to other documents are `linkConfigs`' part.
 *
 * @param needed  properties that values are waiting for
 * @param links  relations to other documents that stand, or are made along
 */
export function diffProperties(
  wanted: readonly Property[],
  there: readonly Property[],
  remembered: Remembered,
  needed: readonly Property[],
  links: readonly Property[] = [],
): PropertyConfigs {
  const matched = matchProperties(wanted as readonly { key: string; name: string }[], there, remembered.ids);
  const isMade = (property: Property): boolean =>
    needed.includes(property) || !(property.spare || Object.hasOwn(remembered.ids, property.key ?? ""));
  const own = wanted.filter(({ key }) => !isLinkKey(key));
  const present = [...own.filter((p) => matched.property(p.key ?? "") !== undefined || isMade(p)), ...links];
  const isRenamed = ({ key = "", name }: Property): boolean =>
    isCellKey(key) && Object.hasOwn(remembered.ids, key) && remembered.names[key] !== name;
  // Formulas go along with the new names.
  const renamed = new Set(own.filter(isRenamed).map(({ key }) => key));
  const named: Matched = { ...matched, property: (key) => (renamed.has(key) ? undefined : matched.property(key)) };
  const changes: [string, Readonly<Record<string, unknown>> | null][] = [];
  for (const property of own) {
    const { key = "", name, type } = property;
    const found = matched.property(key);
    const config = sendable(property, present, named)?.config;
    if (!config) continue;
    if (!found) {
      if (isMade(property)) changes.push([name, config]);
      continue;
    }
    const isNewFormula =
      type === "formula" &&
      found.type === "formula" &&
      remembered.formulas[key] !== digest(sendable(property, present)?.config);
    const change = {
      ...(isRenamed(property) && found.name !== name && { name }),
      ...((isNewFormula || (needed.includes(property) && found.type !== type)) && config),
    };
    if (Object.keys(change).length > 0) changes.push([found.id ?? found.name, change]);
  }
  const keys = new Set(wanted.map(({ key }) => key));
  for (const [key, id] of Object.entries(remembered.ids)) {
    if (isCellKey(key) && !keys.has(key) && there.some((p) => p.id === id)) changes.push([id, null]);
  }
  return Object.fromEntries(changes);
}

/**
 * Values in groups that each fit a request.
 *
 * @throws ParleyError "limit-exceeded" for a single text that fits none
 */
export function inRequests(values: Values): readonly Values[] {
  const groups: [string, Value][][] = [];
  let used = 0;
  for (const [name, value] of Object.entries(values)) {
    const bytes = sizeOf(name, value);
    const last = groups.at(-1);
    if (!last || used + bytes > limits.requestBytes) {
      groups.push([[name, value]]);
      used = bytes;
    } else {
      last.push([name, value]);
      used += bytes;
    }
  }
  return groups.map((group) => Object.fromEntries(group));
}

/** Of JSON in UTF-8: three bytes for a character beyond Latin, six for a control character. */
function sizeOf(name: string, value: Value): number {
  const text = isBlank(value) ? "" : textOf(value);
  const bytes = jsonBytes(text) + jsonBytes(name) + Math.ceil(text.length / limits.pieceChars) * 40 + 100;
  if (text.length > limits.textChars || bytes > limits.requestBytes) throw tooLong(name, text.length);
  return bytes;
}

/** Bytes of a text as JSON in UTF-8. */
export function jsonBytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) bytes += code < 0x20 ? 6 : 3;
    else bytes += code < 0x80 ? (code === 0x22 || code === 0x5c ? 2 : 1) : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

export function tooLong(name: string, chars: number): ParleyError {
  return new ParleyError("limit-exceeded", {
    found: [`text of ${chars} characters in “${name}”`, `“${name}”中有 ${chars} 个字符的文本`],
    expected: [
      `at most ${limits.textChars}, as much as one request to Notion holds`,
      `不超过 ${limits.textChars} 个字符（Notion 单次请求的上限）`,
    ],
    next: ["Shorten the text and run it again", "请缩短文本后重试"],
    host: "notion",
  });
}

/** Room that the places of a document's tables take in its envelope, which are known only when they are made. */
const placesChars = 20_000;

/**
 * Asserts that a document's envelope fits its property, and the request that writes it.
 *
 * @throws ParleyError "limit-exceeded"
 */
export function assertFits(document: string, text: string): void {
  if (text.length <= limits.envelopeChars - placesChars && jsonBytes(text) <= limits.requestBytes - placesChars) return;
  throw new ParleyError("limit-exceeded", {
    found: [
      `document “${document}” with notes of ${text.length} characters`,
      `文档“${document}”的附注有 ${text.length} 个字符`,
    ],
    expected: [
      `at most ${limits.envelopeChars - placesChars}, as much as a property in Notion holds`,
      `不超过 ${limits.envelopeChars - placesChars} 个字符（Notion 单个属性的上限）`,
    ],
    next: ["Split the document in two", "请将文档拆分为两份"],
    host: "notion",
  });
}
