import type { Person } from "./fields.ts";

/** An address as it is compared: width, case and spaces are not part of it. */
const addressKey = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
/** A name as it is compared: neither width, case, spaces, accents nor punctuation tell two people apart. */
const nameKey = (text: string): string => {
  const plain = text.normalize("NFKD").replace(/[\s\p{M}\p{P}\p{Cf}]+/gu, "");
  return (plain === "" ? addressKey(text.replace(/\p{Cf}/gu, "")) : plain).toLowerCase();
};
const sharedId = (a: Person, b: Person): boolean =>
  Object.entries(a.ids ?? {}).some(([host, id]) => id !== "" && b.ids?.[host] === id);
const differentIds = (a: Person, b: Person): boolean =>
  Object.entries(a.ids ?? {}).some(([host, id]) => b.ids?.[host] !== undefined && b.ids[host] !== id);
interface Addressed {
  readonly email?: string | undefined;
}
const hasAddress = ({ email }: Addressed): boolean => addressKey(email ?? "") !== "";
const sameAddress = (a: Addressed, b: Addressed): boolean =>
  hasAddress(a) && hasAddress(b) && addressKey(a.email!) === addressKey(b.email!);

/** Surely one person: an account or an e-mail address says so. To grant something this is needed: two people may share a name. */
export const isSamePerson = (a: Person, b: Person): boolean => sharedId(a, b) || sameAddress(a, b);

/**
 * Perhaps one person: the same, or a name that reads the same whatever its width, case, spaces, accents and punctuation, unless accounts
 * tell them apart. To refuse something this is enough.
 */
export const isAlike = (a: Person, b: Person): boolean =>
  isSamePerson(a, b) || (!differentIds(a, b) && nameKey(a.name) !== "" && nameKey(a.name) === nameKey(b.name));

/** One person for a quorum: as alike, unless their addresses tell them apart. Two roster entries of one person are two people only to the roster. */
export const isOneVoter = (a: Person, b: Person): boolean =>
  isSamePerson(a, b) || (isAlike(a, b) && !(hasAddress(a) && hasAddress(b)));

/**
 * Perhaps one person, as far as a roster can tell: two people of one name who both stand on it, each under an address of their own, are two. An address
 * that the roster does not know proves nothing: people have several.
 */
export const isAlikeOn = (roster: readonly Addressed[], a: Person, b: Person): boolean => {
  const stands = (person: Person): boolean => roster.some((one) => sameAddress(one, person));
  return isOneVoter(a, b) || (isAlike(a, b) && !(stands(a) && stands(b)));
};

/**
 * What a person is called in what a decision is bound to: the address where there is one, else the name, compared as for voting. Account ids are left
 * out: a host that learnt one must not void an approval.
 */
export const identityOf = (person: Person): string =>
  hasAddress(person) ? addressKey(person.email!) : nameKey(person.name);

/** Names of those who have left. Somebody with a second row in the roster that is not left is still there. */
export function leavers(people: readonly { readonly name: string; readonly active: boolean }[]): ReadonlySet<string> {
  const here = new Set(people.filter((p) => p.active).map((p) => p.name));
  return new Set(people.filter((p) => !p.active && !here.has(p.name)).map((p) => p.name));
}
