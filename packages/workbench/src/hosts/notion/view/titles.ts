import { createContext, useContext } from "react";
import type { Page } from "./api.ts";
import { t } from "./language.ts";
import { plain } from "./values.ts";

const Titles = createContext<ReadonlyMap<string, string>>(new Map());
export const TitlesProvider = Titles.Provider;
/** Titles of the pages that were loaded, by id: relations name them. */
export const useTitles = (): ReadonlyMap<string, string> => useContext(Titles);

/** A page's title, or what Notion shows without one. */
export function titleOf(page: Page): string {
  const title = Object.values(page.properties).find((value) => value.type === "title");
  return (title?.type === "title" && plain(title.title)) || t("untitled");
}
