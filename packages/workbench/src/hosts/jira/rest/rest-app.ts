import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Context } from "hono";
import type { Call } from "../../../platform.ts";
import type { Faults } from "../../../faults.ts";
import { type Asked, type Caller, type Operation, Refusal, serve } from "../operation.ts";
import { createChecker } from "../schema/check.ts";
import { restContracts } from "../schema/rest.ts";
import type { World } from "../world.ts";
import { issueOperations } from "./issues.ts";
import { peopleOperations, projectOperations } from "./people.ts";
import { presenter } from "./present.ts";
import { propertyOperations } from "./properties.ts";

/** Names the browser's session; whoever holds it is the person it was opened for. */
export const SESSION_COOKIE = "local-jira-session";

export interface RestSettings {
  readonly world: World;
  readonly faults: Faults;
  readonly now: () => Date;
  /** Where the site is mounted, for the links in answers. */
  readonly mount: string;
  readonly record: (call: Call) => void;
}
/** Jira's REST API, and a way to call it from inside with a caller that was made sure of elsewhere (a Forge invocation). */
export interface Rest {
  readonly app: Hono;
  readonly operations: readonly string[];
  call(caller: Caller, request: Request): Promise<Response>;
}

/** Marks a request that came from inside; never read from the network. */
const INSIDE = Symbol("caller");
const checker = createChecker(restContracts);

export function createRest({ world, faults, now, mount, record }: RestSettings): Rest {
  const present = ({ language }: Asked) => presenter(world, mount, language);
  const reach = { world, now, present };
  const operations: Operation[] = [
    ...issueOperations(reach),
    ...propertyOperations(reach),
    ...peopleOperations(reach),
    ...projectOperations(reach),
  ];
  const app = new Hono();
  app.use(faults.middleware);
  const road = {
    name: "rest",
    store: world.store,
    checker,
    record,
    identify: (context: Context) => callerOf(world, context),
    refusal: worded,
  };
  serve(app, road, operations, "/rest");
  const call = async (caller: Caller, request: Request): Promise<Response> => app.fetch(request, { [INSIDE]: caller });
  return { app, operations: operations.map(({ id }) => id), call };
}

function callerOf(world: World, context: Context): Caller {
  const inside = (context.env as { [INSIDE]?: Caller } | undefined)?.[INSIDE];
  if (inside) return inside;
  const header = context.req.header("authorization");
  if (header) return signedIn(world, header);
  const accountId = world.session(getCookie(context, SESSION_COOKIE) ?? "");
  return accountId === undefined ? {} : { accountId };
}

/** @throws Refusal 401 for anything but a known email address with its token */
function signedIn(world: World, header: string): Caller {
  const [, encoded = ""] = /^Basic\s+(\S+)$/i.exec(header) ?? [];
  const said = Buffer.from(encoded, "base64").toString("utf8");
  const [email, secret] = [said.slice(0, said.indexOf(":")), said.slice(said.indexOf(":") + 1)];
  const token = world.token(email);
  if (token && token.secret === secret) return { accountId: token.accountId };
  throw new Refusal(401, "Client must be authenticated to access this resource.");
}

/** The gateway in front of Jira knows an app's scopes and speaks before Jira does, in its own form. */
function worded({ status, code, message }: Refusal): object {
  return code === "SCOPE" ? { code: status, message } : { errorMessages: [message], errors: {} };
}
