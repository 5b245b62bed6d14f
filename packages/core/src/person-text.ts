import type { Person } from "./fields.ts";
import { isPlainItem, itemsIn, itemText, quoted, quoteEnd } from "./item-list.ts";
import type { Language } from "./label.ts";

const separators: ReadonlySet<string> = new Set(";；、\n");
const teamMark: Readonly<Record<Language, string>> = { en: " (team)", zh: "（团队）" };
const teamAtEnd = /\s?[(（](?:team|团队)[)）]$/i;
const plainAddress = /^[^\s<>"();；、@]+@[^\s<>"();；、@]+$/;

/**
 * "Li Na <li@example.com>", "Design (team)". `personIn` reads it back; a name that it would misread stands in quotes. Account ids have no place in a text:
 * a host keeps them beside it.
 */
export function personText(person: Person, language: Language = "en"): string {
  const { name, email, team } = person;
  const tail = `${email ? ` <${plainAddress.test(email) ? email : quoted(email)}>` : ""}${team ? teamMark[language] : ""}`;
  const read = personIn(`${name}${tail}`);
  const isRead = read.name === name && read.email === (email || undefined) && read.team === team;
  return `${isRead && isPlainItem(name, separators) ? name : quoted(name)}${tail}`;
}
export const peopleText = (people: readonly Person[], language: Language): string =>
  people.map((person) => personText(person, language)).join("; ");

/** Reads a name, "Name <email>" or "Name (team)". Whatever is none of these is a name as it stands. */
export function personIn(text: string): Person {
  const whole = text.trim();
  const [mark] = teamAtEnd.exec(whole.slice(-8)) ?? [""];
  const rest = whole.slice(0, whole.length - mark.length).trim();
  const team = mark === "" ? {} : { team: true as const };
  const open = rest.startsWith('"') ? quoteEnd(rest, 0, separators) + 1 : rest.indexOf("<");
  if (open <= 0 && !rest.startsWith("<")) return { name: itemText(rest, separators), ...team };
  const [name, address] = [rest.slice(0, open).trim(), rest.slice(open).trim()];
  const email = addressIn(address);
  if (address !== "" && email === undefined) return { name: rest, ...team };
  return {
    name: name === "" && email !== undefined ? email : itemText(name, separators),
    ...(email !== undefined && { email }),
    ...team,
  };
}
export const peopleIn = (text: string): readonly Person[] =>
  itemsIn(text, separators).map((item) => personIn(item.text));

function addressIn(text: string): string | undefined {
  if (!text.startsWith("<") || !text.endsWith(">")) return undefined;
  const inner = text.slice(1, -1).trim();
  if (inner.startsWith('"') && quoteEnd(inner, 0, separators) === inner.length - 1) return itemText(inner, separators);
  return /^[^<>\s@]+@[^<>\s@]+$/.test(inner) ? inner : undefined;
}
