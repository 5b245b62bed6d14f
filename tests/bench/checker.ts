import { check, parse, type Shape } from "@parley/core";
import * as z from "zod/mini";
import { exponentOf, measure } from "./measure.ts";
import { ajvSchema, zodSchema } from "./plain-schemas.ts";
import { type Bench, casesOf, largerSizes, roundsFor, type Settings, templateOf } from "./settings.ts";
import { aligned, figure, progress } from "./table.ts";

/** How many rows have a fault: one in twenty, as in a document in use, or all of them. */
const variants = { some: 20, many: 1 } as const;
type Variant = keyof typeof variants;
interface Figure {
  readonly template: string;
  readonly faults: Variant;
  readonly rows: number;
  /** In one document. */
  readonly findings: number;
  /** Milliseconds for one document, the median of the rounds. */
  readonly checkMs: number;
  readonly parseMs: number;
  readonly zodMs: number;
  readonly ajvMs: number;
  readonly checkMicrosecondsPerRow: number;
  readonly checkToZod: number;
  readonly checkToParse: number;
  readonly checkToAjv: number;
}

/** Checking one document, side by side with looking at the form of the same content alone. */
function measureSize(id: string, faults: Variant, rows: number, { rounds = roundsFor(rows) }: Settings): Figure {
  const template = templateOf(id)!;
  const shape: Shape = template.shape;
  const what = `${id}, ${faults} faults, ${rows.toLocaleString("en")} rows`;
  progress(`${what}: making documents`);
  const cases = casesOf(template, rows, variants[faults]);
  const [plain, isValid] = [zodSchema(shape), ajvSchema(shape)];
  for (const { json, document } of cases)
    if (!z.safeParse(plain, json.content).success || !isValid(json.content))
      throw new Error(`Unexpected content of ${document.id}, expected what the schemas to compare with accept`);
  const findings = cases.flatMap(({ document, project }) => check(template, document, project)).length;
  const times = measure(
    [
      { name: "zod", run: () => cases.map(({ json }) => z.safeParse(plain, json.content)) },
      { name: "check", run: () => cases.map(({ document, project }) => check(template, document, project)) },
      { name: "parse", run: () => cases.map(({ json }) => parse(json, templateOf)) },
      { name: "ajv", run: () => cases.map(({ json }) => isValid(json.content)) },
    ],
    rounds,
    (round) => progress(`${what}: round ${round} of ${rounds}`),
  );
  const ms = (name: string): number => times.get(name)!.medianMs / cases.length;
  const [checkMs, parseMs, zodMs, ajvMs] = [ms("check"), ms("parse"), ms("zod"), ms("ajv")];
  return {
    template: id,
    faults,
    rows,
    findings: findings / cases.length,
    checkMs,
    parseMs,
    zodMs,
    ajvMs,
    checkMicrosecondsPerRow: (checkMs / rows) * 1000,
    checkToZod: checkMs / zodMs,
    checkToParse: checkMs / parseMs,
    checkToAjv: checkMs / ajvMs,
  };
}

/** All rules of a template on documents of growing size, against zod/mini and ajv on the same content. */
export const checker: Bench = {
  about: "check documents side by side with zod/mini and ajv on the same content",
  sizes: [10, 1000, 10_000, 100_000],
  run(settings) {
    const groups = settings.templates.flatMap((template) =>
      (Object.keys(variants) as Variant[]).map((faults) => ({ template, faults })),
    );
    const large = largerSizes(settings.sizes);
    const results = groups.map(({ template, faults }) => {
      const figures = settings.sizes.map((rows) => measureSize(template, faults, rows, settings));
      const own = figures.filter((f) => large.includes(f.rows));
      const grows = (time: (figure: Figure) => number): number | undefined =>
        exponentOf(own.map((f) => [f.rows, time(f)]));
      const growth = {
        check: grows((f) => f.checkMs),
        zod: grows((f) => f.zodMs),
        parse: grows((f) => f.parseMs),
        ajv: grows((f) => f.ajvMs),
      };
      return { template, faults, figures, growth };
    });
    const lines = results.flatMap(({ template, faults, figures, growth }) => [
      ...figures.map((f) => [
        `${template}, ${faults} faults`,
        f.rows.toLocaleString("en"),
        Math.round(f.findings).toLocaleString("en"),
        ...[f.checkMs, f.zodMs, f.parseMs, f.ajvMs, f.checkMicrosecondsPerRow].map(figure),
        ...[f.checkToZod, f.checkToParse, f.checkToAjv].map((ratio) => `${figure(ratio)} x`),
      ]),
      [
        `${template}, ${faults} faults`,
        "exponent",
        "",
        ...[growth.check, growth.zod, growth.parse, growth.ajv].map(figure),
      ],
    ]);
    const head = ["", "rows", "findings", "check ms", "zod ms", "parse ms", "ajv ms", "check µs/row"];
    const all = [...head, "check:zod", "check:parse", "check:ajv"];
    const notes = [
      "Processor time of one document, medians of interleaved rounds. zod: zod/mini, a plain schema of the content.",
      "parse: core's own reading of the whole document. ajv: the same schema as JSON Schema.",
      `Exponents of growth are fitted over ${large.map((n) => n.toLocaleString("en")).join(" and ")} rows.`,
    ];
    return { figures: results, text: `${aligned(all, lines)}\n${notes.join("\n")}` };
  },
};
