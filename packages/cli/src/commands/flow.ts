import {
  type Actor,
  advance,
  type AnyTemplate,
  clipped,
  type Document,
  flowOf,
  type Label,
  ParleyError,
  projectOf,
  settle,
  type Step,
} from "@parley/core";
import { defineCommand, type ExitCode } from "../command.ts";
import { type DocumentFile, readDocuments, writeBack } from "../documents.ts";
import type { Io } from "../io.ts";
import { styled } from "../io.ts";
import { templateOf } from "../known-templates.ts";
import { type Named, namedPerson } from "../named-person.ts";
import { nearest } from "../nearest.ts";
import { possibleActions, type Standpoint } from "../possible-actions.ts";
import { actionAnswers, fallenBack, printActions, printRefusals, stateText, unverified } from "../show-flow.ts";
import { dayFrom, todayFor } from "../today.ts";
import { UsageError } from "../usage-error.ts";

export const flow = defineCommand({
  name: "flow",
  summary: ["Say where a document stands and who may do what; take a step", "查看文档状态与可执行的操作；推进流程"],
  arguments: [
    { name: ["file", "文件"], label: ["The document as JSON or Markdown", "JSON 或 Markdown 文档"] },
    {
      name: ["action", "操作"],
      optional: true,
      label: [
        "The step to take, such as approve; without it they are listed",
        "要执行的操作，如 approve；不写则列出全部",
      ],
    },
  ],
  options: {
    as: {
      kind: "text",
      value: ["person", "人员"],
      label: [
        'Who acts: a name, an e-mail address or "Name <email>"; somebody of the project\'s people when it is known',
        "操作人：姓名、邮箱或“姓名 <邮箱>”；有项目人员名单时须在其中",
      ],
    },
    comment: { kind: "text", value: ["text", "文本"], label: ["Why; some steps need it", "说明；部分操作必填"] },
    project: {
      kind: "text",
      value: ["file", "文件"],
      label: ["The project document: its people, budget and thresholds", "项目设置文档：人员、预算与阈值"],
    },
    document: {
      kind: "text",
      value: ["id", "编号"],
      label: ["Which one, where the file holds several", "文件含多份文档时指定"],
    },
    today: {
      kind: "text",
      value: ["day", "日期"],
      label: ["Act as of this day, such as 2027-06-20", "以此日期为今天，如 2027-06-20"],
    },
  },
  examples: [
    "parley flow change.json --project project.json",
    'parley flow change.json approve --as "Zhou Lü <zhou@example.com>" --project project.json',
    'parley flow change.json reject --as zhou@example.com --comment "Too late for 618" --project project.json',
  ],
  async run({ arguments: [path = "", typed], options }, io) {
    const [today, now] = [dayFrom(options.today), io.now()];
    const files = await readDocuments(options.project === undefined ? [path] : [path, options.project]);
    const file = files[0]!;
    const before = chosen(file, options.document);
    const template = templateOf(before.template)!;
    const all = files.flatMap(({ documents }) => documents);
    const project = projectOf(all, now, today);
    const document = settle(template, before, now, { project });
    const at = standing({ template, document: before, project }, document);
    const named = options.as === undefined ? undefined : namedPerson(options.as, template.shape, document, at.project);
    const told: Told = { file, before, at, named };
    if (typed === undefined) return list(told, io);
    const action = actionOf(template, typed);
    if (!named) throw missingPerson(action);
    return take(told, named, action, options.comment, io);
  },
});

interface Told {
  readonly file: DocumentFile;
  /** As it stands in the file. */
  readonly before: Document;
  readonly at: Standpoint;
  readonly named: Named | undefined;
}

/** The same surroundings with another version of the document in them. */
const standing = ({ template, document, project }: Standpoint, now: Document): Standpoint => {
  const documents = project.documents.map((each) => (each === document ? now : each));
  return { template, document: now, project: { ...project, documents } };
};

/** Says where a document stands; writes nothing. */
function list({ file, before, at, named }: Told, io: Io): ExitCode {
  const { document } = at;
  const person = named?.person;
  const barred = named?.refusals ?? [];
  const actions = possibleActions(at, person).map((one) => ({ ...one, refusals: [...barred, ...one.refusals] }));
  io.answer({
    ...headOf(file.path, document, io),
    ...(document !== before && { void: io.say(fallenBack(before, document)) }),
    ...(person && { as: person }),
    actions: actionAnswers(actions, person, io),
  });
  io.line(styled("bold", clipped(document.title, 80)), styled("dim", `  ${file.path}`));
  io.line("  ", io.say(["State: ", "状态："]), styled("cyan", stateText(document, io)));
  if (document !== before) io.line("  ", styled("yellow", io.say(fallenBack(before, document))));
  printActions(actions, person, io);
  return 0;
}

