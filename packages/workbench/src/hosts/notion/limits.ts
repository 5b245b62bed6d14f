import { invalid } from "./errors.ts";

/** Sizes that Notion refuses to exceed. @source https://developers.notion.com/reference/request-limits */
export const limits = {
  requestBytes: 500 * 1024,
  blocksPerRequest: 1000,
  itemsPerArray: 100,
  textChars: 2000,
  urlChars: 2000,
  equationChars: 1000,
  emailChars: 200,
  phoneChars: 200,
  schemaBytes: 50 * 1024,
  pageSize: 100,
  /** References in one property of a page's answer; the rest is had from the property item endpoint. */
  referencesShown: 25,
} as const;

const arrays = new Set([
  "children",
  "rich_text",
  "title",
  "caption",
  "description",
  "options",
  "multi_select",
  "relation",
  "people",
]);
const charsOf: Readonly<Record<string, number>> = {
  content: limits.textChars,
  url: limits.urlChars,
  expression: limits.equationChars,
  email: limits.emailChars,
  phone_number: limits.phoneChars,
};
/** Texts that may be absent or null but not empty. */
const neverEmpty = new Set(["url", "email", "phone_number"]);
const ids = new Set(["page_id", "database_id", "data_source_id", "block_id", "view_id"]);

/** An id with or without hyphens. */
export const idPattern = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/**
 * Where a body breaks a documented limit or holds what no type can forbid: ids that are none, dates that are none.
 *
 * Lengths are UTF-16 code units, as Notion counts them.
 */
export function limitProblems(body: unknown): readonly string[] {
  const problems: string[] = [];
  let blocks = 0;
  const walk = (value: unknown, at: string, key: string, inFormula: boolean): void => {
    if (Array.isArray(value)) {
      if (key === "children") blocks += value.length;
      if (arrays.has(key)) problems.push(...tooLong(at, value.length, limits.itemsPerArray));
      value.forEach((item, index) => walk(item, `${at}[${index}]`, "", inFormula));
    } else if (typeof value === "object" && value !== null) {
      for (const [name, item] of Object.entries(value))
        walk(item, `${at}.${name}`, name, inFormula || name === "formula");
    } else if (typeof value === "string") {
      problems.push(...textProblems(value, at, key, inFormula));
    }
  };
  walk(body, "body", "", false);
  if (blocks > limits.blocksPerRequest) {
    problems.push(`body should have ≤ \`${limits.blocksPerRequest}\` block elements, instead had \`${blocks}\`.`);
  }
  return problems;
}

function textProblems(value: string, at: string, key: string, inFormula: boolean): readonly string[] {
  const most = key === "expression" && inFormula ? undefined : charsOf[key];
  return [
    ...(most === undefined ? [] : tooLong(at, value.length, most)),
    ...(neverEmpty.has(key) && value === "" ? [`${at}.length should be ≥ \`1\`, instead was \`0\`.`] : []),
    ...(ids.has(key) && !idPattern.test(value)
      ? [`${at} should be a valid uuid, instead was \`${JSON.stringify(value)}\`.`]
      : []),
    ...((key === "start" || key === "end") && !isDate(value)
      ? [`${at} should be a valid ISO 8601 date string, instead was \`${JSON.stringify(value)}\`.`]
      : []),
  ];
}

const tooLong = (at: string, length: number, most: number): readonly string[] =>
  length <= most ? [] : [`${at}.length should be ≤ \`${most}\`, instead was \`${length}\`.`];

/** A day, or a moment with seconds or without, with an offset or without. */
export function isDate(text: string): boolean {
  const day = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text)?.[1];
  if (!day || Number.isNaN(Date.parse(text))) return false;
  // Date.parse takes the 31st of any month; the day it means must be the day that was written.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/**
 * Asserts that a database's properties together fit into its schema.
 *
 * @throws NotionError above 50 KB
 */
export function assertSchemaFits(properties: unknown): void {
  const bytes = Buffer.byteLength(JSON.stringify(properties));
  if (bytes <= limits.schemaBytes) return;
  throw invalid(`Database schema should be ≤ \`${limits.schemaBytes}\` bytes, instead was \`${bytes}\`.`);
}
