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

/** One person for a quorum: as alike, unless their addresses tell them apart. Two roster entries of one person are two people only to the roster. */
export const isOneVoter = (a: Person, b: Person): boolean =>
  isSamePerson(a, b) || (isAlike(a, b) && !(a.email && b.email && key(a.email) !== key(b.email)));

/** Names of those who have left. Somebody with a second row in the roster that is not left is still there. */
export function leavers(people: readonly { readonly name: string; readonly active: boolean }[]): ReadonlySet<string> {
  const here = new Set(people.filter((p) => p.active).map((p) => p.name));
  return new Set(people.filter((p) => !p.active && !here.has(p.name)).map((p) => p.name));
}
