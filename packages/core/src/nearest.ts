/**
 * The name that was probably meant.
 *
 * @returns undefined when none is near: more than a third of its letters would have to change
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase().slice(0, 60);
  const measured = names.map((name) => ({ name, edits: name.startsWith(wanted) ? 0 : edits(wanted, name) }));
  const [best] = measured.sort((a, b) => a.edits - b.edits);
  return best && wanted !== "" && best.edits <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** Letters put in, taken out, replaced, or two neighbours swapped. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      line.push(Math.min(replaced, last[j]! + 1, line[j - 1]! + 1, swapped ? before[j - 2]! + 1 : Infinity));
    }
    [before, last] = [last, line];
  }
  return last[b.length]!;
}
