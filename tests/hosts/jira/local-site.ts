import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createLocalJira,
  DEMO_ACCOUNT,
  DEMO_TOKEN,
  type LocalJira,
} from "../../../packages/workbench/src/hosts/jira/index.ts";
import type { RunningPlatform } from "../../../packages/workbench/src/platform.ts";
import { memoryStore, type Store } from "../../../packages/workbench/src/store.ts";
import type { Request } from "@parley/jira";
import type { Defs } from "../../../packages/jira/src/resolvers/defs.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-jira-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
/** The app as it is built for `forge deploy`, from the sources as they are now. */
export const builtApp = join(folder, "app");
execFileSync(process.execPath, [fileURLToPath(new URL("../../../scripts/build-jira.mjs", import.meta.url)), builtApp]);

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}
/** A local Jira and what people and programs do at it, without a network. */
export interface Site<Jira extends RunningPlatform = LocalJira> {
  readonly jira: Jira;
  /** Asks the REST API as a program does; `token` is "email:secret", none for an anonymous call. */
  rest(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** One request of a program that is signed in, for a port over it. */
  readonly request: Request;
  /** Asks an endpoint of the page around the app as this person. */
  page(method: string, path: string, body?: object, accountId?: string): Promise<Answer>;
  /** Calls a function of the app from an issue's panel. */
  invoke(functionKey: string, payload?: object, where?: { issue?: string; accountId?: string }): Promise<unknown>;
  /** The same, typed by the app's own definitions. */
  app<Name extends keyof Defs>(
    name: Name,
    payload?: Parameters<Defs[Name]>[0],
    where?: { issue?: string; accountId?: string },
  ): Promise<Awaited<ReturnType<Defs[Name]>>>;
}

interface SiteSettings {
  readonly appDir?: string;
  readonly manifestPath?: string;
  readonly store?: Store;
}
const demoToken = `${DEMO_TOKEN.email}:${DEMO_TOKEN.secret}`;
/** Issue DEMO-1. */
export const ISSUE = "10101";

export function openSite({ appDir = builtApp, manifestPath, store = memoryStore() }: SiteSettings = {}): Site {
  const settings = { store, now: () => new Date(), newId: randomUUID, appDir, ...(manifestPath && { manifestPath }) };
  const jira = createLocalJira(settings);
  jira.seed();
  return siteAt(jira);
}

/** The same at a local Jira that somebody else started. */
export function siteAt<Jira extends RunningPlatform>(jira: Jira): Site<Jira> {
  const cookies = new Map<string, string>();
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
    const response = await jira.app.request(`http://jira.local${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { response, status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  const cookieOf = async (accountId: string): Promise<string> => {
    const known = cookies.get(accountId);
    if (known) return known;
    const { response } = await ask("PUT", "/local/session", { accountId }, {});
    const [cookie = ""] = (response.headers.get("set-cookie") ?? "").split(";");
    cookies.set(accountId, cookie);
    return cookie;
  };
  const page: Site["page"] = async (method, path, body, accountId = DEMO_ACCOUNT) => {
    const { status, body: answer } = await ask(method, path, body, { cookie: await cookieOf(accountId) });
    return { status, body: answer };
  };
  const invoke: Site["invoke"] = async (functionKey, payload = {}, { issue = ISSUE, accountId } = {}) => {
    const asked = { issue, locale: "en-US", functionKey, payload };
    const { status, body } = await page("POST", "/bridge/invoke", asked, accountId);
    if (status !== 200) throw new Error((body as { message: string }).message);
    return (body as { result: unknown }).result;
  };
  const authorization = `Basic ${Buffer.from(demoToken).toString("base64")}`;
  return {
    jira,
    request: async (method, path, body) =>
      jira.app.request(`http://jira.local${path}`, {
        method,
        headers: { authorization },
        ...(body !== undefined && { body }),
      }),
    page,
    invoke,
    async rest(method, path, body, token = demoToken) {
      const headers = token === "" ? {} : { authorization: `Basic ${Buffer.from(token).toString("base64")}` };
      const { status, body: answer } = await ask(method, path, body, headers);
      return { status, body: answer };
    },
    app: async (name, payload, where) => (await invoke(name, payload ?? {}, where)) as never,
  };
}
