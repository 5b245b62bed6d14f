import {
  clipped,
  type Document,
  isAlike,
  isSamePerson,
  type Label,
  type Person,
  personIn,
  personText,
  parts,
  type Project,
  type Shape,
  type Stored,
  unexpected,
} from "@parley/core";
import { UsageError } from "./usage-error.ts";

/** Somebody whom a user named on the line. */
export interface Named {
  /** As the project's roster or the document has them, account and address included; else as typed. */
  readonly person: Person;
  /** Why this is nobody who could act. */
  readonly refusals: readonly Label[];
}

interface Known {
  readonly person: Person;
  readonly active: boolean;
}

/**
 * Who is meant by "Li Na", "Li Na <li@example.com>" or "li@example.com": somebody of the roster, else somebody whom
 * the document names.
 *
 * @throws UsageError when a name alone is that of two people
 */
export function namedPerson(typed: string, shape: Shape, document: Document, project: Project): Named {
  const meant = personFrom(typed);
  const roster = project.facts.people.map(({ name, email, ids, active }): Known => {
    return { person: { name, ...(email && { email }), ...(ids && { ids }) }, active };
  });
  // Somebody with a second row in the roster that is not left is still there; a mention brings nobody back.
  const sorted = [...roster.filter(({ active }) => active), ...roster.filter(({ active }) => !active)];
  const known = [...sorted, ...peopleOf(shape, document).map((person): Known => ({ person, active: true }))];
  const found = distinct(known.filter(({ person }) => isMeant(meant, person)));
  if (found.length > 1) throw ambiguous(meant, found);
  const [one] = found;
  if (one) return { person: one.person, refusals: one.active ? [] : [gone(one.person)] };
  return { person: meant, refusals: roster.length > 0 ? [stranger(meant)] : [] };
}

function personFrom(typed: string): Person {
  const person = personIn(typed);
  if (person.name === "")
    throw new UsageError(
      ["--as without a name", "--as 没有姓名"],
      ['a name, or "Name <email>"', "姓名，或“姓名 <邮箱>”"],
    );
  return !person.email && /^[^\s@]+@[^\s@]+$/.test(person.name) ? { ...person, email: person.name } : person;
}

/** An address tells for sure; a name is enough where nothing else is known. */
const isMeant = (meant: Person, person: Person): boolean =>
  meant.email ? isSamePerson(meant, person) || (!person.email && isAlike(meant, person)) : isAlike(meant, person);

/** Several mentions of one person are one: the roster's, when it has them. */
function distinct(sorted: readonly Known[]): readonly Known[] {
  const addressed = sorted.filter(({ person }) => person.email !== undefined);
  // A bare name in the document is no third person beside those of that name with addresses.
  const counted = addressed.length > 0 ? addressed : sorted.slice(0, 1);
  return counted.filter(
    ({ person }, i) => !counted.slice(0, i).some((earlier) => isSamePerson(earlier.person, person)),
  );
}

function peopleOf(shape: Shape, { content }: Document): readonly Person[] {
  const { fields, tables } = parts(shape);
  const inRow = (row: Stored, columns: typeof fields): readonly Person[] =>
    Object.entries(columns).flatMap(([name, { kind }]) => {
      if (kind === "person") return row[name] ? [row[name] as Person] : [];
      return kind === "people" ? ((row[name] ?? []) as readonly Person[]) : [];
    });
  const inTables = Object.entries(tables).flatMap(([name, { columns }]) =>
    ((content[name] ?? []) as readonly Stored[]).flatMap((row) => inRow(row, columns)),
  );
  return [...inRow(content, fields), ...inTables].filter(({ team }) => !team);
}

function ambiguous({ name }: Person, found: readonly Known[]): UsageError {
  const shown = clipped(name, 60);
  const all = found.map(({ person }) => `"${clipped(personText(person), 80)}"`);
  return new UsageError(
    [`"${shown}", the name of ${found.length} people`, `“${shown}”，有 ${found.length} 人同名`],
    [`one of them: --as ${all.join(" or ")}`, `其中一人：--as ${all.join(" 或 ")}`],
  );
}

const stranger = ({ name }: Person): Label => {
  const shown = clipped(name, 60);
  return unexpected(
    [shown, shown],
    ["somebody of the project's people or named in the document", "项目人员或文档中提到的人"],
  );
};
const gone = ({ name }: Person): Label =>
  unexpected(
    [`${clipped(name, 60)}, who has left`, `${clipped(name, 60)}（已离开）`],
    ["somebody still here", "仍在项目中的人"],
  );
