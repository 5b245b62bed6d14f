import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { checker } from "./checker.ts";
import { core } from "./core.ts";
import { type Bench, templateOf, usualTemplates } from "./settings.ts";
import { progress } from "./table.ts";

const benches: Readonly<Record<string, Bench>> = { core, checker };

const help = `npm run bench [-- names] [options]

${Object.entries(benches)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join("\n")}

  --sizes 10,1000      rows of the documents
  --rounds 9           measured rounds of each
  --templates a,b      instead of ${usualTemplates.join(", ")}
  --json               figures as JSON`;

/** @throws Error in one sentence when it is no list of whole numbers above 0 */
function numbersIn(text: string, option: string): readonly number[] {
  const numbers = text.split(",").map(Number);
  if (numbers.every((n) => Number.isSafeInteger(n) && n > 0)) return numbers;
  throw new Error(`Unexpected ${option} "${text}", expected whole numbers such as 10,1000`);
}

function main(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sizes: { type: "string" },
      rounds: { type: "string" },
      templates: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  const unknown = positionals.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined)
    throw new Error(`Unexpected benchmark "${unknown}", expected one of ${Object.keys(benches).join(", ")}`);
  const templates = values.templates?.split(",") ?? usualTemplates;
  const stranger = templates.find((id) => !templateOf(id));
  if (stranger !== undefined)
    throw new Error(`Unexpected template "${stranger}", expected one such as ${usualTemplates.join(", ")}`);
  const rounds = values.rounds === undefined ? undefined : numbersIn(values.rounds, "--rounds")[0];
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? "unknown" };
  const figures: Record<string, unknown> = {};
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    const bench = benches[name]!;
    const sizes = values.sizes === undefined ? bench.sizes : numbersIn(values.sizes, "--sizes");
    const result = bench.run({ sizes, templates, ...(rounds !== undefined && { rounds }) });
    figures[name] = result.figures;
    progress("");
    if (!values.json) console.log(`${name}: ${bench.about}\n\n${result.text}\n`);
  }
  if (values.json) console.log(JSON.stringify({ machine, ...figures }, null, 2));
  else console.log(`Node ${machine.node.slice(1)}, ${machine.processors} processors, ${machine.model}`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  progress("");
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
