import { createContext, useContext } from "react";
import type { Page, Property } from "./api.ts";
import type { ShownOption } from "./tag.tsx";

/** Properties of data sources that were loaded, by data source. */
const Sources = createContext<ReadonlyMap<string, readonly Property[]>>(new Map());
export const SourcesProvider = Sources.Provider;

/** A row's property as its data source has it. */
export function useProperty(page: Page, name: string): Property | undefined {
  const sources = useContext(Sources);
  const source = page.parent.type === "data_source_id" ? sources.get(page.parent.data_source_id) : undefined;
  return source?.find((p) => p.name === name);
}

/** The options that a row's property offers; those it holds, when its data source was not loaded. */
export function useOptions(page: Page, name: string): readonly ShownOption[] {
  const property = useProperty(page, name);
  if (property?.type === "select") return property.select.options;
  if (property?.type === "multi_select") return property.multi_select.options;
  if (property?.type === "status") return property.status.options;
  const value = page.properties[name];
  if (value?.type === "select" && value.select) return [value.select];
  return value?.type === "multi_select" ? value.multi_select : [];
}
