import * as z from "zod/mini";
import type { Document, Entry, Json, Place, Stored, StoredRow } from "./document.ts";
import type { Columns } from "./fields.ts";
import type { Label } from "./label.ts";
import { migrate } from "./migrate.ts";
import { explain, type Problem } from "./problem.ts";
import { contentSchema, envelopeSchema } from "./schema.ts";
import { parts, type Shape } from "./shape.ts";
import type { AnyTemplate } from "./template.ts";

export type Parsed =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ParseOptions {
  /** The text comes from a store that only the platform's server side writes: its history keeps its proofs. */
  readonly trusted?: true;
}

const refused = (path: Place, found: Label, expected: Label, reason?: Problem["reason"]): Parsed => ({
  ok: false,
  problems: [{ path, found, expected, ...(reason && { reason }) }],
});

/**
 * A document, or every problem with path, found and expected; never half a document.
 *
 * Older template versions are migrated. What has no field moves to `extra` at its address. A history from a file proves nothing: every entry of it
 * comes back unverified.
 */
export function parse(
  json: unknown,
  template: (id: string) => AnyTemplate | undefined,
  { trusted }: ParseOptions = {},
): Parsed {
  const format = typeof json === "object" && json !== null && "format" in json ? json.format : undefined;
  if (typeof format === "string" && /^parley\/\d+$/.test(format) && format !== "parley/1")
    return refused(["format"], [`format ${format}`, `格式 ${format}`], ["parley/1", "parley/1"], "newer-format");
  const envelope = z.safeParse(envelopeSchema, json, { reportInput: true });
  if (!envelope.success) return { ok: false, problems: envelope.error.issues.map(explain) };
  const raw = withDefaults(envelope.data as unknown as Document);
  const known = template(raw.template);
  if (!known)
    return refused(
      ["template"],
      [`template "${clip(raw.template)}"`, `模板“${clip(raw.template)}”`],
      ["one that this version knows", "本版本已有的模板"],
      "unknown-template",
    );
  const { shape } = known;
  if (raw.templateVersion > shape.version)
    return refused(
      ["templateVersion"],
      [`version ${raw.templateVersion} of ${shape.id}`, `${shape.id} 第 ${raw.templateVersion} 版`],
      [`${shape.version} or older`, `第 ${shape.version} 版或更早`],
      "newer-format",
    );
  const migrated = migrate(known, raw);
  const content = z.safeParse(contentSchema(shape), migrated.content, { reportInput: true });
  if (!content.success)
    return { ok: false, problems: content.error.issues.map((i) => explain({ ...i, path: ["content", ...i.path] })) };
  const sorted = sort(shape, content.data as Stored, migrated.extra);
  const twice = duplicateRow(shape, sorted.content);
  if (twice)
    return refused(
      ["content", ...twice],
      [`row id "${twice[1]}" twice`, `行编号“${twice[1]}”重复`],
      ["an id of its own", "唯一的编号"],
    );
  const history = trusted
    ? migrated.flow.history
    : migrated.flow.history.map((e): Entry => ({ ...e, verified: false }));
  return { ok: true, document: { ...migrated, ...sorted, flow: { ...migrated.flow, history } } };
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const known = new Set([
  ..."format id template templateVersion language title owner reviewBy clientVisible series".split(" "),
  ..."createdAt updatedAt revision content flow waivers extra".split(" "),
]);

function withDefaults(raw: Document): Document {
  const entries = Object.entries(raw);
  const others = entries.filter(([name]) => !known.has(name)).map(([name, v]) => [`$${name}`, v as Json]);
  return {
    ...(Object.fromEntries(entries.filter(([name]) => known.has(name))) as unknown as Document),
    createdAt: raw.createdAt ?? "",
    updatedAt: raw.updatedAt ?? raw.createdAt ?? "",
    revision: raw.revision ?? 1,
    flow: raw.flow ?? { state: "draft", history: [] },
    waivers: raw.waivers ?? [],
    extra: { ...raw.extra, ...Object.fromEntries(others) },
  };
}

/** Content that has a field, and everything else by address. */
function sort(
  shape: Shape,
  content: Stored,
  before: Document["extra"],
): { readonly content: Stored; readonly extra: Document["extra"] } {
  const { fields, tables, matrices } = parts(shape);
  const extra = new Map<string, Json>(Object.entries(before));
  const kept = new Map<string, unknown>();
  for (const [name, value] of Object.entries(content)) {
    if (Object.hasOwn(fields, name) || Object.hasOwn(matrices, name)) kept.set(name, value);
    else if (!Object.hasOwn(tables, name)) extra.set(name, value as Json);
    else {
      const { columns } = tables[name]!;
      const rows = (value as StoredRow[]).map((row) =>
        sortRow(row, columns, (c, v) => extra.set(`${name}.${row.id}.${c}`, v)),
      );
      kept.set(name, rows);
    }
  }
  return { content: Object.fromEntries(kept), extra: Object.fromEntries(extra) };
}
const sortRow = (row: StoredRow, columns: Columns, other: (column: string, value: Json) => void): StoredRow =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => {
      if (name === "id" || Object.hasOwn(columns, name)) return true;
      other(name, value as Json);
      return false;
    }),
  ) as StoredRow;

function duplicateRow(shape: Shape, content: Stored): Place | undefined {
  for (const name of Object.keys(parts(shape).tables)) {
    const seen = new Set<string>();
    for (const { id } of (content[name] ?? []) as StoredRow[]) {
      if (seen.has(id)) return [name, id];
      seen.add(id);
    }
  }
  return undefined;
}
