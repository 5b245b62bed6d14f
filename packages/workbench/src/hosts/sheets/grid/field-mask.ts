import { invalid } from "../errors.ts";

/** A field mask as a tree; a leaf (`true`) takes all that is below. */
export type Mask = true | { readonly [field: string]: Mask };

/**
 * Reads `a,b.c,d(e,f/g)`. "*" is everything.
 *
 * @throws GoogleError when brackets do not match or a name is none
 * @source Google APIs, "Partial responses: fields parameter"
 */
export function parseMask(text: string): Mask {
  if (text.trim() === "*") return true;
  const tree: Record<string, Mask> = {};
  for (const part of splitTop(text)) {
    const match = /^([\w*]+)(?:[./](.+)|\((.*)\))?$/s.exec(part.trim());
    if (!match?.[1]) throw invalid(`Invalid field mask: ${text}`);
    const below = match[2] ?? match[3];
    tree[match[1]] = joined(tree[match[1]], below === undefined ? true : parseMask(below));
  }
  return tree;
}

function splitTop(text: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const c of text) {
    if (c === "(") depth++;
    if (c === ")") depth--;
    if (depth < 0) break;
    if (c === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += c;
  }
  if (depth !== 0) throw invalid(`Invalid field mask: ${text}`);
  return parts;
}

function joined(a: Mask | undefined, b: Mask): Mask {
  if (a === undefined || b === true) return b;
  if (a === true) return a;
  const all: Record<string, Mask> = { ...a };
  for (const [name, below] of Object.entries(b)) all[name] = joined(all[name], below);
  return all;
}

/** The part of `value` that the mask names, copied. Lists are masked item by item. */
export function pick<T>(value: T, mask: Mask): T {
  if (mask === true || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => pick(item, mask)) as T;
  const below = mask["*"];
  const out: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    const inner = mask[name] ?? below;
    if (inner !== undefined) out[name] = pick(part as unknown, inner);
  }
  return out as T;
}

/**
 * `target` with the fields of the mask taken from `source`; a field that is absent there is cleared.
 *
 * @returns a new object; neither argument is changed
 */
export function assign<T extends object>(target: T, source: T, mask: Mask): T {
  return merged(target, source, mask) as T;
}

function merged(target: unknown, source: unknown, mask: Mask): unknown {
  if (mask === true) return source;
  const to: Record<string, unknown> = isObject(target) ? { ...target } : {};
  const from: Record<string, unknown> = isObject(source) ? source : {};
  for (const [name, below] of Object.entries(mask)) {
    const value = merged(to[name], from[name], below);
    if (value === undefined || (isObject(value) && Object.keys(value).length === 0)) delete to[name];
    else to[name] = value;
  }
  return to;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the mask reaches `path`, or lies below it: "sheets.data" for `sheets(data(rowData))` and for "*". */
export function reaches(mask: Mask, ...path: readonly string[]): boolean {
  let at: Mask | undefined = mask;
  for (const name of path) {
    if (at === true) return true;
    at = at?.[name] ?? at?.["*"];
  }
  return at !== undefined;
}

/** A mask that a request needs. @throws GoogleError when it is absent or empty */
export function requiredMask(fields: string | undefined): Mask {
  if (!fields) throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return parseMask(fields);
}
