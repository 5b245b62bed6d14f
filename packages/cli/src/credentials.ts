import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { chmod, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { type HostDoor, ParleyError } from "@parley/core";
import { systemCode } from "./failure.ts";
import { isThere, readText, translated } from "./files.ts";
import { hide } from "./hidden.ts";
import type { Io } from "./io.ts";

type Env = Io["env"];
/** Values by the names of the environment variables that they stand for. */
export type Kept = Readonly<Record<string, string>>;

/**
 * Where a user's secrets are kept.
 *
 * @source XDG Base Directory Specification: a relative path in it is none
 */
export function configFolder(env: Env): string {
  const told = env["XDG_CONFIG_HOME"];
  return join(told && isAbsolute(told) ? told : join(env["HOME"] || homedir(), ".config"), "parley");
}
export const keptPath = (host: string, env: Env): string => join(configFolder(env), `${host}.json`);
const filePath = (host: string, name: string, env: Env): string =>
  join(configFolder(env), `${host}.${name.toLowerCase()}.json`);

/** Names of a door's variables that the environment itself sets. */
export const setIn = (env: Env, door: HostDoor): readonly string[] =>
  door.env.map(({ name }) => name).filter((name) => (env[name] ?? "").trim() !== "");

/**
 * The environment with what a user keeps for a host. Where the environment says anything of that host it is all that
 * counts: a secret that is kept goes to no site but the one that it was kept with.
 *
 * @throws ParleyError "forbidden" when others may read what is kept
 */
export async function withKept(door: HostDoor, env: Env): Promise<Env> {
  const kept = setIn(env, door).length > 0 ? undefined : await readKept(door, env);
  const all = { ...env, ...kept };
  const value = (secret: boolean): string[] =>
    door.env.flatMap((variable) => (!!variable.secret === secret && all[variable.name] ? [all[variable.name]!] : []));
  hide(value(true), value(false));
  return all;
}

/** What is kept for a host; undefined when there is nothing. */
export async function readKept({ host, env: variables }: HostDoor, env: Env): Promise<Kept | undefined> {
  const path = keptPath(host, env);
  if (!(await isThere(path))) return undefined;
  await refuseOpen(path);
  for (const { name, file } of variables)
    if (file && (await isThere(filePath(host, name, env)))) await refuseOpen(filePath(host, name, env));
  const text = await readText(path);
  try {
    const values: unknown = JSON.parse(text);
    if (isTexts(values)) return values;
  } catch (error) {
    // What stands there is in no message: it may be a secret.
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ParleyError("invalid-document", {
    found: [`a spoilt file ${path}`, `损坏的文件 ${path}`],
    expected: ["what parley login wrote", "由 parley login 写出的内容"],
    next: [`Run parley login ${host} again`, `请重新运行 parley login ${host}`],
  });
}
const isTexts = (value: unknown): value is Kept =>
  typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");

/** @throws ParleyError "forbidden" for a file that anybody but its owner may read or write */
async function refuseOpen(path: string): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform === "win32" || (mode & 0o077) === 0) return;
  const shown = (mode & 0o777).toString(8);
  throw new ParleyError("forbidden", {
    found: [`${path} with the mode ${shown}, so that others may read it`, `${path} 的权限为 ${shown}，其他人可以读取`],
    expected: ["a secret that only you can read (600)", "仅本人可读的密钥文件（600）"],
    next: [
      `Run chmod 600 ${path}, and change the secret if others use this machine`,
      `请运行 chmod 600 ${path}；若他人共用此机，请更换密钥`,
    ],
  });
}

/** What is to be kept: values, and the content of the file that one of them names. */
export interface ToKeep {
  readonly values: Kept;
  readonly file?: { readonly name: string; readonly content: string };
}

/**
 * Keeps secrets for a host in place of what was kept, readable by their owner alone.
 *
 * @returns the path
 */
export async function keep({ host }: HostDoor, { values, file }: ToKeep, env: Env): Promise<string> {
  const folder = configFolder(env);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const own = file && filePath(host, file.name, env);
    if (file && own) await writePrivate(own, file.content);
    const all = own ? { ...values, [file.name]: own } : values;
    await writePrivate(keptPath(host, env), `${JSON.stringify(all, undefined, 2)}\n`);
    return keptPath(host, env);
  } catch (error) {
    throw translated(error, "writing");
  }
}

/** Takes away what is kept for a host. @returns whether there was anything */
export async function forget({ host, env: variables }: HostDoor, env: Env): Promise<boolean> {
  const paths = [
    keptPath(host, env),
    ...variables.flatMap(({ name, file }) => (file ? [filePath(host, name, env)] : [])),
  ];
  let there = false;
  for (const path of paths) {
    there = (await isThere(path)) || there;
    await rm(path, { force: true });
  }
  return there;
}

/** All of it or nothing, and at no moment readable by others. */
async function writePrivate(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    const file = await open(aside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    if (systemCode(error) === undefined) throw error;
    throw translated(error, "writing");
  }
}
