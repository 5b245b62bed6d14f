import { createContext, useContext } from "react";
import { type Document, type Label, type Language, say } from "@parley/core";

/** What every part of the panel may know. */
export interface Surroundings {
  readonly language: Language;
  /** Of the person at the screen, "Asia/Shanghai". */
  readonly timeZone: string;
  /** Of the project, for amounts that name none: "CNY". */
  readonly currency: string;
  readonly mayEdit: boolean;
  /** What references may point to: the document in work first, then the others of the issue. */
  readonly documents: readonly Document[];
}

const Around = createContext<Surroundings>({
  language: "en",
  timeZone: "UTC",
  currency: "CNY",
  mayEdit: false,
  documents: [],
});
export const SurroundingsProvider = Around.Provider;
export const useSurroundings = (): Surroundings => useContext(Around);

/** Says a label in the reader's language; with `about`, what it is about behind the language's own colon. */
export function useSay(): (label: Label, about?: string) => string {
  const { language } = useSurroundings();
  return (label, about) => {
    const said = say(label, language);
    return about === undefined ? said : `${said}${say([": ", "："], language)}${about}`;
  };
}

/** The clock and the dice, in one place. */
export const now = (): string => new Date().toISOString();
export const newId = (): string => crypto.randomUUID();
export const newRowId = (): string => `r-${newId().slice(0, 8)}`;
