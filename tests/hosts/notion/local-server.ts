import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import { Client } from "@notionhq/client";
import {
  createLocalNotion,
  localToken,
  type LocalNotionOptions,
} from "../../../packages/workbench/src/hosts/notion/index.ts";
import type { RunningPlatform } from "../../../packages/workbench/src/platform.ts";
import { memoryStore, type Store } from "../../../packages/workbench/src/store.ts";

/** A local Notion behind a real HTTP server on a free port of the loopback. */
export interface LocalServer {
  readonly notion: RunningPlatform;
  readonly store: Store;
  /** What `baseUrl` of the SDK takes. */
  readonly baseUrl: string;
  /** The clock that the platform reads; move it by hand. */
  readonly clock: { ms: number };
  /** The SDK as it comes, quiet and without waits. */
  client(options?: ConstructorParameters<typeof Client>[0]): Client;
  close(): Promise<void>;
}

/** Starts a seeded local Notion. No rate limit unless asked for. */
export async function startLocalNotion(options: Partial<LocalNotionOptions> = {}): Promise<LocalServer> {
  const clock = { ms: Date.parse("2027-03-01T09:00:30Z") };
  const store = options.store ?? memoryStore();
  const notion = createLocalNotion({
    now: () => new Date(clock.ms),
    newId: randomUUID,
    rateLimit: false,
    ...options,
    store,
  });
  notion.seed();
  const server: ServerType = await new Promise((resolve) => {
    const started = serve({ fetch: notion.app.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    notion,
    store,
    baseUrl,
    clock,
    client: (more) =>
      new Client({ auth: localToken, baseUrl, notionVersion: "2026-03-11", logger: () => {}, retry: false, ...more }),
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

/** One piece of text, as requests want it. */
export const text = (content: string): { text: { content: string } }[] => [{ text: { content } }];
