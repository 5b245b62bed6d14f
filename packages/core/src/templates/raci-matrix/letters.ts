import type { Content } from "../../content.ts";
import type { raciMatrix } from "./shape.ts";

export type Letter = "R" | "A" | "C" | "I";
export type Matrix = Content<typeof raciMatrix>;

/** One activity with its letters, in the order of the columns; cells of roles that are gone are left out. */
export interface Line {
  readonly id: string;
  readonly name: string;
  /** Ids of the roles that hold a letter. */
  readonly holders: Readonly<Record<Letter, readonly string[]>>;
  /** Cells with more than one letter. */
  readonly crowded: readonly (readonly [role: string, letters: readonly Letter[]])[];
}
interface Lines {
  readonly activities: readonly Line[];
  readonly byRole: ReadonlyMap<string, readonly (readonly Letter[])[]>;
}
const none: readonly never[] = [];
const made = new WeakMap<Matrix, Lines>();

/** The cells of a matrix both ways. Every rule asks for them: they are gone through once. */
function linesIn(matrix: Matrix): Lines {
  const known = made.get(matrix);
  if (known) return known;
  const { roles, activities, duties } = matrix;
  const byRole = new Map(roles.map(({ id }) => [id, [] as (readonly Letter[])[]]));
  const lines = {
    activities: activities.map(({ id, name = id }): Line => {
      // Rows may be called "constructor".
      const filled = Object.hasOwn(duties, id) ? (duties[id] ?? {}) : {};
      let crowded: Line["crowded"] = none;
      const holders: Record<Letter, readonly string[]> = { R: none, A: none, C: none, I: none };
      for (const [role, lists] of byRole) {
        const letters = Object.hasOwn(filled, role) ? filled[role] : undefined;
        if (!letters || letters.length === 0) continue;
        lists.push(letters);
        if (letters.length > 1) crowded = [...crowded, [role, letters]];
        for (const letter of letters) {
          const held = holders[letter];
          // Most have one holder or none: a list of just that length, for a hundred thousand activities.
          if (Object.hasOwn(holders, letter) && held.at(-1) !== role) holders[letter] = [...held, role];
        }
      }
      return { id, name, holders, crowded };
    }),
    byRole,
  };
  made.set(matrix, lines);
  return lines;
}

/** The activities with their letters, in the order of the rows. */
export const linesOf = (matrix: Matrix): readonly Line[] => linesIn(matrix).activities;

/** Every letter that a role holds, activity by activity. */
export const lettersIn = (matrix: Matrix, role: string): readonly (readonly Letter[])[] =>
  linesIn(matrix).byRole.get(role) ?? [];

/** Takes a letter out of a cell; whoever held nothing else is consulted. */
export const without = (letters: readonly Letter[] | undefined, letter: Letter): readonly Letter[] => {
  const rest = (letters ?? []).filter((l) => l !== letter);
  return rest.length > 0 ? rest : ["C"];
};
