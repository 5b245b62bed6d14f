import { type Document, type Project, projectOf } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import type { Opened } from "./defs.ts";
import type { Desk, Seer } from "./desk.ts";

/** The template whose document says by what the others are judged: roster, levels, calendar, budgets. */
const SETTINGS = "project";

/** What the panel shows of its issue, and what the documents there are judged with. */
export async function opened(desk: Desk): Promise<Opened> {
  const records = await desk.storage.records(desk.issueId);
  const [mayEdit, actor, around] = await Promise.all([
    desk.mayEdit(),
    desk.actor(),
    neighbours(desk, kindsOf(records), "reader"),
  ]);
  return { records, mayEdit, actor, around };
}

/** The surroundings in which the documents of this issue are judged and decided. */
export async function projectAt(desk: Desk, records: readonly DocumentRecord[]): Promise<Project> {
  const around = await neighbours(desk, kindsOf(records), "app");
  return projectOf([...records.filter(isLive).map(({ document }) => document), ...around], desk.now);
}

/**
 * Documents at other issues of the same Jira project: its settings, and those of the kinds that stand here, which rules compare
 * (what changes cost together, goals that carry one another).
 */
async function neighbours(desk: Desk, kinds: readonly string[], seenBy: Seer): Promise<readonly Document[]> {
  const { storage, issueId, inProject } = desk;
  const wanted = [...new Set([SETTINGS, ...kinds])];
  const found = (await Promise.all(wanted.map((kind) => storage.ofTemplate(kind)))).flat();
  const elsewhere = found.filter(({ issueId: at, record }) => at !== issueId && isLive(record));
  if (elsewhere.length === 0) return [];
  const ours = await inProject([...new Set(elsewhere.map(({ issueId: at }) => at))], seenBy);
  return elsewhere.filter(({ issueId: at }) => ours.has(at)).map(({ record }) => record.document);
}

const isLive = ({ trashed }: DocumentRecord): boolean => trashed !== true;
const kindsOf = (records: readonly DocumentRecord[]): readonly string[] =>
  records.filter(isLive).map(({ document }) => document.template);
