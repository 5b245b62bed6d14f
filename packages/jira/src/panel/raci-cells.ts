import type { Matrix } from "@parley/core";

/**
 * What a cell of a responsibility matrix may hold at one press: the letters alone, and A/R for a role that answers for what it
 * does itself. Two other letters in one cell are a fault (RA-08), so they are not offered.
 */
export function raciCells({ cell }: Matrix): readonly (readonly string[])[] | undefined {
  const letters = Object.keys(cell.options ?? {});
  if (cell.kind !== "choices" || letters.join() !== "R,A,C,I") return undefined;
  return [...letters.map((letter) => [letter]), ["A", "R"]];
}
