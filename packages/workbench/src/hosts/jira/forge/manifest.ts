import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Label } from "@parley/core";

/** The types of an entity's attributes. @source Forge, "Custom entities" */
export const attributeTypes = ["string", "integer", "float", "boolean", "any"] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** An index of an entity: equal on the partition's attributes, in order of the range's. */
export interface Index {
  readonly name: string;
  readonly partition: readonly string[];
  readonly range: readonly string[];
}
export interface Entity {
  readonly name: string;
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly indexes: readonly Index[];
}
/** What the stand-in needs to know of an app: read from the manifest that `forge deploy` takes. */
export interface AppManifest {
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly entities: readonly Entity[];
  /** The issue panel: its key, the function that answers it, its title in both languages. */
  readonly panel: { readonly key: string; readonly resource: string; readonly handler: string; readonly title: Label };
  readonly locales: { readonly fallback: unknown; readonly codes: readonly string[] };
}

interface RawEntity {
  name: string;
  attributes: Record<string, { type: AttributeType }>;
  indexes?: (string | { name: string; partition?: string[]; range?: string[] })[];
}
interface Raw {
  app: { id: string; storage?: { entities?: RawEntity[] } };
  modules: {
    "jira:issuePanel"?: {
      key: string;
      resource: string;
      resolver: { function: string };
      title: string | { i18n: string };
    }[];
    function?: { key: string; handler: string }[];
  };
  resources?: { key: string; path: string }[];
  translations?: { fallback: unknown; resources: { key: string; path: string }[] };
  permissions?: { scopes?: string[] };
}

/**
 * A reader of an app's manifest that reads again when the file has changed.
 *
 * @param appDir  the directory that `forge deploy` takes; the texts of titles are read from there
 * @returns the manifest; throws Error when the app is not built, or has no issue panel
 */
export function manifestReader(appDir: string, manifestPath: string): () => AppManifest {
  let known: { readonly changedAt: number; readonly manifest: AppManifest } | undefined;
  return () => {
    const changedAt = statSync(manifestPath).mtimeMs;
    if (known?.changedAt !== changedAt) known = { changedAt, manifest: readManifest(appDir, manifestPath) };
    return known.manifest;
  };
}

function readManifest(appDir: string, manifestPath: string): AppManifest {
  const raw = parse(readFileSync(manifestPath, "utf8")) as Raw;
  const panel = raw.modules["jira:issuePanel"]?.[0];
  const handler = raw.modules.function?.find(({ key }) => key === panel?.resolver.function)?.handler;
  if (!panel || !handler) throw new Error("Unexpected manifest without an issue panel, expected one with its resolver");
  return {
    appId: raw.app.id,
    scopes: raw.permissions?.scopes ?? [],
    entities: (raw.app.storage?.entities ?? []).map(toEntity),
    panel: { key: panel.key, resource: panel.resource, handler, title: titleOf(appDir, raw, panel.title) },
    locales: {
      fallback: raw.translations?.fallback ?? {},
      codes: (raw.translations?.resources ?? []).map(({ key }) => key),
    },
  };
}

const toEntity = ({ name, attributes, indexes = [] }: RawEntity): Entity => ({
  name,
  attributes: Object.fromEntries(Object.entries(attributes).map(([key, { type }]) => [key, type])),
  indexes: indexes.map((index) =>
    typeof index === "string"
      ? { name: index, partition: [], range: [index] }
      : { name: index.name, partition: index.partition ?? [], range: index.range ?? [] },
  ),
});

function titleOf(appDir: string, raw: Raw, title: string | { i18n: string }): Label {
  if (typeof title === "string") return [title, title];
  const inLocale = (code: string): string => {
    const path = raw.translations?.resources.find(({ key }) => key === code)?.path;
    const texts = path === undefined ? {} : (JSON.parse(readFileSync(join(appDir, path), "utf8")) as object);
    const found = title.i18n
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], texts);
    return typeof found === "string" ? found : title.i18n;
  };
  return [inLocale("en-US"), inLocale("zh-CN")];
}
