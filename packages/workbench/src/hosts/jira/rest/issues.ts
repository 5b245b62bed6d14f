import { type Asked, type Operation, Refusal } from "../operation.ts";
import type { Issue, World } from "../world.ts";
import { mayEdit, type Reach } from "./reach.ts";

/** Reading, searching and editing issues. */
export function issueOperations({ world, present, now }: Reach): Operation[] {
  const get = (asked: Asked) => {
    const issue = issueOf(world, asked.params["issueIdOrKey"]);
    const wanted = asked.query.getAll("properties").flatMap((names) => names.split(","));
    const kept = world.properties(issue.id).filter(([key]) => wanted.includes("*all") || wanted.includes(key));
    const bean = present(asked).issue(issue, fieldsOf(asked));
    return { status: 200, body: wanted.length > 0 ? { ...bean, properties: Object.fromEntries(kept) } : bean };
  };
  const edit = (asked: Asked) => {
    const issue = issueOf(world, asked.params["issueIdOrKey"]);
    if (!mayEdit(world, asked.caller))
      throw new Refusal(403, "You do not have permission to edit issues in this project.");
    const { fields } = asked.body as { fields: { summary: string } };
    world.putIssue({ ...issue, summary: [fields.summary, fields.summary], updatedAt: now().toISOString() });
    return { status: 204 };
  };
  const search = (asked: Asked) => {
    const issues = matching(world, asked.query.get("jql") ?? "");
    const most = Number(asked.query.get("maxResults") ?? 50);
    const page = issues.slice(0, most).map((issue) => present(asked).issue(issue, fieldsOf(asked)));
    return { status: 200, body: { issues: page, isLast: page.length === issues.length } };
  };
  const fetchMany = (asked: Asked) => {
    const { issueIdsOrKeys, fields = [] } = asked.body as { issueIdsOrKeys: string[]; fields?: string[] };
    const found = new Map(issueIdsOrKeys.flatMap((key) => world.issue(key) ?? []).map((issue) => [issue.id, issue]));
    const inOrder = [...found.values()].sort((a, b) => Number(a.id) - Number(b.id));
    const issues = inOrder.map((issue) => present(asked).issue(issue, fields));
    return { status: 200, body: { issues, issueErrors: [] } };
  };
  const path = "/rest/api/3/issue/:issueIdOrKey";
  return [
    { id: "getIssue", method: "GET", path, scope: "read:jira-work", answer: get },
    {
      id: "bulkFetchIssues",
      method: "POST",
      path: "/rest/api/3/issue/bulkfetch",
      scope: "read:jira-work",
      answer: fetchMany,
    },
    { id: "editIssue", method: "PUT", path, scope: "write:jira-work", answer: edit },
    {
      id: "searchAndReconsileIssuesUsingJql",
      method: "GET",
      path: "/rest/api/3/search/jql",
      scope: "read:jira-work",
      answer: search,
    },
  ];
}

/** @throws Refusal 404, as Jira words it for an issue that is not there */
export function issueOf(world: World, idOrKey = ""): Issue {
  const issue = world.issue(idOrKey);
  if (issue) return issue;
  throw new Refusal(404, "Issue does not exist or you do not have permission to see it.");
}

const fieldsOf = ({ query }: Asked): string[] => query.getAll("fields").flatMap((names) => names.split(","));

/** The one query that the issue list needs; every other one is refused rather than answered wrongly. */
const JQL = /^\s*project\s*=\s*"?(?<project>\w+)"?(?:\s+order\s+by\s+(?:created|key)(?:\s+(?<way>asc|desc))?)?\s*$/i;

function matching(world: World, jql: string): Issue[] {
  const { project: name = "", way } = JQL.exec(jql)?.groups ?? {};
  const project = name === "" ? undefined : world.project(name);
  if (name === "")
    throw new Refusal(400, `This local stand-in of Jira supports "project = KEY order by created" only, not: ${jql}`);
  if (!project) throw new Refusal(400, `The value '${name}' does not exist for the field 'project'.`);
  const issues = world.issues().filter((issue) => issue.project === project.id);
  const inOrder = issues.sort((a, b) => Number(a.key.split("-")[1]) - Number(b.key.split("-")[1]));
  return way?.toLowerCase() === "desc" ? inOrder.reverse() : inOrder;
}
