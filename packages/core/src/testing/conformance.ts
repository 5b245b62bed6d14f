import type { Language } from "../label.ts";
import { parts, type Shape } from "../shape.ts";
import type { AnyTemplate } from "../template.ts";
import { faultCases } from "./cases-faults.ts";
import { peopleCases, rowCases } from "./cases-people.ts";
import { tripCases } from "./cases-trips.ts";
import { type Bench, openBench } from "./bench.ts";
import type { ConformanceHost } from "./stage.ts";

/** One thing every host must do, for one template in one language. */
export interface ConformanceCase {
  readonly name: string;
  run(): Promise<void>;
}
/** What a case is: a name, and what it does with a bench of its own. */
export type CaseTable = Readonly<Record<string, (bench: Bench) => Promise<void>>>;

const everywhere: readonly CaseTable[] = [tripCases, peopleCases, faultCases];
/** Row cases are about tables: a template that has none has nothing to try there. */
const casesFor = (template: AnyTemplate): readonly CaseTable[] =>
  Object.keys(parts(template.shape as Shape).tables).length > 0 ? [...everywhere, rowCases] : everywhere;
export const caseNames: readonly string[] = [...everywhere, rowCases].flatMap((table) => Object.keys(table));

/**
 * Every case for every template in both languages, each on a fresh target. There is no skip list: a host opts out only through
 * `capabilities` or by reporting a loss, and a case then asserts that instead.
 */
export const conformanceCases = (
  host: ConformanceHost,
  templates: readonly AnyTemplate[],
  languages: readonly Language[] = ["en", "zh"],
): readonly ConformanceCase[] =>
  templates.flatMap((template) =>
    languages.flatMap((language) =>
      casesFor(template).flatMap((table) =>
        Object.entries(table).map(([name, test]) => ({
          name: `${(template.shape as { id: string }).id} ${language}: ${name}`,
          run: async () => {
            const bench = await openBench(host, template, templates, language);
            try {
              await test(bench);
            } finally {
              await bench.stage.close();
            }
          },
        })),
      ),
    ),
  );
