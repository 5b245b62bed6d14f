// Measures the text heuristics on labelled goal statements: precision, recall and F1 per label and language, with every
// miss.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, root } from "./process.mjs";

const corpus = join(root, "../shared/corpus/goals.jsonl");
const labels = { measurable: "measure", timeBound: "time", vague: "vague" };
const wanted = { measurable: 0.95, timeBound: 0.95, vague: 0.85 };

async function loadAnalyse() {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(root, "tsconfig.base.json") });
  const { analyse } = await import(pathToFileURL(join(root, "packages/core/src/index.ts")).href);
  return analyse;
}

/** Statements of a JSON Lines file, their labels under the names that the engine uses. */
function readGoals(path) {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line))
    .map(({ time_bound: timeBound, ...goal }) => ({ ...goal, timeBound }));
}

/**
 * What the engine gets right and wrong of one label.
 *
 * @returns {{ right: number, misses: string[], wrong: number, missed: number }}
 */
function measure(analyse, goals, label) {
  const counts = { right: 0, wrong: 0, missed: 0, misses: [] };
  for (const { id, text, [label]: expected } of goals) {
    const { [label]: found, spans } = analyse(text);
    if (found && expected) counts.right++;
    if (found === expected) continue;
    counts[found ? "wrong" : "missed"]++;
    const seen = spans.filter(({ kind }) => kind.startsWith(labels[label])).map((span) => span.text);
    counts.misses.push(
      found ? `  unexpected "${seen.join('", "')}" in ${id}: ${text}` : `  nothing found in ${id}: ${text}`,
    );
  }
  return counts;
}

const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`);
function report(name, { right, wrong, missed, misses }, least) {
  const f1 = right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
  const rates = `precision ${percent(right, right + wrong)}, recall ${percent(right, right + missed)}`;
  const counts = `${right} right, ${wrong} wrong, ${missed} missed`;
  const verdict = f1 >= least ? "" : `, below ${least}`;
  console.log(`${name.padEnd(24)} ${rates}, F1 ${f1.toFixed(3)} (${counts})${verdict}`);
  for (const miss of misses) console.log(miss);
  return f1 >= least;
}

await main(async () => {
  if (!existsSync(corpus)) {
    console.log(`No labelled goals at ${corpus}: nothing to measure`);
    return 0;
  }
  const analyse = await loadAnalyse();
  const goals = readGoals(corpus);
  if (goals.length === 0) throw new Error(`Unexpected empty ${corpus}, expected one labelled goal per line`);
  const sure = goals.filter(({ doubt }) => doubt === undefined);
  let isFine = true;
  for (const lang of [...new Set(sure.map((goal) => goal.lang))].sort())
    for (const label of Object.keys(labels)) {
      const counts = measure(
        analyse,
        sure.filter((goal) => goal.lang === lang),
        label,
      );
      isFine = report(`goals ${lang} ${label}`, counts, wanted[label]) && isFine;
    }
  const doubtful = goals.filter(({ doubt }) => doubt !== undefined);
  for (const label of Object.keys(labels)) report(`goals in doubt ${label}`, measure(analyse, doubtful, label), 0);
  console.log(`${sure.length} goals, ${doubtful.length} in doubt`);
  return isFine ? 0 : 1;
});
