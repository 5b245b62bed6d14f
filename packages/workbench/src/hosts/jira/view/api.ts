import type { Label, Language } from "@parley/core";
import { localeOf } from "./language.ts";
import type { Person } from "./people.ts";

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: Label;
}
export interface Session {
  readonly user: Person;
  readonly users: readonly Person[];
  readonly projects: readonly Project[];
}
interface Named {
  readonly name: string;
}
export interface RichText {
  readonly content?: readonly { readonly content?: readonly { readonly text?: string }[] }[];
}
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly description: RichText | null;
    readonly status: Named & { readonly statusCategory: { readonly key: string } };
    readonly issuetype: Named & { readonly id: string };
    readonly priority: Named;
    readonly assignee: Person | null;
    readonly reporter: Person | null;
    readonly labels: readonly string[];
    readonly duedate: string | null;
    readonly project: { readonly id: string; readonly key: string; readonly name: string };
  };
}
export interface PanelModule {
  readonly key: string;
  readonly title: Label;
}

/** The site's HTTP routes that this page uses, and no other. Every function rejects with the site's own sentence. */
export interface Api {
  readonly session: () => Promise<Session>;
  readonly become: (accountId: string) => Promise<Session>;
  readonly issues: (project: string) => Promise<readonly Issue[]>;
  readonly issue: (id: string) => Promise<Issue>;
  readonly rename: (id: string, summary: string) => Promise<void>;
  readonly move: (id: string, project: string) => Promise<{ readonly key: string }>;
  readonly panel: () => Promise<PanelModule>;
  readonly command: (name: string, body: object) => Promise<unknown>;
}

/** Addresses are relative to the page at `<mount>/view/`. */
export function createApi(language: Language): Api {
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`../${path}`, {
      method,
      headers: { "accept-language": localeOf(language), ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === "" ? undefined : JSON.parse(text);
    if (!response.ok) throw new Error(sentenceOf(answer));
    return answer;
  };
  const issuePath = (id: string): string => `rest/api/3/issue/${encodeURIComponent(id)}`;
  return {
    session: async () => (await ask("GET", "local/session")) as Session,
    become: async (accountId) => (await ask("PUT", "local/session", { accountId })) as Session,
    issues: async (project) => {
      const jql = encodeURIComponent(`project = ${project} order by key`);
      return ((await ask("GET", `rest/api/3/search/jql?jql=${jql}`)) as { issues: Issue[] }).issues;
    },
    issue: async (id) => (await ask("GET", issuePath(id))) as Issue,
    rename: async (id, summary) => void (await ask("PUT", issuePath(id), { fields: { summary } })),
    move: async (issue, project) => (await ask("POST", "local/move", { issue, project })) as { key: string },
    panel: async () => (await ask("GET", "local/panel")) as PanelModule,
    command: (name, body) => ask("POST", `bridge/${name}`, body),
  };
}

function sentenceOf(answer: unknown): string {
  const { message, errorMessages } = (answer ?? {}) as { message?: string; errorMessages?: string[] };
  return message ?? errorMessages?.join(" ") ?? "No answer";
}
