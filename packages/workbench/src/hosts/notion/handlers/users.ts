import type { UserObjectResponse } from "@notionhq/client";
import { notFound } from "../errors.ts";
import { normalId } from "../world.ts";
import { idAt, paged, pagingOf, type Operation } from "./operation.ts";

/** The connection that Parley uses, and the person who looks at the page. */
export const botId = "5061726c-6579-4000-8000-000000000002";
export const personId = "5061726c-6579-4000-8000-000000000003";
const workspaceId = "5061726c-6579-4000-8000-000000000000";

const users: readonly UserObjectResponse[] = [
  {
    object: "user",
    id: botId,
    name: "Parley",
    avatar_url: null,
    type: "bot",
    bot: {
      owner: { type: "workspace", workspace: true },
      workspace_name: "Local workspace",
      workspace_id: workspaceId,
      workspace_limits: { max_file_upload_size_in_bytes: 5_242_880 },
    },
  },
  { object: "user", id: personId, name: "You", avatar_url: null, type: "person", person: { email: "you@example.com" } },
];

/** The users of the workspace. */
export const userOperations: readonly Operation[] = [
  { name: "getSelf", answer: "User", run: ({ world }) => users.find(({ id }) => id === world.actor) },
  {
    name: "listUsers",
    answer: "Users",
    run: ({ query }) => ({ ...paged(users, pagingOf(query)), type: "user", user: {} }),
  },
  {
    name: "getUser",
    answer: "User",
    run(request) {
      const user = users.find(({ id }) => id === normalId(idAt(request)));
      if (!user) throw notFound("user", idAt(request));
      return user;
    },
  },
];
