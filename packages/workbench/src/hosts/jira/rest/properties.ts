import { type Asked, type Operation, Refusal } from "../operation.ts";
import { issueOf } from "./issues.ts";
import { mayEdit, type Reach } from "./reach.ts";

/** Most characters of one property's JSON. @source Jira Cloud REST API v3, "Set issue property" */
export const PROPERTY_CHARS = 32_768;
/** Most characters of a property's key. @source Jira Cloud REST API v3, "Set issue property" */
const KEY_CHARS = 255;

/** Issue properties: JSON beside an issue, for whoever may edit it; no version, no condition, as in the real one. */
export function propertyOperations({ world, present }: Reach): Operation[] {
  const at = ({ params }: Asked) => ({
    issue: issueOf(world, params["issueIdOrKey"]),
    key: params["propertyKey"] ?? "",
  });
  const list = (asked: Asked) => {
    const { issue } = at(asked);
    const link = (key: string): string =>
      present(asked).link(`issue/${issue.id}/properties/${encodeURIComponent(key)}`);
    return { status: 200, body: { keys: world.properties(issue.id).map(([key]) => ({ self: link(key), key })) } };
  };
  const get = (asked: Asked) => {
    const { issue, key } = at(asked);
    const found = world.property(issue.id, key);
    if (!found) throw new Refusal(404, `The property with key '${key}' does not exist.`);
    return { status: 200, body: { key, value: found.value } };
  };
  const set = (asked: Asked) => {
    const { issue, key } = at(asked);
    admitEdit(asked);
    if (key.length > KEY_CHARS) throw new Refusal(400, `The property key cannot exceed ${KEY_CHARS} characters.`);
    if (asked.text === "") throw new Refusal(400, "The property value cannot be empty.");
    if (asked.text.length > PROPERTY_CHARS)
      throw new Refusal(400, `The property value cannot exceed ${PROPERTY_CHARS} characters.`);
    const status = world.property(issue.id, key) ? 200 : 201;
    world.putProperty(issue.id, key, asked.body);
    return { status, body: {} };
  };
  const remove = (asked: Asked) => {
    const { issue, key } = at(asked);
    admitEdit(asked);
    if (!world.property(issue.id, key)) throw new Refusal(404, `The property with key '${key}' does not exist.`);
    world.deleteProperty(issue.id, key);
    return { status: 204 };
  };
  const admitEdit = ({ caller }: Asked): void => {
    if (!mayEdit(world, caller)) throw new Refusal(403, "You do not have permission to edit this issue.");
  };
  const all = "/rest/api/3/issue/:issueIdOrKey/properties";
  const one = `${all}/:propertyKey`;
  return [
    { id: "getIssuePropertyKeys", method: "GET", path: all, scope: "read:jira-work", answer: list },
    { id: "getIssueProperty", method: "GET", path: one, scope: "read:jira-work", answer: get },
    { id: "setIssueProperty", method: "PUT", path: one, scope: "write:jira-work", answer: set },
    { id: "deleteIssueProperty", method: "DELETE", path: one, scope: "write:jira-work", answer: remove },
  ];
}
