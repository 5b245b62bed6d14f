import { Hono } from "hono";
import { describe, expect, it, onTestFinished } from "vitest";
import { listen } from "../../packages/workbench/src/server.ts";
import { emptyFolder, expectRefusal, parley, sample } from "./parley.ts";
import { deadOrigin, doors, openWorkbench } from "./workbench.ts";

const hosts = doors.map(({ host }) => host);
const errorIn = (out: string): unknown => (JSON.parse(out) as { error: { code: string } }).error.code;

describe("a target that cannot be understood", () => {
  it("is told with what can be", async () => {
    const cwd = emptyFolder();
    await sample(cwd, "a.json");
    for (const target of ["nowhere", "http://example.com", "workbench:", "workbench:nope", "nope:1", ":"]) {
      expectRefusal(await parley(["push", "a.json", "--to", target], { cwd }), /Unexpected target ".*", expected /);
      expectRefusal(await parley(["pull", target, "--lang", "zh"], { cwd }), /发现目标“.*”，应为/);
      const { out, code } = await parley(["pull", target, "--json"], { cwd });
      expect([code, errorIn(out)]).toEqual([2, "invalid-target"]);
    }
    expect((await parley(["pull", "x:y"], { cwd })).err).toContain("workbench:");
  });

  it("lists every host's address, options and environment in the help", async () => {
    const cwd = emptyFolder();
    expect(doors.length).toBeGreaterThanOrEqual(3);
    for (const [i, lang] of ["en", "zh"].entries())
      for (const command of ["push", "pull"]) {
        const { out } = await parley([command, "--help", "--lang", lang], { cwd });
        for (const { host, name, address, options, env } of doors) {
          expect(out).toContain(`workbench:${host}`);
          for (const text of [name[i], address[i], ...env.map((each) => each.name)]) expect(out).toContain(text);
          for (const { name: option, label } of options) {
            expect(out).toContain(`  --${option} <`);
            expect(out).toContain(label[i]);
          }
        }
      }
  });
});

describe("a workbench that does not answer", () => {
  const target = `workbench:${hosts[0]}`;
  const pull = (origin: string, ...line: string[]) =>
    parley(["pull", target, ...line], { cwd: emptyFolder(), env: { PARLEY_WORKBENCH: origin } });
  /** An origin where somebody else's program answers. */
  const other = async (answer: () => Response | Promise<Response>): Promise<string> => {
    const { origin, close } = await listen({ app: new Hono().all("*", answer) }, 0);
    onTestFinished(close);
    return origin;
  };

  it("is told with how to start it", async () => {
    const origin = await deadOrigin();
    expectRefusal(await pull(origin), new RegExp(`Unexpected nothing listening at ${origin}.*npm start`));
    expectRefusal(await pull(origin, "--lang", "zh"), /没有程序在监听.*npm start/);
    expect(errorIn((await pull(origin, "--json")).out)).toBe("unavailable");
  });

  it("is told when somebody else answers there, or nobody at all", async () => {
    expectRefusal(await pull(await other(() => new Response("<html>"))), /answer 200 from .*npm start/);
    expectRefusal(await pull(await other(() => new Response("", { status: 404 }))), /answer 404 from/);
    expectRefusal(await pull(await other(() => Response.json({ address: 1 }))), /answer 200 from/);
    expectRefusal(await pull("not an address"), /PARLEY_WORKBENCH "not an address", expected an address such as/);
    expectRefusal(await pull("file:///etc/passwd"), /PARLEY_WORKBENCH/);
    expectRefusal(await pull("http://parley.invalid"), /no connection to http:\/\/parley\.invalid/);
    expectRefusal(await pull(await other(() => new Promise(() => undefined))), /silence from/);
  });
});

describe.each(hosts)("%s", (host) => {
  const isAddress = (value: string): boolean => URL.canParse(value) && value.startsWith("http");
  /** What a real account would be named like, with some values replaced. */
  async function named(
    replace: (value: string) => string,
  ): Promise<[address: string, flags: string[], env: Record<string, string>]> {
    const { address, env, options } = await (await openWorkbench()).target(host);
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, replace(value)]);
    return [address, flags, Object.fromEntries(Object.entries(env).map(([name, value]) => [name, replace(value)]))];
  }

  it("asks for a secret that is missing, by its name", async () => {
    const [address, flags, env] = await named((value) => value);
    const secrets = Object.keys(env).filter((name) => !isAddress(env[name] ?? ""));
    expect(secrets.length).toBeGreaterThan(0);
    const cwd = emptyFolder();
    expectRefusal(await parley(["pull", address, ...flags], { cwd }), new RegExp(secrets.join("|")));
    const zh = ["pull", address, ...flags, "--lang", "zh"];
    expectRefusal(
      await parley(zh, { cwd }),
      new RegExp(`[\\u4e00-\\u9fff].*(${secrets.join("|")})|(${secrets.join("|")}).*[\\u4e00-\\u9fff]`),
    );
    expect(errorIn((await parley(["pull", address, ...flags, "--json"], { cwd })).out)).toBe("not-configured");
  });

  it("tells a refused token from a target that is not there", async () => {
    const cwd = emptyFolder();
    await sample(cwd, "a.json");
    const [address, flags, env] = await named((value) => (isAddress(value) ? value : "wrong@example.com"));
    const refused = await parley(["push", "a.json", "--to", address, ...flags, "--json"], { cwd, env });
    expect([refused.code, errorIn(refused.out)]).toEqual([2, "unauthorized"]);
    expectRefusal(await parley(["pull", address, ...flags], { cwd, env }), /Unexpected .*expected /);
    const [, , good] = await named((value) => value);
    const lost = await parley(["pull", `${address}9`, ...flags, "--json"], { cwd, env: { ...good, ...only(env) } });
    expect(lost.code).toBe(2);
    expect(["not-found", "invalid-target", "forbidden"]).toContain(errorIn(lost.out));
  });
  /** The addresses among some variables: those of the workbench that is asked. */
  const only = (env: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(env).filter(([, value]) => isAddress(value)));

  it("says when nobody listens at its address", async () => {
    const dead = await deadOrigin();
    const [address, flags, env] = await named((value) => (isAddress(value) ? dead : value));
    const cwd = emptyFolder();
    const { code, out } = await parley(["pull", address, ...flags, "--json"], { cwd, env });
    expect([code, errorIn(out)]).toEqual([2, "unavailable"]);
  });

  it("never shows a real secret to the workbench", async () => {
    const workbench = await openWorkbench();
    const { env } = await workbench.target(host);
    const real = Object.fromEntries(Object.keys(env).map((name) => [name, "a-real-secret"]));
    const cwd = emptyFolder();
    await sample(cwd, "a.json");
    const line = ["push", "a.json", "--to", `workbench:${host}`];
    expect(await parley(line, { cwd, env: { ...real, ...workbench.env } })).toMatchObject({ code: 0, err: "" });
    expect(workbench.asked.length).toBeGreaterThan(1);
    for (const { headers, url } of workbench.asked) {
      const authorization = headers.get("authorization") ?? "";
      const plain = Buffer.from(authorization.replace(/^Basic /, ""), "base64").toString();
      expect([authorization, plain, url].join(" ")).not.toContain("a-real-secret");
    }
  });
});
