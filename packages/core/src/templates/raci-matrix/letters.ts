import type { Content } from "../../content.ts";
import type { raciMatrix } from "./shape.ts";

export type Letter = "R" | "A" | "C" | "I";
export type Matrix = Content<typeof raciMatrix>;

/** One activity with its filled cells, in the order of the columns; cells of roles that are gone are left out. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly (readonly [role: string, letters: readonly Letter[]])[];
  /** Ids of the roles that hold a letter. */
  readonly holders: Readonly<Record<Letter, readonly string[]>>;
}
interface Lines {
  readonly activities: readonly Line[];
  readonly byRole: ReadonlyMap<string, readonly (readonly Letter[])[]>;
}
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
      const cells: (readonly [string, readonly Letter[]])[] = [];
      const holders: Record<Letter, string[]> = { R: [], A: [], C: [], I: [] };
      for (const [role, lists] of byRole) {
        const letters = Object.hasOwn(filled, role) ? filled[role] : undefined;
        if (!letters || letters.length === 0) continue;
        cells.push([role, letters]);
        lists.push(letters);
        for (const letter of letters) {
          const held = Object.hasOwn(holders, letter) ? holders[letter] : [];
          if (held.at(-1) !== role) held.push(role);
        }
      }
      return { id, name, cells, holders };
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
