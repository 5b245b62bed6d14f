import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Context } from "hono";
import type { Faults } from "../../../faults.ts";
import type { Call } from "../../../platform.ts";
import { type Caller, type Operation, type Refusal, serve } from "../operation.ts";
import { SESSION_COOKIE } from "../rest/rest-app.ts";
import { createChecker } from "../schema/check.ts";
import { bridgeContracts } from "../schema/bridge.ts";
import { type BridgeSettings, bridgeOperations } from "./commands.ts";
import { sessionOperations } from "./sessions.ts";

const checker = createChecker(bridgeContracts);

/** What the page around the app talks to: `/local/...` for the page itself, `/bridge/...` for the app in its frame. */
export function createBridge(
  settings: BridgeSettings & {
    readonly faults: Faults;
    readonly newId: () => string;
    readonly record: (call: Call) => void;
  },
): { readonly app: Hono; readonly operations: readonly string[] } {
  const { world, faults, record, newId } = settings;
  const operations: Operation[] = [...sessionOperations(world, newId), ...bridgeOperations(settings)];
  const app = new Hono();
  app.use(faults.middleware);
  const identify = (context: Context): Caller => {
    const accountId = world.session(getCookie(context, SESSION_COOKIE) ?? "");
    return accountId === undefined ? {} : { accountId };
  };
  const refusal = ({ code, message }: Refusal): object => ({ code: code || "REFUSED", message });
  const road = { name: "bridge", store: world.store, checker, record, identify, refusal };
  serve(app, road, operations, "/local");
  serve(app, road, [], "/bridge");
  return { app, operations: operations.map(({ id }) => id) };
}
