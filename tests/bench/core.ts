import { check, contentHash, parse, type Shape } from "@parley/core";
import { exponentOf, measure } from "./measure.ts";
import { type Bench, casesOf, largerSizes, roundsFor, type Settings, templateOf } from "./settings.ts";
import { aligned, figure, progress } from "./table.ts";

const tasks = ["parse", "check", "hash"] as const;
interface Figure {
  readonly template: string;
  readonly task: (typeof tasks)[number];
  readonly rows: number;
  /** Milliseconds for one document. */
  readonly medianMs: number;
  readonly bestMs: number;
  readonly microsecondsPerRow: number;
}

/** What core does with one document of a size. */
function measureSize(id: string, rows: number, { rounds = roundsFor(rows) }: Settings): readonly Figure[] {
  const template = templateOf(id)!;
  const shape: Shape = template.shape;
  progress(`${id}: making documents of ${rows} rows`);
  const cases = casesOf(template, rows, 20);
  const work: Readonly<Record<Figure["task"], () => unknown>> = {
    parse: () => cases.map(({ json }) => parse(json, templateOf)),
    check: () => cases.map(({ document, project }) => check(template, document, project)),
    hash: () => cases.map(({ document }) => contentHash(shape, document.content)),
  };
  const times = measure(
    tasks.map((name) => ({ name, run: work[name] })),
    rounds,
    (round) => progress(`${id}: ${rows} rows, round ${round} of ${rounds}`),
  );
  return tasks.map((task) => {
    const { medianMs, bestMs } = times.get(task)!;
    const [median, best] = [medianMs / cases.length, bestMs / cases.length];
    return {
      template: id,
      task,
      rows,
      medianMs: median,
      bestMs: best,
      microsecondsPerRow: (median / rows) * 1000,
    };
  });
}

/** Reading, judging and hashing documents of growing size. */
export const core: Bench = {
  about: "parse, check and hash documents of growing size",
  sizes: [10, 100, 1000, 10_000, 100_000],
  run(settings) {
    const figures = settings.templates.flatMap((id) =>
      settings.sizes.flatMap((rows) => measureSize(id, rows, settings)),
    );
    const large = largerSizes(settings.sizes);
    const groups = settings.templates.flatMap((template) => tasks.map((task) => ({ template, task })));
    const growth = groups.map(({ template, task }) => {
      const own = figures.filter((f) => f.template === template && f.task === task && large.includes(f.rows));
      return { template, task, exponent: exponentOf(own.map((f) => [f.rows, f.medianMs])) };
    });
    const lines = groups.flatMap(({ template, task }, i) => [
      ...figures
        .filter((f) => f.template === template && f.task === task)
        .map((f) => [
          `${task} ${template}`,
          f.rows.toLocaleString("en"),
          figure(f.medianMs),
          figure(f.bestMs),
          figure(f.microsecondsPerRow),
          "",
        ]),
      [`${task} ${template}`, "growth", "", "", "", figure(growth[i]!.exponent)],
    ]);
    const head = ["", "rows", "median ms", "best ms", "µs per row", "exponent"];
    const note = `Processor time of one document. Growth is fitted over the medians at ${large.map((n) => n.toLocaleString("en")).join(" and ")} rows.`;
    return { figures: { figures, growth }, text: `${aligned(head, lines)}\n${note}` };
  },
};
