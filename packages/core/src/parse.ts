import * as z from "zod/mini";
import { type Document, type Entry, type Json, type Place, type Stored, type StoredRow } from "./document.ts";
import { plainFlow } from "./flow.ts";
import type { Label } from "./label.ts";
import { migrate } from "./migrate.ts";
import { jsonProblem } from "./plain-json.ts";
import { clipped, explain, type Problem } from "./problem.ts";
import { contentSchema, envelopeSchema } from "./schema.ts";
import { parts, type Shape } from "./shape.ts";
import { broughtBack, sortedOut } from "./strangers.ts";
import type { AnyTemplate } from "./template.ts";

export type Parsed =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ParseOptions {
  /** The text comes from a store that only the platform's server side writes: its history keeps its proofs. */
  readonly trusted?: true;
}

const refused = (problems: readonly Problem[]): Parsed => ({ ok: false, problems });

/**
 * A document, or every problem with path, found and expected; never half a document, and never thrown.
 *
 * Older template versions are migrated. What has no field moves to `extra` at its address, and back when this version has a field for it. A history
 * from a file proves nothing: every entry of it comes back unverified.
 */
export function parse(
  json: unknown,
  template: (id: string) => AnyTemplate | undefined,
  { trusted }: ParseOptions = {},
): Parsed {
  const unsafe = jsonProblem(json);
  if (unsafe) return refused([unsafe]);
  const newer = newerFormat(json);
  if (newer) return refused([newer]);
  const envelope = readBy(envelopeSchema, json, []);
  if (!envelope.ok) return envelope;
  const raw = withDefaults(envelope.data as Document);
  const known = template(raw.template);
  if (!known) return refused([unknownTemplate(raw.template)]);
  const unfit = unfitFor(known, raw);
  if (unfit) return refused([unfit]);
  const shape: Shape = known.shape;
  const migrated = migratedTo(known, raw);
  if ("path" in migrated) return refused([migrated]);
  const whole = broughtBack(shape, migrated);
  const content = readBy(contentSchema(shape), whole.content, ["content"]);
  if (!content.ok) return content;
  const sorted = sortedOut(shape, content.data as Stored, whole.extra);
  const twice = duplicateRows(shape, sorted.content);
  if (twice.length > 0) return refused(twice);
  const { flow } = migrated;
  const history = trusted ? flow.history : flow.history.map((e): Entry => ({ ...e, verified: false }));
  return { ok: true, document: { ...migrated, ...sorted, flow: { ...flow, history } } };
}

type ReadBy =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };
function readBy(schema: z.ZodMiniType, json: unknown, at: Place): ReadBy {
  try {
    const { success, data, error } = z.safeParse(schema, json, { reportInput: true });
    if (success) return { ok: true, data };
    return { ok: false, problems: error.issues.map((i) => explain({ ...i, path: [...at, ...i.path] })) };
  } catch (error) {
    // zod hands its issues on as arguments of one call: more than about a hundred thousand do not fit on the stack.
    if (!(error instanceof RangeError)) throw error;
    const found: Label = ["more wrong places than can be listed", "多得无法列出的错误"];
    return { ok: false, problems: [{ path: at, found, expected: ["a document", "一份文档"] }] };
  }
}

function newerFormat(json: unknown): Problem | undefined {
  const format = typeof json === "object" && json !== null && "format" in json ? json.format : undefined;
  if (typeof format !== "string" || !/^parley\/\d{1,9}$/.test(format) || format === "parley/1") return undefined;
  return {
    path: ["format"],
    found: [`format ${format}`, `格式 ${format}`],
    expected: ["parley/1", "parley/1"],
    reason: "newer-format",
  };
}
function unknownTemplate(id: string): Problem {
  const found = clipped(id, 40);
  return {
    path: ["template"],
    found: [`template "${found}"`, `模板“${found}”`],
    expected: ["one that this version knows", "本版本已有的模板"],
    reason: "unknown-template",
  };
}

/** A version from the future, or a state that the template's flow does not have. */
function unfitFor({ shape, flow = plainFlow }: AnyTemplate, document: Document): Problem | undefined {
  const { id, version } = shape as Shape;
  if (document.templateVersion > version)
    return {
      path: ["templateVersion"],
      found: [`version ${document.templateVersion} of ${id}`, `${id} 第 ${document.templateVersion} 版`],
      expected: [`${version} or older`, `第 ${version} 版或更早`],
      reason: "newer-format",
    };
  const states = Object.keys(flow.states as object);
  const { state } = document.flow;
  if (states.includes(state)) return undefined;
  const found = clipped(state, 40);
  const expected: Label = [states.join(", "), states.join("、")];
  return { path: ["flow", "state"], found: [`state "${found}"`, `状态“${found}”`], expected };
}

/** A migration meets content that nobody has validated: when it cannot read it, that is a problem of the document. */
function migratedTo(template: AnyTemplate, document: Document): Document | Problem {
  try {
    return migrate(template, document);
  } catch (error) {
    const { version } = template.shape as Shape;
    const why = error instanceof Error ? `: ${clipped(error.message, 80)}` : "";
    return {
      path: ["content"],
      found: [
        `content that could not be brought to version ${version}${why}`,
        `无法升级到第 ${version} 版的内容${why}`,
      ],
      expected: [`content of version ${document.templateVersion}`, `第 ${document.templateVersion} 版的内容`],
    };
  }
}

const headerNames = new Set([
  ..."format id template templateVersion language title owner reviewBy clientVisible series".split(" "),
  ..."createdAt updatedAt revision content flow waivers extra withheld".split(" "),
]);

function withDefaults(raw: Document): Document {
  const entries = Object.entries(raw).filter(([, value]) => value !== undefined);
  const others = entries.filter(([name]) => !headerNames.has(name)).map(([name, v]) => [`$${name}`, v as Json]);
  return {
    ...(Object.fromEntries(entries.filter(([name]) => headerNames.has(name))) as unknown as Document),
    createdAt: raw.createdAt ?? "",
    updatedAt: raw.updatedAt ?? raw.createdAt ?? "",
    revision: raw.revision ?? 1,
    flow: raw.flow ?? { state: "draft", history: [] },
    waivers: raw.waivers ?? [],
    extra: { ...raw.extra, ...Object.fromEntries(others) },
  };
}

function duplicateRows(shape: Shape, content: Stored): readonly Problem[] {
  return Object.keys(parts(shape).tables).flatMap((name) => {
    const seen = new Set<string>();
    return ((content[name] ?? []) as StoredRow[]).flatMap(({ id }): Problem[] => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      const at: Place = ["content", name, id];
      const expected: Label = ["an id of its own", "唯一的编号"];
      return [{ path: at, found: [`row id "${id}" twice`, `行编号“${id}”重复`], expected }];
    });
  });
}
