import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createWorkbench, listen, memoryStore, type Store, type Workbench } from "@parley/workbench";
import { littleHost } from "./little-host.ts";

const { platform: littlePlatform } = littleHost("little");

/** A page and one view, as a build would leave them. */
function builtPage(): string {
  const dist = mkdtempSync(join(tmpdir(), "parley-page-"));
  const files = {
    "workbench/web/index.html": "<title>the page</title>",
    "workbench/hosts/little/view/index.html": "<title>the view</title>",
    "workbench/assets/page-1a2b.js": "export {};",
    "secret.txt": "secret",
    "workbench/secret.txt": "secret",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dist, path, ".."), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  return dist;
}

let ids = 0;
const workbench = (store: Store = memoryStore()): Workbench =>
  createWorkbench({
    store,
    now: () => new Date("2027-03-01T09:00:00Z"),
    newId: () => `id-${++ids}`,
    dist: builtPage(),
    platforms: [littlePlatform],
    doors: [],
  });

async function served(made: Workbench = workbench()): Promise<string> {
  const serving = await listen(made, 0);
  onTestFinished(() => serving.close());
  return serving.origin;
}

/** `fetch` would not let us say who we are. */
function raw(origin: string, path: string, headers: Record<string, string>, method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", reject).end();
  });
}

it("answers that it is well, and which tools it has", async () => {
  const origin = await served();
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(`${origin}/healthz`)).text()).toBe('{"status":"ok","example":"none"}');
  expect(await (await fetch(`${origin}/api/hosts`)).json()).toEqual([
    { host: "little", mount: "/little", name: ["Tool little", "工具 little"] },
  ]);
  expect(await (await fetch(`${origin}/api/targets/little`)).json()).toEqual({
    address: "little:all",
    env: { LITTLE_URL: `${origin}/little` },
    options: {},
  });
});

it("serves the page, the views and their assets, and no other file", async () => {
  const origin = await served();
  const page = await fetch(`${origin}/`);
  expect(await page.text()).toContain("the page");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await (await fetch(`${origin}/little/view?lang=zh`)).text()).toContain("the view");
  expect((await fetch(`${origin}/assets/page-1a2b.js`)).headers.get("content-type")).toContain("text/javascript");
  const outside = ["/secret.txt", "/assets/../secret.txt", "/assets/..%2fsecret.txt", "/assets/%2e%2e/secret.txt"];
  const further = ["/assets/..%5csecret.txt", "/assets/...", "/assets//etc/passwd", "/assets/%00"];
  for (const path of [...outside, ...further]) expect([path, await raw(origin, path, {})]).toEqual([path, 404]);
});

it("refuses names that are not this machine's, and pages that are not its own", async () => {
  const origin = await served();
  const { host, port } = new URL(origin);
  const asked = async (headers: Record<string, string>, method?: string): Promise<number> =>
    raw(origin, method ? "/api/reset" : "/healthz", headers, method);
  expect(await asked({ host })).toBe(200);
  expect(await asked({ host: `localhost:${port}` })).toBe(200);
  expect(await asked({ host: `evil.example:${port}` })).toBe(403);
  expect(await asked({ host: `127.0.0.1.evil.example:${port}` })).toBe(403);
  expect(await asked({ host, origin }, "POST")).toBe(200);
  expect(await asked({ host }, "POST")).toBe(200);
  expect(await asked({ host, origin: "https://evil.example" }, "POST")).toBe(403);
  expect(await asked({ host, origin: `http://127.0.0.1:1` }, "POST")).toBe(403);
  expect(await asked({ host, origin: "null" }, "POST")).toBe(403);
});

it("seeds a tool once, and again after a reset", async () => {
  const store = memoryStore();
  const notes = async (made: Workbench): Promise<unknown[]> =>
    ((await (await made.app.request("/little/notes")).json()) as { note: unknown }[]).map(({ note }) => note);
  const first = workbench(store);
  expect(await notes(first)).toEqual(["seed"]);
  await first.app.request("/little/notes", { method: "POST", body: '"mine"' });
  expect(await notes(workbench(store))).toEqual(["seed", "mine"]);
  const again = workbench(store);
  expect((await again.app.request("/api/reset", { method: "POST" })).status).toBe(200);
  expect(await notes(again)).toEqual(["seed"]);
});

it("leaves everything as it was when a reset fails half-way", async () => {
  let broken = false;
  const failing = {
    ...littlePlatform,
    host: "failing",
    mount: "/failing" as const,
    create: (env: Parameters<typeof littlePlatform.create>[0]) => ({
      ...littlePlatform.create(env),
      seed() {
        if (broken) throw new Error("disk full");
      },
    }),
  };
  const store = memoryStore();
  const settings = { store, now: () => new Date(0), newId: () => `id-${++ids}`, dist: builtPage(), doors: [] };
  const made = createWorkbench({ ...settings, platforms: [littlePlatform, failing] });
  await made.app.request("/little/notes", { method: "POST", body: '"mine"' });
  broken = true;
  await expect(made.reset()).rejects.toThrow("disk full");
  expect(store.entries("en/little/notes")).toHaveLength(2);
});

it("answers what it does not have with a typed error in both languages", async () => {
  const { app } = workbench();
  const asked = async (path: string, init?: RequestInit): Promise<unknown> => {
    const answer = await app.request(path, init);
    const { error } = (await answer.json()) as { error: { code: string; message: [string, string] } };
    expect(error.message).toHaveLength(2);
    return [answer.status, error.code];
  };
  expect(await asked("/api/nothing")).toEqual([404, "not-found"]);
  expect(await asked("/api/targets/word")).toEqual([400, "invalid-target"]);
  expect(await asked("/api/targets/__proto__")).toEqual([400, "invalid-target"]);
  expect(await asked("/api/documents/little")).toEqual([501, "not-supported"]);
  for (const body of ["", "{", "null", "[]", '{"from":{"host":"little"}}', '{"from":{"host":"little","document":1}}'])
    expect(await asked("/api/send", { method: "POST", body })).toEqual([400, "invalid-target"]);
});

it("says that the port is taken", async () => {
  const origin = await served();
  await expect(listen(workbench(), Number(new URL(origin).port))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/^Unexpected port \d+ taken by another program, .* PARLEY_PORT$/) as string,
  });
});

it("fails once, in the ordered way, when a test orders it", async () => {
  const made = workbench();
  const origin = await served(made);
  const add = (): Promise<Response> => fetch(`${origin}/little/notes`, { method: "POST", body: '"x"' });
  const count = async (): Promise<number> =>
    ((await (await fetch(`${origin}/little/notes`)).json()) as unknown[]).length;
  made.platforms["little"]?.failNext({
    method: "POST",
    path: /^\/little\/notes$/,
    status: 429,
    headers: { "retry-after": "1" },
  });
  expect(await count()).toBe(1);
  const limited = await add();
  expect([limited.status, limited.headers.get("retry-after"), await count()]).toEqual([429, "1", 1]);
  made.platforms["little"]?.failNext({ method: "POST", status: 503, afterCommit: true, body: { code: "busy" } });
  const busy = await add();
  expect([busy.status, await busy.json(), await count()]).toEqual([503, { code: "busy" }, 2]);
  made.platforms["little"]?.failNext({ method: "POST", kind: "reset", afterCommit: true });
  await expect(add()).rejects.toThrow("fetch failed");
  expect(await count()).toBe(3);
  expect((await add()).status).toBe(201);
});
