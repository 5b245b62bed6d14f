import { createContext, useContext } from "react";

/** A user of the site, as the page shows people and the user picker offers them. */
export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly emailAddress: string;
}

const People = createContext<readonly Person[]>([]);
export const PeopleProvider = People.Provider;
export const usePeople = (): readonly Person[] => useContext(People);
