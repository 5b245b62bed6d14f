import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { doors } from "./workbench.ts";
import { emptyFolder, type Ended, expectRefusal, parley } from "./parley.ts";

const secret = "s3cr3t_ntn-0123456789";
const page = "0123456789abcdef0123456789abcdef";
let cwd = "";
beforeEach(() => void (cwd = emptyFolder()));

const config = (): string => join(cwd, ".config", "parley");
const run = (line: readonly string[], env: Record<string, string> = {}): Promise<Ended> => parley(line, { cwd, env });
const login = (platform: string, input: string, ...more: string[]): Promise<Ended> =>
  parley(["login", platform, ...more], {
    cwd,
    spawn: { stdio: ["pipe", "pipe", "pipe"] },
    during: (child) => void child.stdin?.end(input),
  });
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** A platform that refuses, and says back whatever it was told. */
async function echo(): Promise<{ readonly origin: string; readonly told: string[] }> {
  const told: string[] = [];
  const server = createServer(({ headers }, response) => {
    told.push(String(headers.authorization));
    response.writeHead(401, { "content-type": "application/json" });
    const message = `${headers.authorization} is no good`;
    const body = {
      object: "error",
      status: 401,
      code: "unauthorized",
      message,
      errorMessages: [message],
      error: { message, code: 401 },
    };
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, told };
}

/** For each platform: what is piped in, a command that needs it, and how it goes over the wire. */
const platforms = (
  origin: string,
): readonly (readonly [host: string, input: string, line: string[], sent: string])[] => [
  ["notion", `${secret}\n`, ["pull", `notion:${page}`, "--notion-base-url", origin], `Bearer ${secret}`],
  [
    "jira",
    `${origin}\nli@example.com\n${secret}\n`,
    ["pull", "jira:DEMO-1"],
    `Basic ${Buffer.from(`li@example.com:${secret}`).toString("base64")}`,
  ],
  [
    "sheets",
    `GOOGLE_ACCESS_TOKEN=${secret}\r\n`,
    ["pull", "sheets:1234567890abc", "--sheets-root-url", `${origin}/`],
    `Bearer ${secret}`,
  ],
];

describe("a secret", () => {
  it("is kept for its owner alone, used, shown to nobody and thrown away", { timeout: 120_000 }, async () => {
    const { origin, told } = await echo();
    expect(
      platforms(origin)
        .map(([host]) => host)
        .sort(),
    ).toEqual(doors.map(({ host }) => host).sort());
    const said: Ended[] = [];
    const keep = (ended: Ended): Ended => (said.push(ended), ended);
    for (const [host, input, line, sent] of platforms(origin)) {
      expect(keep(await run(["login", "--status", host])).out).toContain("nothing kept");
      expect(keep(await login(host, input))).toMatchObject({ code: 0, err: "" });
      expect(mode(config())).toBe("700");
      expect(mode(join(config(), `${host}.json`))).toBe("600");
      expect(readFileSync(join(config(), `${host}.json`), "utf8")).toContain(secret);
      expect(keep(await run(["login", "--status", host])).out).toMatch(/kept .*_TOKEN/);
      for (const env of [{}, { PARLEY_DEBUG: "1" }]) expect(keep(await run(line, env)).code).toBe(2);
      expect(keep(await run([...line, "--json"])).code).toBe(2);
      expect(told.at(-1)).toBe(sent);
    }
    expect(readdirSync(config()).sort()).toEqual(["jira.json", "notion.json", "sheets.json"]);
    const status = JSON.parse(keep(await run(["login", "--status", "--json"])).out) as {
      platforms: { source: string }[];
    };
    expect(status.platforms.map(({ source }) => source)).toEqual(["kept", "kept", "kept"]);
    for (const { host } of doors) {
      expect(keep(await run(["logout", host])).out).toContain("removed");
      expect(keep(await run(["logout", host, "--lang", "zh"])).out).toContain("没有保存过密钥");
    }
    expect(readdirSync(config())).toEqual([]);
    const forms = [secret, Buffer.from(`li@example.com:${secret}`).toString("base64")];
    for (const { out, err } of said) for (const form of forms) expect(out + err).not.toContain(form);
  });

  it("is in no message when it stands where it should not", async () => {
    const lines = [
      ["login", "notion", secret],
      ["login", secret],
      ["logout", secret],
      ["login", `--token=${secret}`, "notion"],
      ["login", "notion", "--lang", secret],
      ["login", "--status", secret],
    ];
    for (const line of lines)
      for (const more of [[], ["--json"]]) {
        const { code, out, err } = await run([...line, ...more], { PARLEY_DEBUG: "1" });
        expect(code).toBe(2);
        expect(out + err).not.toContain(secret);
      }
    expectRefusal(
      await run(["login", "notion", secret]),
      /expected parley login <platform>\. A secret is never typed on the line/,
    );
    for (const [host, input] of [
      ["jira", secret],
      ["notion", `a\n${secret}\nb`],
      ["notion", `${secret} ${secret}`],
      ["sheets", `{"private_key": "${secret}"`],
      ["notion", ""],
    ] as const) {
      const refused = await login(host, input);
      expectRefusal(refused, /an input that is not it, expected on standard input/);
      expect(refused.err).not.toContain(secret);
    }
    expect(existsSync(config())).toBe(false);
    mkdirSync(config(), { recursive: true });
    writeFileSync(join(config(), "notion.json"), secret, { mode: 0o600 });
    const spoilt = await run(["pull", `notion:${page}`]);
    expectRefusal(spoilt, /a spoilt file .*Run parley login notion again/);
    expect(spoilt.err).not.toContain(secret);
  });

  it("is not used when others may read it", async () => {
    await login("notion", secret);
    const path = join(config(), "notion.json");
    for (const open of [0o644, 0o640, 0o660]) {
      chmodSync(path, open);
      expectRefusal(
        await run(["pull", `notion:${page}`]),
        /with the mode 6\d\d, so that others may read it.*chmod 600/,
      );
      expectRefusal(await run(["pull", `notion:${page}`, "--lang", "zh"]), /其他人可以读取.*chmod 600/);
      expect((await run(["login", "--status"])).out).toMatch(/notion +not used/);
    }
    await login("notion", secret);
    expect(mode(path)).toBe("600");
  });

  it("gives way to the environment, which counts as a whole", async () => {
    const { origin, told } = await echo();
    const line = ["pull", `notion:${page}`, "--notion-base-url", origin];
    await login("notion", secret);
    await run(line, { NOTION_TOKEN: "from-the-environment" });
    expect(told.at(-1)).toBe("Bearer from-the-environment");
    expect((await run(["login", "--status"], { NOTION_TOKEN: "x" })).out).toMatch(
      /notion +from the environment +NOTION_TOKEN/,
    );
    // A site from elsewhere never gets the token that was kept with another one.
    await login("jira", `https://example.atlassian.net\nli@example.com\n${secret}`);
    const before = told.length;
    expectRefusal(await run(["pull", "jira:DEMO-1"], { JIRA_SITE: origin }), /JIRA_TOKEN/);
    expect(told).toHaveLength(before);
  });

  it("lies where XDG_CONFIG_HOME says", async () => {
    const env = { XDG_CONFIG_HOME: join(cwd, "elsewhere") };
    const kept = await parley(["login", "notion"], {
      cwd,
      env,
      spawn: { stdio: ["pipe", "pipe", "pipe"] },
      during: (child) => void child.stdin?.end(secret),
    });
    expect(kept.out).toContain(join(cwd, "elsewhere", "parley", "notion.json"));
    expect((await run(["login", "--status"], env)).out).toMatch(/notion +kept/);
  });

  it("may be a credentials file for Google", async () => {
    const key = { type: "authorized_user", client_id: "id", client_secret: secret, refresh_token: secret };
    expect((await login("sheets", JSON.stringify(key, undefined, 2))).code).toBe(0);
    const kept = JSON.parse(readFileSync(join(config(), "sheets.json"), "utf8")) as Record<string, string>;
    const path = kept["GOOGLE_APPLICATION_CREDENTIALS"] ?? "";
    expect(mode(path)).toBe("600");
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(key);
    chmodSync(path, 0o644);
    expectRefusal(await run(["pull", "sheets:1234567890abc"]), /others may read it/);
    await run(["logout", "sheets"]);
    expect(existsSync(path)).toBe(false);
  });
});
