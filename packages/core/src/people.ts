import type { Person } from "./fields.ts";

const key = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
const sharedId = (a: Person, b: Person): boolean =>
  Object.entries(a.ids ?? {}).some(([host, id]) => id !== "" && b.ids?.[host] === id);
const differentIds = (a: Person, b: Person): boolean =>
  Object.entries(a.ids ?? {}).some(([host, id]) => b.ids?.[host] !== undefined && b.ids[host] !== id);

/** Surely one person: an account or an e-mail address says so. To grant something this is needed: two people may share a name. */
export const isSamePerson = (a: Person, b: Person): boolean =>
  sharedId(a, b) || (!!a.email && !!b.email && key(a.email) === key(b.email));

/**
 * Perhaps one person: the same, or a name that reads the same whatever its width, case and spaces, unless accounts tell them apart.
 * To refuse something this is enough.
 */
export const isAlike = (a: Person, b: Person): boolean =>
  isSamePerson(a, b) || (!differentIds(a, b) && key(a.name) !== "" && key(a.name) === key(b.name));

/** What stands for a person in a history and in a quorum: an account, else an e-mail address, else a name. */
export const personKey = ({ ids, email, name }: Person): string =>
  Object.entries(ids ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, id]) => `${host}:${id}`)[0] ?? key(email ?? name);

/** Names of those who have left. Somebody with a second row in the roster that is not left is still there. */
export function leavers(people: readonly { readonly name: string; readonly active: boolean }[]): ReadonlySet<string> {
  const here = new Set(people.filter((p) => p.active).map((p) => p.name));
  return new Set(people.filter((p) => !p.active && !here.has(p.name)).map((p) => p.name));
}
