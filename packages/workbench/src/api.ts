import type { HttpBindings } from "@hono/node-server";
import { type ErrorCode, type HostDoor, isParleyError, type Label, ParleyError, type Run, same } from "@parley/core";
import { type Context, Hono } from "hono";
import { stream } from "hono/streaming";
import { listDocuments, type Order, send } from "./exchange.ts";
import type { LocalPlatform, RunningPlatform, Target } from "./platform.ts";
import type { Clock, Place } from "./visit.ts";

/** One tool of the workbench: its description, its running stand-in, and the front door of its plugin. */
export interface Tool {
  readonly platform: LocalPlatform;
  readonly running: RunningPlatform;
  readonly door: HostDoor | undefined;
}

interface ApiSettings extends Clock {
  readonly tools: readonly Tool[];
  /** Brings every tool back to what a newcomer finds. */
  readonly reset: () => void;
}

/**
 * What the page and the command line ask the workbench itself. Failures answer `{ error: { code, message: [en, zh] } }`.
 *
 * Sending answers as JSON, or, asked for `application/x-ndjson`, line by line: `{ progress }` ..., then `{ sent }` or `{ error }`.
 */
export function workbenchApi({ tools, reset, ...clock }: ApiSettings): Hono {
  const app = new Hono();
  app.get("/hosts", (context) =>
    context.json(tools.map(({ platform: { host, mount, name } }) => ({ host, mount, name }))),
  );
  app.get("/targets/:host", (context) => context.json(targetOf(toolNamed(tools, context.req.param("host")), context)));
  app.get("/documents/:host", async (context) => {
    const place = placeIn(tools, { host: context.req.param("host"), address: context.req.query("address") }, context);
    return context.json(await listDocuments(place, clock));
  });
  app.post("/reset", (context) => {
    reset();
    return context.json({ reset: true });
  });
  app.post("/send", async (context) => {
    const order = await ordered(tools, context);
    if (!context.req.header("accept")?.includes("application/x-ndjson")) return context.json(await send(order, clock));
    context.header("content-type", "application/x-ndjson; charset=utf-8");
    return stream(context, async (lines) => {
      const line = (value: object): void => void lines.write(`${JSON.stringify(value)}\n`);
      const onProgress: Run["onProgress"] = (done, of, doing) => line({ progress: { done, of, doing } });
      try {
        line({ sent: await send({ ...order, onProgress }, clock) });
      } catch (error) {
        line(problem(error));
      }
    });
  });
  app.all("*", ({ req }) => {
    throw new ParleyError("not-found", {
      found: [`${req.method} ${req.path}`, `${req.method} ${req.path}`],
      expected: [
        "one of /hosts, /targets, /documents, /send, /reset",
        "/hosts、/targets、/documents、/send、/reset 之一",
      ],
    });
  });
  app.onError((error, context) => {
    const told = problem(error);
    if (!isParleyError(error)) console.error(error);
    return context.json(told, statuses[told.error.code]);
  });
  return app;
}

const statuses = {
  "invalid-document": 400,
  "unknown-template": 400,
  "newer-format": 400,
  "invalid-target": 400,
  "not-configured": 400,
  "not-supported": 501,
  "not-found": 404,
  unauthorized: 401,
  forbidden: 403,
  "rate-limited": 429,
  "limit-exceeded": 413,
  conflict: 409,
  rejected: 422,
  unavailable: 503,
  aborted: 503,
  io: 500,
} as const satisfies Record<ErrorCode, number>;

interface Problem {
  readonly error: { readonly code: ErrorCode; readonly message: Label };
}

/** What is no ParleyError is a fault of ours: its text goes to the terminal, not to the page. */
function problem(error: unknown): Problem {
  if (isParleyError(error)) return { error: { code: error.code, message: error.label } };
  const message: Label = ["The workbench failed; its terminal says why", "工作台出错，原因见其终端输出"];
  return { error: { code: "io", message } };
}

async function ordered(tools: readonly Tool[], context: Context): Promise<Order> {
  const body: unknown = await context.req.json().catch(() => undefined);
  const { from, to, onConflict } = fieldsOf(body);
  const { document, ...source } = fieldsOf(from);
  if (typeof document !== "string" || (onConflict !== undefined && onConflict !== "ours" && onConflict !== "theirs"))
    throw badOrder();
  const places = { from: placeIn(tools, source, context), to: placeIn(tools, fieldsOf(to), context) };
  if (places.from.door.host === places.to.door.host) throw badOrder();
  return { ...places, document, ...(onConflict && { onConflict }) };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function badOrder(): ParleyError {
  const form = "{ from: { host, document }, to: { host }, onConflict? }";
  return new ParleyError("invalid-target", {
    found: ["another body", "其他请求内容"],
    expected: [`${form} with two different hosts`, `${form}，且两个 host 不同`],
  });
}

interface Named {
  readonly host?: unknown;
  /** Another place of the tool than the one it names itself: an issue, a page. */
  readonly address?: unknown;
}

function placeIn(tools: readonly Tool[], { host, address }: Named, context: Context): Place {
  const tool = toolNamed(tools, host);
  const { door } = tool;
  if (!door)
    throw new ParleyError("not-supported", {
      found: same(tool.platform.host),
      expected: ["a tool with a plugin", "已有插件的工具"],
    });
  const target = targetOf(tool, context);
  return { door, target: typeof address === "string" && address !== "" ? { ...target, address } : target };
}

function toolNamed(tools: readonly Tool[], host: unknown): Tool {
  const tool = tools.find(({ platform }) => platform.host === host);
  if (tool) return tool;
  const known = tools.map(({ platform }) => platform.host).join(", ");
  throw new ParleyError("invalid-target", {
    found: typeof host === "string" ? [`host "${host}"`, `工具“${host}”`] : ["no host", "没有指定工具"],
    expected: [`one of ${known}`, `${known} 之一`],
  });
}

/** By the port that the request came in on: a tunnel may have changed the one in the address. */
function targetOf({ running }: Tool, context: Context): Target {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  const port = incoming?.socket.localPort;
  return running.target(port ? `http://127.0.0.1:${port}` : new URL(context.req.url).origin);
}
