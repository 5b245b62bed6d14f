/**
 * Numbers that put rows in order, with as few of them new as possible: those that already ascend stay, the others go between.
 *
 * @param there  the number each row has now, in the order wanted; `undefined` for none
 * @returns a number for each, strictly ascending
 */
export function numbersFor(there: readonly (number | undefined)[]): readonly number[] {
  const stays = longestAscent(there);
  const numbers: number[] = [];
  for (let index = 0; index < there.length; index++) {
    const own = there[index];
    if (own !== undefined && stays.has(index)) numbers.push(own);
    else numbers.push(between(numbers.at(-1), nextThatStays(there, stays, index), gapFrom(there, stays, index)));
  }
  return numbers;
}

/** How many rows in a row, from here, need a number. */
function gapFrom(there: readonly (number | undefined)[], stays: ReadonlySet<number>, from: number): number {
  let count = 0;
  while (from + count < there.length && !stays.has(from + count)) count++;
  return count;
}
function nextThatStays(
  there: readonly (number | undefined)[],
  stays: ReadonlySet<number>,
  from: number,
): number | undefined {
  for (let index = from; index < there.length; index++) if (stays.has(index)) return there[index];
  return undefined;
}
/** The first of `count` numbers between two: whole ones where there is room. */
function between(low: number | undefined, high: number | undefined, count: number): number {
  const from = low ?? 0;
  if (high === undefined) return Math.floor(from) + 1;
  if (low === undefined && high - count >= 1) return Math.ceil(high) - count;
  const next = Math.floor(from) + 1;
  return next + count - 1 < high ? next : from + (high - from) / (count + 1);
}

/** Indices of a longest strictly ascending run, not necessarily of neighbours. */
function longestAscent(values: readonly (number | undefined)[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  const at = (index: number): number => values[index] ?? Number.NaN;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value === undefined || !Number.isFinite(value)) continue;
    let place = tails.findIndex((tail) => at(tail) >= value);
    if (place < 0) place = tails.length;
    before.set(index, tails[place - 1]);
    tails[place] = index;
  }
  const stays = new Set<number>();
  for (let index = tails.at(-1); index !== undefined; index = before.get(index)) stays.add(index);
  return stays;
}
