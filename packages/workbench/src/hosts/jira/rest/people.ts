import { type Asked, type Operation, Refusal } from "../operation.ts";
import type { User } from "../world.ts";
import { issueOf } from "./issues.ts";
import { mayEdit, type Reach } from "./reach.ts";

const MOST_USERS = 50;

/** Who is asking, who else is there, and what the asker may do. */
export function peopleOperations({ world, present }: Reach): Operation[] {
  const myself = (asked: Asked) => {
    const user = world.user(asked.caller.accountId ?? "");
    if (!user) throw new Refusal(403, "Only a signed-in person has a profile.");
    return { status: 200, body: present(asked).user(user) };
  };
  const page = (asked: Asked, users: readonly User[]) => {
    const startAt = Number(asked.query.get("startAt") ?? 0);
    const maxResults = Number(asked.query.get("maxResults") ?? MOST_USERS);
    const values = users.slice(startAt, startAt + maxResults).map(present(asked).user);
    return { startAt, maxResults, total: users.length, isLast: startAt + values.length >= users.length, values };
  };
  const find = (asked: Asked) => {
    const [text, accountId] = [asked.query.get("query")?.toLowerCase(), asked.query.get("accountId")];
    if (text === undefined && accountId === null) throw new Refusal(400, "Either query or accountId must be given.");
    const said = (user: User): string => `${user.displayName.join(" ")} ${user.emailAddress}`.toLowerCase();
    const found = world
      .users()
      .filter((u) => (accountId === null ? said(u).includes(text ?? "") : u.accountId === accountId));
    return { status: 200, body: page(asked, found).values };
  };
  const bulk = (asked: Asked) => {
    const wanted = new Set(asked.query.getAll("accountId"));
    const found = world.users().filter((user) => wanted.has(user.accountId));
    return { status: 200, body: { self: present(asked).link("user/bulk"), ...page(asked, found) } };
  };
  const scope = "read:jira-user";
  return [
    { id: "getCurrentUser", method: "GET", path: "/rest/api/3/myself", scope, answer: myself },
    { id: "findUsers", method: "GET", path: "/rest/api/3/user/search", scope, answer: find },
    { id: "bulkGetUsers", method: "GET", path: "/rest/api/3/user/bulk", scope, answer: bulk },
  ];
}

const PERMISSIONS = {
  BROWSE_PROJECTS: { id: "10", name: "Browse Projects", description: "Ability to browse projects and their issues." },
  EDIT_ISSUES: { id: "12", name: "Edit Issues", description: "Ability to edit issues." },
} as const;
const isPermission = (key: string): key is keyof typeof PERMISSIONS => Object.hasOwn(PERMISSIONS, key);

/** Projects, and what the asker may do in them. */
export function projectOperations({ world, present }: Reach): Operation[] {
  const get = (asked: Asked) => {
    const key = asked.params["projectIdOrKey"] ?? "";
    const project = world.project(key);
    if (!project) throw new Refusal(404, `No project could be found with key '${key}'.`);
    return { status: 200, body: present(asked).project(project) };
  };
  const permissions = (asked: Asked) => {
    const keys = asked.query.get("permissions")?.split(",");
    if (!keys) throw new Refusal(400, "The 'permissions' query parameter is required.");
    const unknown = keys.find((key) => !isPermission(key));
    if (unknown !== undefined) throw new Refusal(400, `Unrecognized permission: ${unknown}`);
    const issue = asked.query.get("issueId") ?? asked.query.get("issueKey");
    if (issue !== null) issueOf(world, issue);
    const have = { BROWSE_PROJECTS: true, EDIT_ISSUES: mayEdit(world, asked.caller) };
    const said = keys
      .filter(isPermission)
      .map((key) => [key, { ...PERMISSIONS[key], key, type: "PROJECT", havePermission: have[key] }]);
    return { status: 200, body: { permissions: Object.fromEntries(said) } };
  };
  const scope = "read:jira-work";
  return [
    { id: "getProject", method: "GET", path: "/rest/api/3/project/:projectIdOrKey", scope, answer: get },
    { id: "getMyPermissions", method: "GET", path: "/rest/api/3/mypermissions", scope, answer: permissions },
  ];
}
