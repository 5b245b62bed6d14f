import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import type { Fault } from "./platform.ts";

/** Failures ordered by a test, each used once, and the middleware that carries them out. */
export interface Faults {
  failNext(fault: Fault): void;
  readonly middleware: MiddlewareHandler;
}

/**
 * Makes the fault injection of one platform. Use the middleware before every route: `app.use(faults.middleware)`.
 */
export function createFaults(): Faults {
  const ordered: Fault[] = [];
  return {
    failNext: (fault) => void ordered.push(fault),
    async middleware(context, next) {
      const at = ordered.findIndex((fault) => matches(fault, context));
      const [fault] = at < 0 ? [] : ordered.splice(at, 1);
      if (!fault) return next();
      if (fault.afterCommit) await next();
      context.res = fault.kind === "reset" ? cutConnection(context) : answer(fault);
      return;
    },
  };
}

function matches(fault: Fault, { req }: Context): boolean {
  return (fault.method ?? req.method).toUpperCase() === req.method && (fault.path?.test(req.path) ?? true);
}

function answer(fault: Fault): Response {
  return new Response(JSON.stringify(fault.body ?? {}), {
    status: fault.status ?? 500,
    headers: { "content-type": "application/json", ...fault.headers },
  });
}

/** @throws Error when there is no socket to cut: the request did not come over HTTP */
function cutConnection(context: Context): Response {
  const { outgoing } = (context.env ?? {}) as Partial<HttpBindings>;
  if (!outgoing) throw new Error("Unexpected request without a socket, expected one over HTTP to reset");
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
