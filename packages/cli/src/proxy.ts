import { ParleyError } from "@parley/core";

/** What lies on this machine is asked without a proxy: the workbench above all. */
const here = ["127.0.0.1", "localhost", "::1", "[::1]"];
const names = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/**
 * Lets every request of this process go through the proxy that HTTPS_PROXY or HTTP_PROXY names, but for the hosts of
 * NO_PROXY. `fetch` does not do so by itself before Node 24; Google's client does, and reads the same variables.
 *
 * @param env  the process's own: both clients read it again
 * @throws ParleyError "not-configured" for an address that is none; it is not repeated, for it may hold a password
 */
export async function honourProxy(env: NodeJS.ProcessEnv): Promise<void> {
  const set = names.filter((name) => (env[name] ?? "") !== "");
  if (set.length === 0) return;
  const wrong = set.find((name) => !isProxy(env[name]));
  if (wrong)
    throw new ParleyError("not-configured", {
      found: [`${wrong} that is no address of a proxy`, `${wrong} 不是代理地址`],
      expected: ["one such as http://127.0.0.1:8080", "代理地址，如 http://127.0.0.1:8080"],
    });
  const around = [env["no_proxy"] ?? env["NO_PROXY"] ?? "", ...here].filter((host) => host !== "").join(",");
  env["no_proxy"] = around;
  env["NO_PROXY"] = around;
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import("undici");
  setGlobalDispatcher(new EnvHttpProxyAgent());
}

const isProxy = (text: string | undefined): boolean =>
  text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
