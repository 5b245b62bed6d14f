// Measures how well tables made by other people are read: adopts every table of a labelled corpus and prints
// precision and recall with every miss.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, root } from "./process.mjs";

const corpus = join(root, "../shared/corpus");
const facts = {
  now: "2027-03-01T09:00:00+08:00",
  today: "2027-03-01",
  people: [],
  calendar: { off: [], on: [] },
};

/** @returns everything of core that is measured, from its sources */
async function loadCore() {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(root, "tsconfig.base.json") });
  const from = (path) => import(pathToFileURL(join(root, "packages/core/src", path)).href);
  const [adopting, { check }, { templates }] = await Promise.all([
    from("adopt/index.ts"),
    from("check.ts"),
    from("_registry.ts"),
  ]);
  return { ...adopting, check, templates };
}

const labelsOf = (folder) =>
  readFileSync(join(folder, "labels.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
const formatOf = (file) => (file.endsWith(".csv") ? "csv" : "markdown");
/** Names as they are compared: without signs of markup, in one case, with single spaces. */
const plain = (text) =>
  String(text ?? "")
    .normalize("NFKC")
    .replaceAll(/[\\|*_`~]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`);

/** Hits, false alarms and misses of one group. */
const tally = () => ({ hit: 0, wrong: 0, missed: 0 });
const f1 = ({ hit, wrong, missed }) => (hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong + missed));
function rates(name, counts) {
  const { hit, wrong, missed } = counts;
  const shares = `precision ${percent(hit, hit + wrong)}, recall ${percent(hit, hit + missed)}`;
  return `${name.padEnd(26)} ${shares}, F1 ${f1(counts).toFixed(3)} (${hit} right, ${wrong} wrong, ${missed} missed)`;
}
const group = (groups, name) => groups.get(name) ?? groups.set(name, tally()).get(name);

/** The best adoption of a file's tables: the one of the wanted template, else the first. */
function adoptFile(core, folder, file, as) {
  const tables = core.readTables(readFileSync(join(folder, file), "utf8"), formatOf(file));
  const adopted = tables.map((table) => ({ table, ...core.adopt(table, core.templates, as ? { as } : {}) }));
  return adopted.find(({ ok }) => ok) ?? adopted[0];
}

/** A and R per activity of an adopted matrix, and what the rules say of it. */
function judged(core, adoption) {
  const template = core.templates.find(({ shape }) => shape.id === adoption.template);
  const [document] = core.toDocuments(adoption, template, adoption.table, { now: facts.now, newId: () => "doc-1" });
  const { activities, duties } = document.content;
  const count = (id, letter) => Object.values(duties[id] ?? {}).filter((cell) => cell.includes(letter)).length;
  const rows = activities.map(({ id, name }) => ({
    id,
    name: plain(name),
    accountable: count(id, "A"),
    responsible: count(id, "R"),
  }));
  const rules = { "RA-01": "one-accountable", "RA-02": "some-responsible" };
  const faults = core
    .check(template, document, { facts, documents: [] })
    .flatMap(({ code, at }) => (rules[code] ? [{ id: at[1], rule: rules[code] }] : []));
  return { rows, faults, roles: document.content.roles.map(({ name }) => plain(name)) };
}

/**
 * Responsibility matrices: layout, counts per activity, faults.
 *
 * @returns {{ lines: string[], misses: string[], right: number, files: number, faults: object }}
 */
export function measureMatrices(core, folder) {
  const labels = labelsOf(join(folder, "raci"));
  const misses = [];
  const byLayout = new Map();
  const faults = new Map();
  let [right, rowsRight, rows, layouts] = [0, 0, 0, 0];
  for (const label of labels) {
    const say = (text) => misses.push(`${label.file}: ${text}`);
    const adoption = adoptFile(core, folder, label.file);
    const group1 = group(byLayout, label.layout);
    if (!adoption?.ok || adoption.template !== "raci-matrix") {
      say(`read as ${adoption?.ok ? adoption.template : "nothing"}, expected raci-matrix`);
      group1.missed++;
      rows += label.rows.length;
      countFaults(
        label,
        { rows: [], faults: [] },
        [group(faults, label.lang), group(faults, label.layout), group(faults, "all")],
        say,
      );
      continue;
    }
    const found = judged(core, adoption);
    const sameLayout = adoption.layout === label.layout;
    if (sameLayout) layouts++;
    else say(`layout ${adoption.layout}, expected ${label.layout}`);
    let same = found.rows.length === label.rows.length || label.rows.some((row) => row.activity.startsWith("("));
    if (!same) say(`${found.rows.length} activities, expected ${label.rows.length}`);
    const certain = label.rows.filter((row) => !row.ambiguous);
    rows += certain.length;
    label.rows.forEach((row, i) => {
      if (row.ambiguous) return;
      const own =
        found.rows[i]?.name === plain(row.activity)
          ? found.rows[i]
          : found.rows.find(({ name }) => name === plain(row.activity));
      const equal =
        own?.accountable === row.accountable && (row.ambiguousResponsible || own?.responsible === row.responsible);
      if (equal) rowsRight++;
      else {
        same = false;
        say(
          own
            ? `"${row.activity}" A ${own.accountable} R ${own.responsible}, expected A ${row.accountable} R ${row.responsible}`
            : `"${row.activity}" is missing`,
        );
      }
    });
    if (sameLayout && same) {
      right++;
      group1.hit++;
    } else group1.missed++;
    countFaults(label, found, [group(faults, label.lang), group(faults, label.layout), group(faults, "all")], say);
  }
  const lines = [
    `files with layout and counts right: ${right} of ${labels.length} (${percent(right, labels.length)})`,
    `layouts right: ${layouts}; activities with right counts: ${rowsRight} of ${rows} (${percent(rowsRight, rows)})`,
    ...[...byLayout].map(([name, { hit, missed }]) => `  ${name.padEnd(20)} ${hit} of ${hit + missed}`),
    ...[...faults].map(([name, counts]) => rates(`  faults, ${name}`, counts)),
  ];
  return { lines, misses, right, files: labels.length, faults: faults.get("all") ?? tally() };
}

/** Faults by activity and rule; activities that the labeller doubts are left out on both sides. */
function countFaults(label, found, groups, say) {
  const doubtful = new Set(label.rows.filter((row) => row.ambiguous).map((row) => plain(row.activity)));
  const unsure = new Set(label.rows.filter((row) => row.ambiguousResponsible).map((row) => plain(row.activity)));
  const left = new Map();
  for (const { activity, rule, ambiguous } of label.faults) {
    const key = `${plain(activity)} ${rule}`;
    if (!ambiguous && !doubtful.has(plain(activity))) left.set(key, (left.get(key) ?? 0) + 1);
  }
  const names = new Map(found.rows.map(({ id, name }) => [id, name]));
  for (const { id, rule } of found.faults) {
    const name = names.get(id) ?? "";
    if (doubtful.has(name) || (unsure.has(name) && rule === "some-responsible")) continue;
    if (label.rows.some((row) => row.activity.startsWith("("))) continue;
    const key = `${name} ${rule}`;
    const there = (left.get(key) ?? 0) > 0;
    if (there) left.set(key, left.get(key) - 1);
    else say(`false alarm: ${key}`);
    for (const counts of groups) counts[there ? "hit" : "wrong"]++;
  }
  for (const [key, n] of left)
    for (let i = 0; i < n; i++) {
      say(`fault not found: ${key}`);
      for (const counts of groups) counts.missed++;
    }
}

/**
 * Headers of the other tables. `told`: the template is named, else recognised.
 *
 * @returns {{ lines: string[], misses: string[], headers: number, right: number, wrong: number, recognised: number,
 * files: number }}
 */
export function measureHeaders(core, folder, told) {
  const labels = labelsOf(join(folder, "tables"));
  const misses = [];
  const [groups, fields] = [new Map(), new Map()];
  let [headers, right, wrong, recognised, rowsRight] = [0, 0, 0, 0, 0];
  for (const label of labels) {
    const say = (text) => misses.push(`${label.file}: ${text}`);
    const adoption = adoptFile(core, folder, label.file, told ? label.kind : undefined);
    const isKind = adoption?.ok && adoption.template === label.kind;
    if (isKind) recognised++;
    else say(`read as ${adoption?.ok ? adoption.template : "nothing"}, expected ${label.kind}`);
    const mapping = new Map((adoption?.ok ? adoption.mapping : []).map(({ header, field }) => [plain(header), field]));
    if (isKind && recordsOf(adoption) === label.rows) rowsRight++;
    else if (isKind) say(`${recordsOf(adoption)} rows, expected ${label.rows}`);
    for (const [header, field] of Object.entries(label.columns)) {
      const own = mapping.get(plain(header)) ?? null;
      const good = own === field || (label.alsoAcceptable?.[header] ?? []).includes(own);
      headers++;
      if (good) right++;
      else say(`"${header}" as ${own}, expected ${field}`);
      if (!good && own !== null) wrong++;
      for (const name of [label.kind, label.lang]) {
        const counts = group(groups, name);
        if (good) counts.hit++;
        else if (own === null) counts.missed++;
        else counts.wrong++;
      }
      if (good && own !== null) group(fields, own).hit++;
      if (!good && own !== null) group(fields, own).wrong++;
      if (!good && field !== null) group(fields, field).missed++;
    }
  }
  const lines = [
    `headers mapped right: ${right} of ${headers} (${percent(right, headers)}), wrong mappings ${wrong} (${percent(wrong, headers)})`,
    `templates ${told ? "told" : "recognised"}: ${recognised} of ${labels.length}; row counts right: ${rowsRight}`,
    ...[...groups].map(
      ([name, { hit, wrong: bad, missed }]) => `  ${name.padEnd(22)} right ${hit}, wrong ${bad}, not mapped ${missed}`,
    ),
    ...[...fields].sort(([a], [b]) => a.localeCompare(b)).map(([name, counts]) => rates(`    ${name}`, counts)),
  ];
  return { lines, misses, headers, right, wrong, recognised, files: labels.length };
}
const recordsOf = ({ documents }) =>
  documents.length > 1
    ? documents.length
    : Math.max(
        ...Object.values(documents[0]?.content ?? {}).map((rows) => (Array.isArray(rows) ? rows.length : 0)),
        0,
      ) || documents.length;

const report = (title, { lines, misses }) =>
  [title, ...lines, ...(misses.length === 0 ? ["  nothing missed"] : misses.map((miss) => `  - ${miss}`)), ""].join(
    "\n",
  );

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(async () => {
    if (!existsSync(join(corpus, "raci")) || !existsSync(join(corpus, "tables"))) {
      console.log("No corpus of tables beside the repository: nothing measured");
      return 0;
    }
    const core = await loadCore();
    console.log(report("Responsibility matrices", measureMatrices(core, corpus)));
    console.log(report("Headers, template recognised", measureHeaders(core, corpus, false)));
    console.log(report("Headers, template told", measureHeaders(core, corpus, true)));
    return 0;
  });
