import type { Content } from "../../content.ts";
import type { raciMatrix } from "./shape.ts";

export type Letter = "R" | "A" | "C" | "I";
export type Matrix = Content<typeof raciMatrix>;

/** Letters of one activity by role id, in the order of the columns; cells of roles that are gone are left out. */
export const lettersOf = (
  { roles, duties }: Matrix,
  activity: string,
): readonly (readonly [string, readonly Letter[]])[] =>
  roles.flatMap(({ id }) => {
    const letters = duties[activity]?.[id];
    return letters && letters.length > 0 ? [[id, letters] as const] : [];
  });

/** Ids of the roles that hold a letter in an activity, in the order of the columns. */
export const holders = (matrix: Matrix, activity: string, letter: Letter): readonly string[] =>
  lettersOf(matrix, activity)
    .filter(([, letters]) => letters.includes(letter))
    .map(([role]) => role);

/** Every letter that a role holds, activity by activity. */
export const lettersIn = ({ activities, duties }: Matrix, role: string): readonly (readonly Letter[])[] =>
  activities.flatMap(({ id }) => {
    const letters = duties[id]?.[role];
    return letters && letters.length > 0 ? [letters] : [];
  });

/** Takes a letter out of a cell; whoever held nothing else is consulted. */
export const without = (letters: readonly Letter[] | undefined, letter: Letter): readonly Letter[] => {
  const rest = (letters ?? []).filter((l) => l !== letter);
  return rest.length > 0 ? rest : ["C"];
};
