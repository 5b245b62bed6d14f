import type { Label } from "../../label.ts";
import type { Layout } from "../adopted.ts";
import type { SourceCell } from "../source-table.ts";

/** The letters of the method. */
export const methodLetters: readonly string[] = ["R", "A", "C", "I"];
export const isMethodLetter = (letter: string): boolean => methodLetters.includes(letter);

/** A cell of a column that is neither a duty nor a name. */
export interface Info {
  readonly header: string;
  /** Of the header, from 0; -1 for a heading above. */
  readonly column: number;
  readonly cell: SourceCell;
}
/** A role or an activity as the source names it. */
export interface Named {
  readonly name: string;
  readonly cell: SourceCell | undefined;
  readonly infos: Info[];
}
/** Marks of one cell, or of one name in a cell. */
export interface Duty {
  /** Index into `activities` and `roles`. */
  readonly activity: number;
  readonly role: number;
  /** R, A, C, I; other letters count for nothing. */
  readonly letters: readonly string[];
  readonly cell: SourceCell;
  /** The cell says more than its letters: it is kept as it is. */
  readonly more: boolean;
}
/** A column of the source, as it was understood. */
export interface Understood {
  readonly header: string;
  readonly column: number;
  /** "activity", "role", "duties", or nothing: what `infos` are looked up by their header. */
  readonly as?: "activities.name" | "roles.name" | "duties";
  readonly confidence: number;
}
/** A responsibility matrix, whatever its layout was. */
export interface Duties {
  readonly layout: Layout;
  /** Name of a variant of the method. */
  readonly variant?: string;
  /** 0 to 1: how sure it is that this is a responsibility matrix at all. */
  readonly confidence: number;
  readonly roles: readonly Named[];
  readonly activities: readonly Named[];
  readonly duties: readonly Duty[];
  readonly columns: readonly Understood[];
  /** Rows and cells that are neither. */
  readonly left: readonly {
    readonly what: "row" | "value";
    readonly cells: readonly SourceCell[];
    readonly why: Label;
  }[];
  readonly guessed: readonly { readonly cell: SourceCell; readonly as: Label }[];
}

/** Grows one matrix; roles and activities are found again by name. */
export interface DutyBook {
  readonly roles: Named[];
  readonly activities: Named[];
  readonly duties: Duty[];
  readonly left: Duties["left"][number][];
  readonly guessed: Duties["guessed"][number][];
  /** @returns the index of a role, made when it is new; names are compared without case */
  readonly role: (name: string, cell: SourceCell | undefined) => number;
  /** @returns the index of an activity, made when its name is new */
  readonly activity: (name: string, cell: SourceCell | undefined) => number;
}
const finder = (list: Named[], keyOf: (name: string) => string): DutyBook["role"] => {
  const known = new Map<string, number>();
  return (name, cell) => {
    const key = keyOf(name);
    const at = known.get(key) ?? list.push({ name, cell, infos: [] }) - 1;
    known.set(key, at);
    return at;
  };
};
export function newDutyBook(): DutyBook {
  const [roles, activities]: readonly [Named[], Named[]] = [[], []];
  return {
    roles,
    activities,
    duties: [],
    left: [],
    guessed: [],
    role: finder(roles, (name) => name.normalize("NFKC").toLowerCase()),
    activity: finder(activities, (name) => name),
  };
}
