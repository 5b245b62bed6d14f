/** Something to measure: `run` does all of the work once and gives back what it made, so that nothing of it is left out. */
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

/** Times of one contestant: of the processor, not of the clock, so that what else the machine does is left out. */
export interface Times {
  /** Half of the rounds were faster. Milliseconds. */
  readonly medianMs: number;
  /** The fastest round: the one least disturbed by whatever else the machine did. Milliseconds. */
  readonly bestMs: number;
}

/** What is kept of results so that no engine may leave work out whose result nobody reads. */
export const seen: { last: unknown } = { last: undefined };

/** Shorter than this, one run says more of the clock than of the work: it is repeated within its round. */
const leastMs = 5;
/** How long the engine may learn before anything counts: a document of 10 rows takes many runs until it is as fast as it gets. */
const warmUpMs = 500;

/**
 * Measures contestants in turn, round by round, so that a busy minute of the machine hits all of them alike.
 *
 * @param rounds  measured rounds, >= 1; the garbage of one contestant is collected before the next begins (with --expose-gc)
 * @param onRound  called before each round
 * @returns times by name, of one run each
 */
export function measure(
  contestants: readonly Contestant[],
  rounds: number,
  onRound: (round: number) => void = () => undefined,
): ReadonlyMap<string, Times> {
  const samples = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  const once = new Map(contestants.map(({ name, run }) => [name, Math.max(timed(run), leastMs / 1000)]));
  const timesIn = (name: string, ms: number): number => Math.ceil(ms / once.get(name)!);
  for (const { name, run } of contestants) timed(run, timesIn(name, warmUpMs));
  for (let round = 1; round <= rounds; round++) {
    onRound(round);
    for (const { name, run } of contestants) {
      // Only what is young: a whole collection would also take what the engine has learnt of the objects that are gone.
      globalThis.gc?.({ type: "minor" });
      samples.get(name)!.push(timed(run, timesIn(name, leastMs)));
    }
  }
  return new Map([...samples].map(([name, ms]) => [name, { medianMs: medianOf(ms), bestMs: Math.min(...ms) }]));
}

/** Milliseconds of processor time of one run, over so many. The garbage collector's are in it: it has no thread of its own (--single-threaded-gc). */
function timed(run: () => unknown, times = 1): number {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) seen.last = run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}

/** The middle one, or the mean of the two in the middle; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The power of the size with which time grows: 1 is in proportion, 2 is the square. The slope of log time over log size by least squares.
 *
 * @param points  size and time, of the larger sizes; small ones tell of what is done once
 * @returns undefined with fewer than two sizes
 */
export function exponentOf(points: readonly (readonly [size: number, ms: number])[]): number | undefined {
  if (points.length < 2) return undefined;
  const logs = points.map(([size, ms]) => [Math.log(size), Math.log(ms)] as const);
  const mean = (pick: 0 | 1): number => logs.reduce((sum, log) => sum + log[pick], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  const below = logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
  return above / below;
}
