import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { clipped, type Label, ParleyError, parts, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { FileFailure, systemCode } from "../failure.ts";
import { isThere, readText } from "../files.ts";
import { knownCodes } from "../known-rules.ts";
import { nearest } from "../nearest.ts";
import { type Config, configSchema, noConfig } from "./config.ts";

const fileName = ".parleyrc.json";

/**
 * The configuration for a folder: `.parleyrc.json`, or `parley` in package.json, there or in the nearest folder above
 * it, up to the repository's own.
 *
 * @param named  a file that somebody named; then nothing is searched
 * @throws FileFailure about the file and the first place that does not fit
 */
export async function readConfig(folder: string, named?: string): Promise<Config> {
  if (named !== undefined) return parsed(named, await readText(named).catch((error: unknown) => failed(named, error)));
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = shown(join(at, fileName));
    if (await isThere(path)) return parsed(path, await readText(path).catch((error: unknown) => failed(path, error)));
    const inPackage = await packageKey(shown(join(at, "package.json")));
    if (inPackage) return inPackage;
    if (at === dirname(at) || (await isThere(join(at, ".git")))) return noConfig;
  }
}

/** As a user would name it from here. */
const shown = (path: string): string => relative(process.cwd(), path);

function failed(path: string, cause: unknown): never {
  throw new FileFailure(path, cause);
}

/** Another tool's package.json is none of our business: what cannot be read there is passed over. */
async function packageKey(path: string): Promise<Config | undefined> {
  let json: unknown;
  try {
    json = JSON.parse((await readFile(path, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    if (systemCode(error) !== undefined || error instanceof SyntaxError) return undefined;
    throw error;
  }
  const isObject = typeof json === "object" && json !== null && Object.hasOwn(json, "parley");
  return isObject ? checked(path, (json as { readonly parley: unknown }).parley) : undefined;
}

function parsed(path: string, text: string): Config {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FileFailure(path, invalid(["malformed JSON", "格式错误的 JSON"], ["an object", "一个对象"], [why, why]));
  }
  return checked(path, json);
}

function checked(path: string, json: unknown): Config {
  const result = configSchema.safeParse(json);
  if (!result.success) throw new FileFailure(path, problem(result.error.issues[0] as Issue, json));
  const { language, severities = {}, thresholds = {}, exceptions = [], waivers = [] } = result.data;
  const named = [...Object.keys(severities).map((code) => ["severities", code] as const), ...codesOf(waivers)];
  for (const [at, code] of named) known(path, at, code, knownCodes(), ["a rule's code", "规则编号"]);
  for (const name of Object.keys(thresholds)) known(path, "thresholds", name, thresholdNames(), aThreshold);
  return { path, severities, thresholds, exceptions, waivers, ...(language && { language }) };
}
const codesOf = (waivers: readonly { readonly code: string }[]): readonly (readonly [string, string])[] =>
  waivers.map(({ code }, i) => [`waivers.${i}.code`, code] as const);
const aThreshold: Label = ["a threshold of a template", "模板的阈值名"];
const thresholdNames = (): readonly string[] =>
  templates.flatMap(({ shape }) => Object.keys(parts(shape as Shape).settings).map((name) => `${shape.id}.${name}`));

function known(path: string, at: string, name: string, all: readonly string[], expected: Label): void {
  if (all.includes(name)) return;
  const near = nearest(name, all);
  const text = clipped(name, 60);
  throw new FileFailure(
    path,
    invalid([`"${text}" in ${at}`, `${at} 中的“${text}”`], near ? [`"${near}"`, `“${near}”`] : expected),
  );
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
}
function problem(issue: Issue, json: unknown): ParleyError {
  const at = issue.path.join(".");
  const where = (label: Label): Label => (at === "" ? label : [`${label[0]} in ${at}`, `${at} 中的${label[1]}`]);
  const [key] = issue.keys ?? [];
  if (key !== undefined) {
    const names = at === "" ? topNames : waiverNames;
    const near = nearest(key, names);
    const expected: Label = near
      ? [`"${near}"`, `“${near}”`]
      : [`one of ${names.join(", ")}`, `${names.join("、")} 之一`];
    return invalid(where([`"${clipped(key, 60)}"`, `“${clipped(key, 60)}”`]), expected);
  }
  const value = issue.path.reduce<unknown>(
    (of, name) => (of as Record<PropertyKey, unknown> | undefined)?.[name],
    json,
  );
  const text = value === undefined ? undefined : clipped(JSON.stringify(value), 60);
  const found: Label = text === undefined ? ["nothing", "空白"] : [text, text];
  const wanted = issue.values?.map(String).join(", ") ?? issue.expected;
  const expected: Label =
    wanted === undefined
      ? /\.(?:on|until)$/.test(at)
        ? aDay
        : aText
      : [`${wanted}`, issue.values ? `${wanted} 之一` : wanted];
  return invalid(where(found), expected);
}
const topNames = ["language", "severities", "thresholds", "exceptions", "waivers"];
const waiverNames = ["code", "file", "at", "reason", "by", "on", "until"];
const aDay: Label = ["a day such as 2027-06-20", "日期，如 2027-06-20"];
const aText: Label = ["a text that is not blank", "非空文本"];

const invalid = (found: Label, expected: Label, next?: Label): ParleyError =>
  new ParleyError("invalid-document", { found, expected, ...(next && { next }) });
