import { type Label, ParleyError } from "@parley/core";
import { systemCode } from "./failure.ts";
import type { Io } from "./io.ts";

/** Where a running workbench keeps one of its tools: goes into the host's door as it is. */
export interface WorkbenchTarget {
  readonly address: string;
  readonly env: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

const mostWaitMs = 10_000;

/**
 * Asks the workbench where one of its tools is.
 *
 * @param host  "notion"
 * @throws ParleyError "unavailable" when no workbench answers, "not-configured" when PARLEY_WORKBENCH is no address
 */
export async function askWorkbench(host: string, env: Io["env"]): Promise<WorkbenchTarget> {
  const origin = originFrom(env["PARLEY_WORKBENCH"] || "http://127.0.0.1:4173");
  let response: Response;
  try {
    response = await fetch(new URL(`/api/targets/${encodeURIComponent(host)}`, origin), {
      signal: AbortSignal.timeout(mostWaitMs),
      headers: { accept: "application/json" },
    });
  } catch (cause) {
    throw unavailable(noAnswer(origin, cause), cause);
  }
  const said: unknown = await response.json().catch(() => undefined);
  if (response.ok && isTarget(said)) return said;
  const status = String(response.status);
  throw unavailable([`answer ${status} from ${origin}`, `${origin} 的答复 ${status}`], said);
}

function originFrom(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new ParleyError("not-configured", {
    found: [`PARLEY_WORKBENCH "${text}"`, `PARLEY_WORKBENCH“${text}”`],
    expected: ["an address such as http://127.0.0.1:4173", "地址，如 http://127.0.0.1:4173"],
  });
}

function noAnswer(origin: string, error: unknown): Label {
  const late = error instanceof DOMException && error.name === "TimeoutError";
  if (late)
    return [`silence from ${origin} for ${mostWaitMs / 1000} s`, `${origin} 在 ${mostWaitMs / 1000} 秒内没有答复`];
  const code = systemCode((error as Error).cause) ?? systemCode(error);
  if (code === "ECONNREFUSED") return [`nothing listening at ${origin}`, `${origin} 没有程序在监听`];
  return [`no connection to ${origin}${code ? ` (${code})` : ""}`, `无法连接 ${origin}${code ? `（${code}）` : ""}`];
}

const unavailable = (found: Label, cause: unknown): ParleyError =>
  new ParleyError("unavailable", {
    found,
    expected: ["Parley's workbench", "Parley 工作台"],
    next: [
      "Run `npm start` in another terminal, or say with PARLEY_WORKBENCH where it is",
      "请在另一终端运行 `npm start`，或用 PARLEY_WORKBENCH 指明其地址",
    ],
    cause,
  });

function isTarget(value: unknown): value is WorkbenchTarget {
  if (typeof value !== "object" || value === null) return false;
  const { address, env, options } = value as Partial<Record<keyof WorkbenchTarget, unknown>>;
  return typeof address === "string" && isTexts(env) && isTexts(options);
}
const isTexts = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
