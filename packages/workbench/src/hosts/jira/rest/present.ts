import { type Label, say } from "@parley/core";
import type { Issue, Project, Status, User, World } from "../world.ts";

type Language = "en" | "zh";

/** How records leave through the REST API: Jira's own field names, links and rich text. */
export interface Presenter {
  user(user: User): object;
  /** @param wanted  field names; empty or "*all" = every field */
  issue(issue: Issue, wanted: readonly string[]): object;
  project(project: Project): object;
  link(path: string): string;
}

/** Jira shows the names of its own lists in the reader's language. */
const STATUSES: Readonly<Record<Status, { readonly id: string; readonly label: Label; readonly category: string }>> = {
  "To Do": { id: "10000", label: ["To Do", "待办"], category: "new" },
  "In Progress": { id: "3", label: ["In Progress", "处理中"], category: "indeterminate" },
  Done: { id: "10001", label: ["Done", "完成"], category: "done" },
};
const TYPES: Readonly<Record<Issue["type"], { readonly id: string; readonly label: Label }>> = {
  Epic: { id: "10000", label: ["Epic", "长篇故事"] },
  Task: { id: "10002", label: ["Task", "任务"] },
  Story: { id: "10001", label: ["Story", "故事"] },
};
const PRIORITIES: Readonly<Record<string, Label>> = {
  High: ["High", "高"],
  Medium: ["Medium", "中"],
  Low: ["Low", "低"],
};

/** An issue type as the context of an app names it. */
export const typeOf = ({ type }: Issue): { readonly type: string; readonly typeId: string } => ({
  type,
  typeId: TYPES[type].id,
});

/** @param base  of the site, without a slash at the end */
export function presenter(world: World, base: string, language: Language): Presenter {
  const link = (path: string): string => `${base}/rest/api/3/${path}`;
  const user = ({ accountId, displayName, emailAddress, active }: User): object => ({
    self: link(`user?accountId=${encodeURIComponent(accountId)}`),
    accountId,
    accountType: "atlassian",
    displayName: say(displayName, language),
    emailAddress,
    active,
    timeZone: "Asia/Shanghai",
  });
  const userBy = (accountId: string | undefined): object | null => {
    const found = accountId === undefined ? undefined : world.user(accountId);
    return found ? user(found) : null;
  };
  const project = (p: Project): object => ({
    id: p.id,
    key: p.key,
    self: link(`project/${p.id}`),
    name: say(p.name, language),
    lead: userBy(p.lead),
    projectTypeKey: "software",
    style: "classic",
  });
  const fields = (i: Issue): Record<string, unknown> => {
    const owner = world.project(i.project);
    const { id, label, category } = STATUSES[i.status];
    return {
      summary: say(i.summary, language),
      description: richText(say(i.description, language)),
      status: { id, name: say(label, language), statusCategory: { key: category, name: say(label, language) } },
      issuetype: { id: TYPES[i.type].id, name: say(TYPES[i.type].label, language), subtask: false },
      priority: { name: say(PRIORITIES[i.priority] ?? [i.priority, i.priority], language) },
      assignee: userBy(i.assignee),
      reporter: userBy(i.reporter),
      labels: i.labels,
      duedate: i.dueOn ?? null,
      created: i.createdAt,
      updated: i.updatedAt,
      project: owner ? project(owner) : null,
    };
  };
  const issue = (i: Issue, wanted: readonly string[]): object => {
    const all = wanted.length === 0 || wanted.includes("*all") || wanted.includes("*navigable");
    const shown = Object.entries(fields(i)).filter(([name]) => all || wanted.includes(name));
    return { id: i.id, key: i.key, self: link(`issue/${i.id}`), fields: Object.fromEntries(shown) };
  };
  return { user, issue, project, link };
}

/** Plain paragraphs in the Atlassian Document Format. */
const richText = (plain: string): object => ({
  type: "doc",
  version: 1,
  content: plain.split("\n").map((line) => ({
    type: "paragraph",
    content: line === "" ? [] : [{ type: "text", text: line }],
  })),
});