/** Takes a step, or says every reason why not. */
async function take(
  told: Told,
  { person, refusals: barred }: Named,
  step: Step,
  comment: string | undefined,
  io: Io,
): Promise<ExitCode> {
  const { file, before, at } = told;
  const { template, document, project } = at;
  const actor: Actor = { person, verified: false };
  const result = advance(template, document, step.action, actor, project, comment);
  if (!result.ok) return refuse(told, step, [...barred, ...result.refusals], io);
  if (barred.length > 0) return refuse(told, step, barred, io);
  const after = file.documents.map((each) => (each === before ? result.document : each));
  await writeBack(file, after, todayFor(project.documents, project.facts.now));
  const next = possibleActions(standing(at, result.document));
  io.answer({
    ...headOf(file.path, result.document, io),
    action: step.action,
    from: document.flow.state,
    by: person,
    ...(document !== before && { void: io.say(fallenBack(before, document)) }),
    waitsFor: result.waitsFor,
    verified: false,
    note: io.say(unverified),
    actions: actionAnswers(next, undefined, io),
  });
  if (document !== before) io.line(styled("yellow", io.say(fallenBack(before, document))));
  io.line(
    styled("green", io.say(step.label)),
    ": ",
    stateText(document, io),
    " → ",
    styled("bold", stateText(result.document, io)),
    styled("dim", `  ${clipped(person.name, 60)}`),
  );
  if (result.waitsFor > 0) io.line("  ", styled("yellow", io.say(waiting(result.waitsFor))));
  io.line(io.say([`wrote ${file.path}`, `已写入 ${file.path}`]));
  io.line(styled("dim", io.say(unverified)));
  io.line();
  io.line(io.say(["From here:", "接下来："]));
  printActions(next, undefined, io);
  return 0;
}

const waiting = (n: number): Label => [
  `recorded; it waits for ${n === 1 ? "one more decision" : `${n} more decisions`} by somebody else`,
  `已记录；还需另外 ${n} 人同意`,
];

function refuse({ file, before, at: { document } }: Told, step: Step, reasons: readonly Label[], io: Io): ExitCode {
  // Why the state is another one than the file says comes first: the rest follows from it.
  const refused = document === before ? reasons : [fallenBack(before, document), ...reasons];
  io.answer({
    ...headOf(file.path, document, io),
    action: step.action,
    refused: refused.map((reason) => io.say(reason)),
  });
  printRefusals(document, refused, io);
  return 1;
}

const headOf = (file: string, document: Document, io: Io): object => ({
  file,
  document: document.id,
  title: document.title,
  state: document.flow.state,
  stateName: stateText(document, io),
});

/** @throws ParleyError "not-found" when the file holds several documents and none, or a wrong one, was named */
function chosen({ documents, path }: DocumentFile, id: string | undefined): Document {
  const candidates = documents.filter((each) => (id === undefined ? each.template !== "project" : each.id === id));
  const [only, ...others] = candidates.length > 0 || id !== undefined ? candidates : documents;
  if (only && others.length === 0) return only;
  const ids = documents.map((each) => each.id).slice(0, 5);
  const n = documents.length;
  throw new ParleyError("not-found", {
    found:
      id === undefined
        ? [`${n} documents in ${path}`, `${path} 中有 ${n} 份文档`]
        : [`no document "${clipped(id, 60)}" in ${path}`, `${path} 中没有文档“${clipped(id, 60)}”`],
    expected: [`--document with one of ${ids.join(", ")}`, `--document 指定 ${ids.join("、")} 之一`],
  });
}

/** The step that somebody named by its id, or by its label in either language. */
function actionOf(template: AnyTemplate, typed: string): Step {
  const { steps } = flowOf(template);
  const wanted = typed.trim().toLowerCase();
  const isNamed = ({ action, label }: Step): boolean =>
    [action, ...label].some((name) => name.toLowerCase() === wanted);
  const step = steps.find(({ action }) => action === typed) ?? steps.find(isNamed);
  if (step) return step;
  const ids = [...new Set(steps.map(({ action }) => action))];
  const near = nearest(typed, ids);
  throw new UsageError(
    [`action "${clipped(typed, 60)}"`, `操作“${clipped(typed, 60)}”`],
    near ? [near, near] : [`one of ${ids.join(", ")}`, `${ids.join("、")} 之一`],
  );
}

const missingPerson = ({ action }: Step): UsageError =>
  new UsageError(
    [`${action} without --as`, `${action} 缺少 --as`],
    ['--as <person>: a name, an e-mail address or "Name <email>"', "--as <人员>：姓名、邮箱或“姓名 <邮箱>”"],
  );
