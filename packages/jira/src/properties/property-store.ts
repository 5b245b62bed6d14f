import { ParleyError } from "@parley/core";
import { HOST, refused, unreachable } from "../failures.ts";

/** The properties of an issue: the narrowest interface over Jira's REST API. Every method throws ParleyError only. */
export interface PropertyStore {
  keys(issue: string): Promise<readonly string[]>;
  /** Those of the properties that are there. */
  read(issue: string, keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  write(issue: string, key: string, value: unknown): Promise<void>;
  /** One that is not there is gone already. */
  remove(issue: string, key: string): Promise<void>;
}

/** One request to Jira's REST API, from outside with a token or from inside with the app's own rights. */
export type Request = (method: string, path: string, body?: string) => Promise<Response>;

/** How many property names go into one address; longer addresses are cut off by proxies. */
const KEYS_PER_READ = 30;

/** Issue properties over any way to call Jira's REST API v3. */
export function propertyStore(request: Request): PropertyStore {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await answered(
      request(method, `/rest/api/3/issue/${path}`, body === undefined ? body : JSON.stringify(body)),
    );
    if (response.ok || (method === "DELETE" && response.status === 404)) return response;
    throw refused(response.status, sentenceOf(await response.text()));
  };
  const at = encodeURIComponent;
  return {
    async keys(issue) {
      const { keys } = await json<{ keys: readonly { key: string }[] }>(await ask("GET", `${at(issue)}/properties`));
      return keys.map(({ key }) => key);
    },
    async read(issue, keys) {
      const found: Record<string, unknown> = {};
      for (let from = 0; from < keys.length; from += KEYS_PER_READ) {
        const names = keys
          .slice(from, from + KEYS_PER_READ)
          .map(at)
          .join(",");
        const path = `${at(issue)}?fields=summary&properties=${names}`;
        Object.assign(found, (await json<{ properties?: object }>(await ask("GET", path))).properties);
      }
      return found;
    },
    write: async (issue, key, value) => void (await ask("PUT", `${at(issue)}/properties/${at(key)}`, value)),
    remove: async (issue, key) => void (await ask("DELETE", `${at(issue)}/properties/${at(key)}`)),
  };
}

async function answered(response: Promise<Response>): Promise<Response> {
  try {
    return await response;
  } catch (error) {
    throw error instanceof ParleyError ? error : unreachable(error);
  }
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new ParleyError("unavailable", {
      found: ["an answer that is no JSON", "非 JSON 的响应"],
      expected: ["Jira's REST API at this address", "该地址为 Jira 的 REST API"],
      host: HOST,
      cause,
    });
  }
}

/** Jira's own words, from any of the forms in which it refuses. */
function sentenceOf(text: string): string {
  try {
    const { errorMessages, errors, message } = JSON.parse(text) as {
      errorMessages?: string[];
      errors?: Record<string, string>;
      message?: string;
    };
    const said = [...(errorMessages ?? []), ...Object.values(errors ?? {}), ...(message ? [message] : [])];
    if (said.length > 0) return said.join(" ");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return text.slice(0, 200) || "no reason given";
}
