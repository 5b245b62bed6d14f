import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { emptyFolder, expectRefusal, parley, sample } from "./parley.ts";
import { openWorkbench } from "./workbench.ts";

interface Proxy {
  readonly address: string;
  /** Hosts that it was asked for. */
  readonly asked: string[];
}

/** A proxy that leads every host of `.example` without TLS to one place, and refuses the rest. */
async function openProxy(origin: string): Promise<Proxy> {
  const asked: string[] = [];
  const { port, host } = new URL(origin);
  const server = createServer((incoming, outgoing) => {
    const { method, url = "" } = incoming;
    const isAbsolute = url.startsWith("http://");
    if (isAbsolute) asked.push(new URL(url).host);
    const path = isAbsolute ? url.replace(/^http:\/\/[^/]+/, "") : url;
    // The stand-in answers to its own name only.
    const headers = { ...incoming.headers, host };
    const onward = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    if (!url.endsWith(".example:80")) return void socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    // What comes through the tunnel is answered as if it had come here.
    server.emit("connection", socket);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

it.each(["notion", "sheets"])("%s is reached through the proxy alone", { timeout: 120_000 }, async (host) => {
  const cwd = emptyFolder();
  const workbench = await openWorkbench();
  const proxy = await openProxy(workbench.origin);
  await sample(cwd, "raci.json");
  const { address, env, options } = await workbench.target(host);
  const far = Object.entries(options).flatMap(([name, value]) => [
    `--${name}`,
    value.replace(workbench.origin, `http://${host}.example`),
  ]);
  expect(far.join(" ")).toContain(`${host}.example`);
  const line = ["push", "raci.json", "--to", address, ...far];
  const through = { HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address };
  expect(await parley(line, { cwd, env: { ...env, ...through } })).toMatchObject({ code: 0, err: "" });
  expect(new Set(proxy.asked.map((name) => name.split(":")[0]))).toEqual(new Set([`${host}.example`]));
  const asked = proxy.asked.length;
  // Without the proxy, or around it, nobody knows that host.
  expect((await parley(line, { cwd, env: { ...env, ...through, NO_PROXY: "other.test,.example" } })).code).toBe(2);
  expect((await parley(line, { cwd, env })).code).toBe(2);
  expect(proxy.asked).toHaveLength(asked);
});

it("Jira is asked for through the proxy, by its name", async () => {
  const cwd = emptyFolder();
  const proxy = await openProxy("http://127.0.0.1:9");
  const env = { JIRA_SITE: "https://team.atlassian.example", JIRA_EMAIL: "li@example.com", JIRA_TOKEN: "a-token" };
  const { code } = await parley(["pull", "jira:DEMO-1"], { cwd, env: { ...env, https_proxy: proxy.address } });
  expect(code).toBe(2);
  expect(new Set(proxy.asked)).toEqual(new Set(["team.atlassian.example:443"]));
});

it("what lies on this machine is asked directly", async () => {
  const cwd = emptyFolder();
  const workbench = await openWorkbench();
  const proxy = await openProxy("http://127.0.0.1:9");
  await sample(cwd, "raci.json");
  for (const host of ["jira", "notion", "sheets"]) {
    const env = { ...workbench.env, HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address };
    expect((await parley(["push", "raci.json", "--to", `workbench:${host}`], { cwd, env })).code).toBe(0);
  }
  expect(proxy.asked).toEqual([]);
});

it("an address that is none is refused, and not repeated", async () => {
  const cwd = emptyFolder();
  const refused = await parley(["pull", "notion:0123456789abcdef0123456789abcdef"], {
    cwd,
    env: { NOTION_TOKEN: "a-token", HTTPS_PROXY: "user:pass@proxy" },
  });
  expectRefusal(refused, /HTTPS_PROXY that is no address of a proxy/);
  expect(refused.err).not.toContain("pass");
});
