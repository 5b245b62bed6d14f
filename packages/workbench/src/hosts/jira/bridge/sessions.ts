import { type Language, say } from "@parley/core";
import { type Asked, type Operation, Refusal } from "../operation.ts";
import { SESSION_COOKIE } from "../rest/rest-app.ts";
import { issueOf } from "../rest/issues.ts";
import { DEMO_ACCOUNT } from "../seed.ts";
import type { World } from "../world.ts";

/**
 * Who is at the screen, and what Jira does outside of its REST API: becoming somebody else, moving an issue.
 *
 * A session's id is in a cookie that scripts cannot read, its person in the store: the identity of an invocation never
 * comes from what the page sends.
 */
export function sessionOperations(world: World, newId: () => string): Operation[] {
  const shown = (accountId: string, language: Language): object => {
    const people = world.users().map(({ accountId: id, displayName, emailAddress }) => ({
      accountId: id,
      displayName: say(displayName, language),
      emailAddress,
    }));
    const user = people.find((person) => person.accountId === accountId);
    if (!user) throw new Refusal(404, `No user has the account id "${accountId}".`, "NOT_FOUND");
    const projects = world.projects().map(({ id, key, name }) => ({ id, key, name }));
    return { user, users: people, projects };
  };
  const opened = (accountId: string, language: Language) => {
    const body = shown(accountId, language);
    const id = newId();
    world.putSession(id, accountId);
    const cookie = `${SESSION_COOKIE}=${id}; Path=/; HttpOnly; SameSite=Strict`;
    return { status: 200, body, headers: { "set-cookie": cookie } };
  };
  const session = ({ caller: { accountId }, language }: Asked) =>
    accountId !== undefined && world.user(accountId)
      ? { status: 200, body: shown(accountId, language) }
      : opened(DEMO_ACCOUNT, language);
  const become = ({ body, language }: Asked) => opened((body as { accountId: string }).accountId, language);
  const move = ({ body }: Asked) => {
    const asked = body as { issue: string; project: string };
    const [issue, project] = [issueOf(world, asked.issue), world.project(asked.project)];
    if (!project) throw new Refusal(404, `No project could be found with key '${asked.project}'.`, "NOT_FOUND");
    if (project.id === issue.project) return { status: 200, body: { id: issue.id, key: issue.key } };
    const { id, key } = world.moveIssue(issue, project);
    return { status: 200, body: { id, key } };
  };
  const path = "/local/session";
  return [
    { id: "local.session", method: "GET", path, anonymous: true, answer: session },
    { id: "local.becomeUser", method: "PUT", path, anonymous: true, answer: become },
    { id: "local.moveIssue", method: "POST", path: "/local/move", answer: move },
  ];
}
