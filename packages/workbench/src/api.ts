import type { HttpBindings } from "@hono/node-server";
import { type ErrorCode, isParleyError, type Label, type Language, ParleyError, same } from "@parley/core";
import { type Context, Hono } from "hono";
import { stream, streamSSE } from "hono/streaming";
import type { Changes } from "./changes.ts";
import { listDocuments, type Order, send } from "./exchange.ts";
import type { Progress } from "./fill.ts";
import { overview } from "./overview.ts";
import type { Target } from "./platform.ts";
import type { Tool } from "./tool.ts";
import type { Clock, Place } from "./visit.ts";
import type { World } from "./world.ts";

interface ApiSettings extends Clock {
  /** The tools that are shown now. */
  readonly shown: () => World;
  /** Shows those of a language from now on. */
  readonly show: (language: Language) => World;
  readonly changes: Changes;
}

/**
 * What the page and the command line ask the workbench itself. Failures answer `{ error: { code, message: [en, zh] } }`.
 *
 * What takes long answers as JSON, or, asked for `application/x-ndjson`, line by line: `{ progress }` ..., then `{ done }` or
 * `{ error }`. Nothing is asked of tools that are just being prepared: it waits.
 */
export function workbenchApi({ shown, show, changes, ...clock }: ApiSettings): Hono {
  const app = new Hono();
  const ready = async (): Promise<readonly Tool[]> => {
    const world = shown();
    await world.settled();
    return world.tools;
  };
  app.get("/hosts", (context) =>
    context.json(shown().tools.map(({ platform: { host, mount, name, tint } }) => ({ host, mount, name, tint }))),
  );
  app.get("/targets/:host", (context) =>
    context.json(targetOf(toolNamed(shown().tools, context.req.param("host")), context)),
  );
  app.get("/documents/:host", async (context) => {
    const asked = { host: context.req.param("host"), address: context.req.query("address") };
    return context.json(await listDocuments(placeIn(await ready(), asked, context), clock));
  });
  app.get("/overview", async (context) => {
    const tools = await ready();
    const places = tools
      .filter(({ door }) => door)
      .map(({ platform: { host } }) => placeIn(tools, { host, address: context.req.query(host) }, context));
    return context.json({ language: shown().language, ...(await overview(places, clock)) });
  });
  // Server-sent events: one, without content, after every change in a tool.
  app.get("/changes", (context) =>
    streamSSE(context, async (events) => {
      const stop = changes.listen(() => void events.writeSSE({ data: "changed" }));
      await events.writeSSE({ data: "listening" });
      await new Promise<void>((ended) => events.onAbort(ended));
      stop();
    }),
  );
  app.post("/open", async (context) => {
    const { language } = fieldsOf(await bodyOf(context));
    if (language !== "en" && language !== "zh") throw badBody('{ language: "en" | "zh" }');
    return answered(context, async (onProgress) => {
      await show(language).open(onProgress);
      return { language };
    });
  });
  app.post("/reset", async (context) => {
    const { to = "example" } = fieldsOf(await bodyOf(context));
    if (to !== "example" && to !== "empty") throw badBody('{ to: "example" | "empty" }');
    return answered(context, async (onProgress) => {
      await shown().reset(to, onProgress);
      return { to };
    });
  });
  app.post("/send", async (context) => {
    const order = await ordered(await ready(), context);
    return answered(context, (onProgress) =>
      send({ ...order, onProgress: (done, of, doing) => onProgress({ done, of, doing }) }, clock),
    );
  });
  app.all("*", ({ req }) => {
    throw new ParleyError("not-found", {
      found: [`${req.method} ${req.path}`, `${req.method} ${req.path}`],
      expected: [
        "one of /hosts, /targets, /documents, /overview, /open, /send, /reset",
        "/hosts、/targets、/documents、/overview、/open、/send、/reset 之一",
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

/** Does something that takes long, and tells how far it is to whoever asked for lines. */
async function answered(
  context: Context,
  work: (onProgress: (progress: Progress) => void) => Promise<object>,
): Promise<Response> {
  if (!context.req.header("accept")?.includes("application/x-ndjson")) return context.json(await work(() => undefined));
  context.header("content-type", "application/x-ndjson; charset=utf-8");
  return stream(context, async (lines) => {
    const line = (value: object): void => void lines.write(`${JSON.stringify(value)}\n`);
    try {
      line({ done: await work((progress) => line({ progress })) });
    } catch (error) {
      if (!isParleyError(error)) console.error(error);
      line(problem(error));
    }
  });
}

/** What is no JSON is nothing, which every schema refuses in its own words. */
const bodyOf = (context: Context): Promise<unknown> => context.req.json().catch(() => undefined);

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
  const { from, to, onConflict } = fieldsOf(await bodyOf(context));
  const { document, ...source } = fieldsOf(from);
  if (typeof document !== "string" || (onConflict !== undefined && onConflict !== "ours" && onConflict !== "theirs"))
    throw badBody(orderForm);
  const places = { from: placeIn(tools, source, context), to: placeIn(tools, fieldsOf(to), context) };
  if (places.from.door.host === places.to.door.host) throw badBody(orderForm);
  return { ...places, document, ...(onConflict && { onConflict }) };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const orderForm = "{ from: { host, document }, to: { host }, onConflict? }, two different hosts";

function badBody(form: string): ParleyError {
  return new ParleyError("invalid-target", { found: ["another body", "其他请求内容"], expected: same(form) });
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
