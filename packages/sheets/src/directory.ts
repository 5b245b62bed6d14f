import { personText, projectSettings, type Document, type Field, type Language, type Reference } from "@parley/core";

/** A document of the spreadsheet as others may point to it. Copies are not among them. */
export interface Known {
  readonly id: string;
  readonly template: string;
  readonly title: string;
  /** What the rows of a table are called, by id. */
  readonly rows: (table: string) => ReadonlyMap<string, string>;
  /** The column that those names stand in. */
  readonly nameColumn: (table: string) => string | undefined;
}

/** Where a list of names stands that a cell may choose from. */
export interface Place {
  /** "" for the document that the cell belongs to. */
  readonly document: string;
  readonly table: string;
  readonly column: string;
}

/** Everything that a field of one document may point to. */
export interface Targets {
  readonly all: readonly Reference[];
  /** What a name means; nothing when no row or document, or more than one, is called so. */
  readonly byName: (name: string) => Reference | undefined;
  /** What is pointed to is called so by now; nothing when it is not in this spreadsheet. */
  readonly nameOf: (reference: Reference) => string | undefined;
  /** The one table that all of them stand in, when there is just one. */
  readonly place: Place | undefined;
}

/** Finds what the references of one document may point to, each field's targets once. */
export function targetsIn(known: readonly Known[], home: Known): (field: Field) => Targets {
  const found = new Map<Field, Targets>();
  return (field) => {
    const targets = found.get(field) ?? toTargets(field.to ?? [], known, home);
    found.set(field, targets);
    return targets;
  };
}

function toTargets(to: readonly string[], known: readonly Known[], home: Known): Targets {
  const places: (Place | undefined)[] = [];
  const rowsOf = (one: Known, table: string): Reference[] => {
    const document = one === home ? undefined : one.id;
    const column = one.nameColumn(table);
    places.push(column === undefined ? undefined : { document: document ?? "", table, column });
    return [...one.rows(table)].map(([row, text]) => ({ ...(document !== undefined && { document }), row, text }));
  };
  const all = to.flatMap((target): Reference[] => {
    const [template = "", table] = target.split(".");
    if (template === "" && table !== undefined) return rowsOf(home, table);
    const others = known.filter((one) => one.template === template && one.id !== home.id);
    if (table !== undefined) return others.flatMap((one) => rowsOf(one, table));
    const titled = others.filter(({ title }) => title !== "");
    // Titles stand in no column of one tab.
    if (titled.length > 0) places.push(undefined);
    return titled.map(({ id, title }) => ({ document: id, text: title }));
  });
  const names = new Map<string, Reference | undefined>();
  for (const one of all) names.set(one.text, names.has(one.text) ? undefined : one);
  const ids = new Map(all.map((one) => [key(one), one.text]));
  return {
    all,
    byName: (name) => names.get(name.trim()),
    nameOf: (reference) => ids.get(key(reference)),
    place: places.length === 1 ? places[0] : undefined,
  };
}

const key = ({ document = "", row = "" }: Reference): string => `${document}/${row}`;

/** The people of the project, as cells name them; nobody without a project document. */
export interface Roster {
  readonly names: readonly string[];
  /** The table they stand in; nobody chooses from it inside it. */
  readonly place: Place | undefined;
}
/** Where the project's people stand. @source method.md, the template `project` */
export const rosterColumn = { template: "project", table: "people", column: "person" } as const;

/** The roster among documents; where there are several project documents, the newest one's, as everywhere in core. */
export function rosterOf(documents: readonly Document[], language: Language): Roster {
  const { people } = projectSettings(documents);
  const projects = documents.filter(({ template }) => template === rosterColumn.template);
  const [only] = projects;
  const { table, column } = rosterColumn;
  // Those who have left still stand in the column.
  const isWhole = projects.length === 1 && people.every(({ active }) => active);
  const names = people
    .filter(({ active }) => active)
    .map(({ name, email }) => personText({ name, ...(email && { email }) }, language));
  return {
    names: [...new Set(names)],
    place: isWhole && only ? { document: only.id, table, column } : undefined,
  };
}
