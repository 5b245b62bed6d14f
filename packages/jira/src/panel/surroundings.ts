import { createContext, useContext } from "react";
import { type Document, type Label, type Language, type Person, type Project, projectOf, say } from "@parley/core";

/** What every part of the panel may know. */
export interface Surroundings {
  readonly language: Language;
  /** Of the person at the screen, "en-GB": how they write dates. */
  readonly locale: string;
  /** Of the person at the screen, "Asia/Shanghai". */
  readonly timeZone: string;
  /** Of the project, for amounts that name none: "CNY". */
  readonly currency: string;
  readonly mayEdit: boolean;
  /** The person at the screen. */
  readonly actor: Person;
  /** The documents of the issue; while one is in work, that one first. */
  readonly documents: readonly Document[];
  /** Documents at other issues of the Jira project that these are judged with. */
  readonly around: readonly Document[];
}

const Around = createContext<Surroundings>({
  language: "en",
  locale: "en",
  timeZone: "UTC",
  currency: "CNY",
  mayEdit: false,
  actor: { name: "" },
  documents: [],
  around: [],
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

/** What the documents of the issue are judged with, now. */
export function useProject(): Project {
  const { documents, around } = useSurroundings();
  return projectOf([...documents, ...around], now());
}

/** The clock and the dice, in one place. */
export const now = (): string => new Date().toISOString();
export const newId = (): string => crypto.randomUUID();
export const newRowId = (): string => `r-${newId().slice(0, 8)}`;
