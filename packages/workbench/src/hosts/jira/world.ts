import type { Label } from "@parley/core";
import type { Store } from "../../store.ts";

/** A person with an account. `mayEdit` stands for the project role: without it issues can be seen, not edited. */
export interface User {
  readonly accountId: string;
  /** In both languages while it is the demo's own person. */
  readonly displayName: Label;
  readonly emailAddress: string;
  readonly active: boolean;
  readonly mayEdit: boolean;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: Label;
  readonly lead: string;
  /** Number of the next issue's key; keys are never used twice. */
  readonly nextNumber: number;
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly project: string;
  readonly type: IssueType;
  /** In both languages while it is the demo's own text; both halves are the same once somebody wrote it. */
  readonly summary: Label;
  readonly description: Label;
  readonly status: Status;
  readonly priority: string;
  readonly assignee?: string;
  readonly reporter: string;
  readonly labels: readonly string[];
  readonly dueOn?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
export type IssueType = "Epic" | "Task" | "Story";
export type Status = "To Do" | "In Progress" | "Done";

/** An API token as Atlassian issues them: used with an email address in Basic authentication. */
export interface Token {
  readonly email: string;
  readonly secret: string;
  readonly accountId: string;
}

/** Everything the local Jira remembers, by kind, over the one store. Keys that an issue had before it moved still find it. */
export interface World {
  readonly store: Store;
  users(): User[];
  user(accountId: string): User | undefined;
  putUser(user: User): void;
  projects(): Project[];
  /** By id or key. */
  project(idOrKey: string): Project | undefined;
  putProject(project: Project): void;
  issues(): Issue[];
  /** By id, key, or a key it had in another project. */
  issue(idOrKey: string): Issue | undefined;
  putIssue(issue: Issue): void;
  /** Moves an issue: a new key in the other project, the same id; the old key leads to it. */
  moveIssue(issue: Issue, to: Project): Issue;
  properties(issueId: string): [key: string, value: unknown][];
  property(issueId: string, key: string): { readonly value: unknown } | undefined;
  putProperty(issueId: string, key: string, value: unknown): void;
  deleteProperty(issueId: string, key: string): void;
  token(email: string): Token | undefined;
  putToken(token: Token): void;
  session(id: string): string | undefined;
  putSession(id: string, accountId: string): void;
}

const SPACES = {
  users: "jira/users",
  projects: "jira/projects",
  issues: "jira/issues",
  keys: "jira/issue-keys",
  tokens: "jira/tokens",
  sessions: "jira/sessions",
} as const;

/** A view of the store as Jira's records. Holds nothing itself. */
export function openWorld(store: Store): World {
  const values = <T>(space: string): T[] => store.entries<T>(space).map(([, value]) => value);
  const propertySpace = (issueId: string): string => `jira/properties/${issueId}`;
  const putIssue = (issue: Issue): void => {
    store.put(SPACES.issues, issue.id, issue);
    store.put(SPACES.keys, issue.key, issue.id);
  };
  return {
    store,
    users: () => values<User>(SPACES.users),
    user: (accountId) => store.get<User>(SPACES.users, accountId),
    putUser: (user) => store.put(SPACES.users, user.accountId, user),
    projects: () => values<Project>(SPACES.projects),
    project: (idOrKey) =>
      store.get<Project>(SPACES.projects, idOrKey) ??
      values<Project>(SPACES.projects).find((project) => project.key === idOrKey.toUpperCase()),
    putProject: (project) => store.put(SPACES.projects, project.id, project),
    issues: () => values<Issue>(SPACES.issues),
    issue(idOrKey) {
      const id = store.get<string>(SPACES.keys, idOrKey.toUpperCase()) ?? idOrKey;
      return store.get<Issue>(SPACES.issues, id);
    },
    putIssue,
    moveIssue(issue, to) {
      const moved = { ...issue, project: to.id, key: `${to.key}-${to.nextNumber}` };
      store.put(SPACES.projects, to.id, { ...to, nextNumber: to.nextNumber + 1 });
      putIssue(moved);
      return moved;
    },
    properties: (issueId) => store.entries(propertySpace(issueId)),
    property(issueId, key) {
      const value = store.get<unknown>(propertySpace(issueId), key);
      return value === undefined ? undefined : { value };
    },
    putProperty: (issueId, key, value) => store.put(propertySpace(issueId), key, value),
    deleteProperty: (issueId, key) => store.delete(propertySpace(issueId), key),
    token: (email) => store.get<Token>(SPACES.tokens, email.toLowerCase()),
    putToken: (token) => store.put(SPACES.tokens, token.email.toLowerCase(), token),
    session: (id) => store.get<string>(SPACES.sessions, id),
    putSession: (id, accountId) => store.put(SPACES.sessions, id, accountId),
  };
}
