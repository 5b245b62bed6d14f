import { assumeTrustedRoute, type asApp, type asUser } from "@forge/api";
import { ParleyError, type Person } from "@parley/core";
import { HOST, refused } from "../failures.ts";
import type { Request } from "../properties/property-store.ts";

/** Calls Jira with the app's own rights, or with those of the person who acts. */
export const requestAs =
  (who: typeof asApp | typeof asUser): Request =>
  async (method, path, body) => {
    const init = { method, headers: { "content-type": "application/json" }, ...(body !== undefined && { body }) };
    return (await who().requestJira(assumeTrustedRoute(path), init)) as unknown as Response;
  };

/** @source Jira Cloud REST API v3, "Get my permissions" */
export async function mayEdit(user: Request, issueId: string): Promise<boolean> {
  const path = `/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueId=${encodeURIComponent(issueId)}`;
  const response = await user("GET", path);
  if (!response.ok) throw refused(response.status, "the permissions could not be read");
  const { permissions } = (await response.json()) as { permissions?: Record<string, { havePermission?: boolean }> };
  return permissions?.["EDIT_ISSUES"]?.havePermission === true;
}

/**
 * The person of an invocation. The account is the principal's; name and address come from Jira's own answer to that account.
 *
 * @param principal  account id, as the platform handed it to the function
 * @source Jira Cloud REST API v3, "Get current user": no address when the profile hides it from apps
 */
export async function actorOf(user: Request, principal: unknown): Promise<Person> {
  const response = await user("GET", "/rest/api/3/myself");
  if (!response.ok) throw refused(response.status, "the current user could not be read");
  const said = (await response.json()) as { accountId?: string; displayName?: string; emailAddress?: string };
  if (typeof principal !== "string" || said.accountId !== principal) throw unknownActor();
  const { displayName = principal, emailAddress = "" } = said;
  return { name: displayName, ...(emailAddress !== "" && { email: emailAddress }), ids: { [HOST]: principal } };
}

const unknownActor = (): ParleyError =>
  new ParleyError("unauthorized", {
    found: ["a call without a person of this site", "无法确认操作人身份的调用"],
    expected: ["somebody who is signed in to Jira", "已登录 Jira 的用户"],
    host: HOST,
  });

/** Issues of one call. @source Jira Cloud REST API v3, "Bulk fetch issues" */
const ISSUES_PER_CALL = 100;

/** Of some issues, those that are in the same Jira project as one issue, as far as the caller may see them. */
export async function inProject(
  caller: Request,
  issueId: string,
  others: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set([issueId, ...others])];
  const projects = new Map<string, string>();
  for (let from = 0; from < wanted.length; from += ISSUES_PER_CALL) {
    const asked = { issueIdsOrKeys: wanted.slice(from, from + ISSUES_PER_CALL), fields: ["project"] };
    const response = await caller("POST", "/rest/api/3/issue/bulkfetch", JSON.stringify(asked));
    if (!response.ok) throw refused(response.status, "the issues of the project could not be read");
    const { issues = [] } = (await response.json()) as { issues?: readonly Fetched[] };
    for (const { id, fields } of issues) projects.set(id, fields?.project?.id ?? "");
  }
  const own = projects.get(issueId);
  return new Set(others.filter((id) => own !== undefined && own !== "" && projects.get(id) === own));
}
interface Fetched {
  readonly id: string;
  readonly fields?: { readonly project?: { readonly id?: string } };
}
