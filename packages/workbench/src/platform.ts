import type { Hono } from "hono";
import type { Label, Language } from "@parley/core";
import type { Store } from "./store.ts";

/**
 * A local stand-in of one tool: a description that the workbench finds in `hosts/<host>/index.ts` (export `localPlatform`)
 * and starts. Everything below is the same for every host, so that the workbench and the tests name none.
 */
export interface LocalPlatform {
  /** The host's package name without its scope: "notion". Also its space in the store (`notion/...`). */
  readonly host: string;
  /** Where its app is mounted: "/notion". Its view is served at `<mount>/view/`. */
  readonly mount: `/${string}`;
  /** The tool's name as the page's tab shows it. */
  readonly name: Label;
  /** The colour by which the page tells the tools apart, dark enough for white letters: "#1868db". */
  readonly tint?: string;
  create(env: PlatformEnv): RunningPlatform;
  /** Makes beforehand, while the workbench is built, what would keep its first visitor waiting. */
  prepare?(): void;
}

/** What a platform gets from outside: it reads no clock, draws no random number and keeps nothing but in the store. */
export interface PlatformEnv {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Absolute folder of the built plugins: `dist/jira`, `dist/sheets`. Files are read when asked for, not at the start. */
  readonly dist: string;
}

export interface RunningPlatform {
  /**
   * Its routes are written without the mount: `app.post("/v1/pages", ...)`. Paths and addresses of requests have the mount in
   * front, so that a link made from them leads back here.
   */
  readonly app: Hono;
  /** Every call answered since the start or the last `reset`, oldest first. */
  readonly calls: readonly Call[];
  /** The operations it supports, as the platform's reference names them; every other one answers 501. */
  readonly operations: readonly string[];
  /**
   * Fills an empty platform with what a newcomer finds: people, issues, an empty page. Called once per store, and after `reset`.
   *
   * @param language  of what people there have written; default English
   */
  seed(language?: Language): void;
  /**
   * What whoever works there would have done with an example that just came: let the app take in what arrived, throw the empty tab
   * away. Called once, behind it.
   */
  tidy?(): Promise<void>;
  /** Forgets everything of this platform, its seeds too. */
  reset(): void;
  /** The next request that matches fails in this way, once. */
  failNext(fault: Fault): void;
  /**
   * The address and the settings under which the host's front door finds this platform, as a real account would be named.
   *
   * @param origin  of the workbench, without a slash at the end: "http://127.0.0.1:4173"
   */
  target(origin: string): Target;
}

/** Goes into `door.connect(address, { env, options })` as it is. */
export interface Target {
  /** With the host's name in front: "jira:DEMO-1". Callers may put another one of the same tool (an issue, a page). */
  readonly address: string;
  readonly env: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

/** One call that a platform answered. */
export interface Call {
  /** The operation's name, one of `operations`; "unsupported" for a 501. */
  readonly operation: string;
  /** The schemas that request and response were held against; "" when none was, which tests refuse. */
  readonly checkedBy: string;
  readonly status: number;
}

/** A failure that a test orders in advance. */
export interface Fault {
  readonly method?: string;
  /** Against the request's path, the mount in front of it. */
  readonly path?: RegExp;
  /** "reset" cuts the connection without an answer; otherwise `status` is sent. */
  readonly kind?: "status" | "reset";
  readonly status?: number;
  /** The request is carried out first: the answer is lost, the change is not. */
  readonly afterCommit?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
