import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { isParleyError, type Label, type Language, ParleyError, say } from "@parley/core";
import { listen } from "./server.ts";
import { openStore } from "./sqlite-store.ts";
import { summerGlow } from "./example/summer-glow.ts";
import { createWorkbench, type Workbench } from "./workbench.ts";

const dist = resolve(import.meta.dirname, "..", "..", "..", "dist");

/** The language of the terminal; PARLEY_LANG overrules it. */
function languageOf(env: NodeJS.ProcessEnv): Language {
  const { PARLEY_LANG, LC_ALL, LC_MESSAGES, LANG } = env;
  return (PARLEY_LANG || LC_ALL || LC_MESSAGES || LANG || "").startsWith("zh") ? "zh" : "en";
}

function portFrom(text = "4173"): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ParleyError("invalid-target", {
    found: [`PARLEY_PORT "${text}"`, `PARLEY_PORT“${text}”`],
    expected: ["a number from 0 to 65535", "0 到 65535 之间的数字"],
  });
}

/** Runs until a signal comes: address on stdout, failures in one line on stderr. */
async function start(tell: (label: Label) => void): Promise<void> {
  const port = portFrom(process.env["PARLEY_PORT"]);
  const home = resolve(process.env["PARLEY_HOME"] || join(process.cwd(), ".parley"));
  const store = openStore(home);
  try {
    const settings = { store, now: () => new Date(), newId: randomUUID, dist };
    const workbench = createWorkbench({ ...settings, example: summerGlow, language });
    const serving = await listen(workbench, port);
    tell([`Parley's workbench: ${serving.origin}`, `Parley 工作台：${serving.origin}`]);
    tell([
      `It stands in for Jira, Notion and Google Sheets, keeps its state in ${home}, and stops with Ctrl+C.`,
      `它是 Jira、Notion 和 Google 表格的本地替身，状态保存在 ${home}，按 Ctrl+C 停止。`,
    ]);
    void prepared(workbench, tell);
    await signalled();
    await serving.close();
    await workbench.close();
  } finally {
    store.close();
  }
}

/** The example comes while the page can be opened already; without it the tools work all the same. */
async function prepared(workbench: Workbench, tell: (label: Label) => void): Promise<void> {
  try {
    await workbench.open(workbench.language());
  } catch (error) {
    if (isParleyError(error) && error.code === "aborted") return;
    const why: Label = isParleyError(error) ? error.label : [String(error), String(error)];
    tell([`The example could not be prepared: ${why[0]}`, `示例未能准备好：${why[1]}`]);
  }
}

const signalled = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });

const language = languageOf(process.env);
try {
  await start((label) => console.log(say(label, language)));
} catch (error) {
  console.error(isParleyError(error) ? say(error.label, language) : error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
