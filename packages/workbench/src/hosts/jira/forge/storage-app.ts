import { Hono } from "hono";
import type { Context } from "hono";
import type { Faults } from "../../../faults.ts";
import type { Call } from "../../../platform.ts";
import { type Caller, serve } from "../operation.ts";
import { createChecker } from "../schema/check.ts";
import { storageContracts } from "../schema/storage.ts";
import { storageOperations, type StorageSettings } from "./storage.ts";

/** Forge's storage endpoints. There is no road to them from the network: only an app's running function reaches them. */
export interface Storage {
  readonly operations: readonly string[];
  call(caller: Caller, request: Request): Promise<Response>;
}
const checker = createChecker(storageContracts);

export function createStorage(
  settings: StorageSettings & { readonly faults: Faults; readonly record: (call: Call) => void },
): Storage {
  const operations = storageOperations(settings);
  const app = new Hono();
  app.use(settings.faults.middleware);
  const road = {
    name: "storage",
    store: settings.store,
    checker,
    record: settings.record,
    identify: ({ env }: Context) => (env as { caller: Caller }).caller,
    refusal: ({ code, message }: { code: string; message: string }) => ({ code: code || "NOT_SUPPORTED", message }),
  };
  serve(app, road, operations, "/api");
  return {
    operations: operations.map(({ id }) => id),
    call: async (caller, request) => app.fetch(request, { caller }),
  };
}
