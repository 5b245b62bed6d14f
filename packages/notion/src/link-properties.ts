import { isOutgrown, sendable } from "./formula-links.ts";
import { isLinkKey } from "./links.ts";
import type { Matched } from "./match.ts";
import type { Property } from "./native.ts";
import type { Ref } from "./ops.ts";
import type { PropertyConfigs } from "./port.ts";
import { relatedTable, resolvedConfig } from "./relations.ts";
import type { Sources } from "./sources.ts";

/** What is remembered of relation columns: their ids, and the data sources they led to, by key. */
export interface RememberedLinks {
  readonly ids: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
}

/** Of a data source's properties, those that stand or that nothing keeps from being made: what formulas may speak of. */
export const presentProperties = (
  properties: readonly Property[],
  matched: Matched,
  sources: Sources,
): readonly Property[] =>
  properties.filter((p) => matched.property(p.key ?? "") !== undefined || !(p.spare || isUnknown(p, sources)));

/** The relation columns that stand, or are added by name. */
export const linksThere = (
  properties: readonly Property[],
  matched: Matched,
  added: PropertyConfigs,
): readonly Property[] =>
  properties.filter(
    ({ key, name }) => isLinkKey(key) && (matched.property(key) !== undefined || Object.hasOwn(added, name)),
  );

/** How formulas are changed that speak of properties which have just been added. */
export const outgrown = (before: readonly Property[], now: readonly Property[], matched: Matched): PropertyConfigs =>
  Object.fromEntries(
    before.flatMap((property) => {
      const found = matched.property(property.key ?? "");
      const config = isOutgrown(property, before, now) ? sendable(property, now, matched)?.config : undefined;
      return config ? [[found?.id ?? property.name, config] as const] : [];
    }),
  );

/** Whether a relation leads to a data source that is not there yet. */
export function isUnknown(property: Property, sources: Sources): boolean {
  const table = relatedTable(property);
  return table !== undefined && !sources.has(table);
}

/** Relation columns to data sources that only later operations make: they come at the end of everything. */
export const lastLinks = (properties: readonly Property[], sources: Sources): readonly Property[] =>
  properties.filter((p) => isLinkKey(p.key) && !p.spare && isUnknown(p, sources));

/** The data source that each relation column leads to, by key. */
export const linkedSources = (properties: readonly Property[], sources: Sources): Readonly<Record<string, Ref>> =>
  Object.fromEntries(
    properties.flatMap((property) => {
      const source = sources.get(relatedTable(property) ?? "");
      return isLinkKey(property.key) && !property.spare && source ? [[property.key, source] as const] : [];
    }),
  );

/** Names of the properties that lead to other documents. */
export const linkNames = (properties: readonly Property[], matched: Matched): ReadonlySet<string> =>
  new Set(properties.flatMap(({ key = "" }) => (isLinkKey(key) ? (matched.property(key)?.name ?? []) : [])));

/**
 * How relation columns are added, or led to the data source that was made in the place of one thrown away. A column that people removed stays
 * away until something has to be linked in it.
 *
 * @param needed  properties that values are waiting for
 */
export function linkConfigs(
  properties: readonly Property[],
  matched: Matched,
  remembered: RememberedLinks,
  sources: Sources,
  needed: readonly Property[],
): PropertyConfigs {
  const changes = properties.flatMap((property): readonly (readonly [string, Readonly<Record<string, unknown>>])[] => {
    const { key, name, spare } = property;
    if (!isLinkKey(key) || isUnknown(property, sources)) return [];
    const found = matched.property(key);
    const config = resolvedConfig(property, sources);
    if (found) return leadsElsewhere(property, remembered, sources) ? [[found.id ?? found.name, config]] : [];
    const isGone = Object.hasOwn(remembered.ids, key);
    return needed.includes(property) || (!spare && !isGone) ? [[name, config]] : [];
  });
  return Object.fromEntries(changes);
}

/** One of which nothing is remembered may lead anywhere: it is told where to. */
function leadsElsewhere(property: Property, { links }: RememberedLinks, sources: Sources): boolean {
  const now = sources.get(relatedTable(property) ?? "");
  return !property.spare && now !== undefined && !("id" in now && now.id === links[property.key ?? ""]);
}
