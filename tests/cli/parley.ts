import { execFile, spawn, type SpawnOptions } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Document, fromText } from "@parley/core";
import { templates } from "@parley/core/registry";
import { expect, onTestFinished } from "vitest";

export const project = resolve(import.meta.dirname, "..", "..");
/** The command as one file, as it is handed out. */
export const bundle = join(project, "dist", "cli", "parley.mjs");
/** The command from source. */
export const source = join(project, "scripts", "parley.mjs");

let built: Promise<unknown> | undefined;
/** Brings the bundle up to date with the sources, once. */
const build = (): Promise<unknown> =>
  (built ??= promisify(execFile)(process.execPath, [join(project, "scripts", "build.mjs"), "cli"]));

/** How a command ended and what it said. */
export interface Ended {
  /** 128 + the signal's number when a signal ended it, as a shell says it. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The file that is run; the bundle when left out. */
  readonly script?: string;
  readonly spawn?: SpawnOptions;
  /** Sees the process while it runs. */
  readonly during?: (child: ReturnType<typeof spawn>) => void;
}

/** Runs the real command in a process of its own, in an environment without anybody's settings. */
export async function parley(line: readonly string[], settings: Surroundings): Promise<Ended> {
  const { cwd, env, during, script = bundle, ...more } = settings;
  await build();
  const child = spawn(process.execPath, [script, ...line], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    ...more.spawn,
    env: { PATH: process.env["PATH"], HOME: cwd, LANG: "C.UTF-8", ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  during?.(child);
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code, signal) => done({ code: code ?? (signal === "SIGKILL" ? 137 : 143), ...said }));
  });
}

/** An empty folder, gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The document in a file. */
export const documentIn = (folder: string, name: string): Document => documentsIn(folder, name)[0]!;
export const documentsIn = (folder: string, name: string): readonly Document[] =>
  fromText(readFileSync(join(folder, name), "utf8"), (id) => templates.find(({ shape }) => shape.id === id));

/** Writes a document's JSON, as it is or spoilt. */
export const put = (folder: string, name: string, json: unknown): void =>
  writeFileSync(join(folder, name), typeof json === "string" ? json : JSON.stringify(json));

/** Makes a sample with the real command. @returns what it holds */
export async function sample(folder: string, name: string, ...line: string[]): Promise<Document> {
  const [template = "raci-matrix", ...more] = line;
  const made = await parley(["new", template, "--sample", "--out", name, ...more], { cwd: folder });
  expect(made).toMatchObject({ code: 0, err: "" });
  return documentIn(folder, name);
}

/** Fails unless a command could not do it and said so in one harmless sentence, in the language asked for. */
export function expectRefusal({ code, out, err }: Ended, says: RegExp): void {
  expect(err).toMatch(says);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expectHarmless(err);
  expect(err).not.toMatch(/^\s+at /m);
  expect(err).not.toMatch(/\.[cm]?[jt]s:\d/);
}

/** Nothing that a terminal would act upon, but the ends of lines. */
export const expectHarmless = (text: string): void => {
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
};
