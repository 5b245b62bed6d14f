import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "@parley/core";
import { describe, expect, it } from "vitest";
import { documentIn, emptyFolder, type Ended, parley, put, sample } from "./parley.ts";
import { doors, type OpenWorkbench, openWorkbench } from "./workbench.ts";

/** POSTs that only read. */
const reading = /(\/query|\/search|\/bulkfetch|[:/](?:search|getByDataFilter|batchGetByDataFilter|jql))\/?$/;
const isWrite = ({ method, url }: Request): boolean => method !== "GET" && !reading.test(new URL(url).pathname);
const forever = (): Promise<void> => new Promise(() => undefined);

describe.each(doors.map(({ host }) => host))("%s", (host) => {
  const line = ["push", "a.json", "--to", `workbench:${host}`];

  /** One document stands there, and says what was pushed. */
  async function expectThere(document: Document, { env }: OpenWorkbench, cwd: string): Promise<void> {
    const pulled = await parley(["pull", line.at(-1)!, "--out", "all.json", "--force"], { cwd, env });
    expect(pulled).toMatchObject({ code: 0, err: "" });
    const all = documentIn(cwd, "all.json");
    expect(all).toEqual(documentIn(cwd, "a.json"));
    expect({ ...all, revision: 1, updatedAt: document.updatedAt }).toEqual(document);
  }

  it("stops between two operations at Ctrl+C, and goes on the next time", async () => {
    const workbench = await openWorkbench();
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    const { env } = workbench;
    for (const lang of ["en", "zh"]) {
      const stopped = await parley([...line, "--lang", lang], {
        cwd,
        env,
        during: (child) => {
          workbench.onRequest = async () => {
            workbench.onRequest = () => undefined;
            child.kill("SIGINT");
            await new Promise((done) => void setTimeout(done, 300));
          };
        },
      });
      expect(stopped.code).toBe(2);
      expect(stopped.err).toMatch(
        lang === "en" ? /Stopping after.*\n.*interruption.*run it again/s : /停止.*\n.*中断/s,
      );
    }
    expect(workbench.asked.filter(isWrite)).toEqual([]);
    expect(await parley(line, { cwd, env })).toMatchObject({ code: 0, err: "" });
    await expectThere(document, workbench, cwd);
  });

  it("stops at once at the second Ctrl+C", async () => {
    const workbench = await openWorkbench();
    const cwd = emptyFolder();
    await sample(cwd, "a.json");
    const stopped = await parley(line, {
      cwd,
      env: workbench.env,
      during: (child) => {
        workbench.onRequest = async () => {
          child.kill("SIGINT");
          setTimeout(() => void child.kill("SIGINT"), 300);
          await forever();
        };
      },
    });
    expect(stopped.code).toBe(2);
  });

  it("goes on after a kill at any write, and makes nothing twice", async () => {
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    const whole = await openWorkbench();
    expect((await parley(line, { cwd, env: whole.env })).code).toBe(0);
    const writes = whole.asked.filter(isWrite).length;
    expect(writes).toBeGreaterThan(0);
    for (let nth = 1; nth <= writes; nth += Math.ceil(writes / 3)) {
      const workbench = await openWorkbench();
      const { env } = workbench;
      put(cwd, "a.json", document);
      let seen = 0;
      const killed = await parley(line, {
        cwd,
        env,
        during: (child) => {
          // Carried out, and nobody left to hear the answer.
          workbench.onRequest = (request) => void (isWrite(request) && ++seen === nth && child.kill("SIGKILL"));
        },
      });
      expect(killed.code).toBe(137);
      workbench.onRequest = () => undefined;
      expect(await parley(line, { cwd, env })).toMatchObject({ code: 0, err: "" });
      await expectThere(document, workbench, cwd);
      expect(existsSync(join(cwd, ".parley"))).toBe(false);
      const again = await parley([...line, "--json"], { cwd, env });
      expect(JSON.parse(again.out)).toMatchObject({ receipt: { created: 0, updated: 0, deleted: 0, requests: 0 } });
    }
  });

  it("keeps what somebody wrote into the file while it ran", async () => {
    const workbench = await openWorkbench();
    const { env } = workbench;
    const cwd = emptyFolder();
    const document = { ...(await sample(cwd, "a.json")), title: "Quince" };
    put(cwd, "a.json", document);
    expect((await parley(line, { cwd, env })).code).toBe(0);
    await workbench.replace(host, "Quince", "Theirs");
    put(cwd, "a.json", { ...document, owner: "Somebody else" });
    const mine = { ...document, owner: "Written in the meantime" };
    workbench.onRequest = () => put(cwd, "a.json", mine);
    const said = await parley(line, { cwd, env });
    expect(said.code).toBe(2);
    expect(said.err).toMatch(/^parley: a\.json: Unexpected .*changed in the meantime.*left as it is/);
    expect(documentIn(cwd, "a.json").owner).toBe("Written in the meantime");
    expect(readdirSync(cwd)).toEqual(["a.json"]);
  });

  it("does not let two pushes spoil each other", async () => {
    const workbench = await openWorkbench();
    const { env } = workbench;
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    const others: Ended[] = [];
    workbench.onRequest = async (request) => {
      if (!isWrite(request)) return;
      workbench.onRequest = () => undefined;
      others.push(await parley(line, { cwd, env }));
    };
    const first = await parley(line, { cwd, env });
    expect(others).toHaveLength(1);
    expect(others[0]?.err).toMatch(/^(parley: Unexpected another push to this target \(process \d+\).*\n)?$/);
    expect(first.err).toMatch(/^(parley: Unexpected .*\n)?$/);
    expect((await parley(line, { cwd, env })).code).toBe(0);
    await expectThere(document, workbench, cwd);
  });

  it("says when there is no room for its journal", async () => {
    const workbench = await openWorkbench();
    const cwd = emptyFolder();
    await sample(cwd, "a.json");
    const said = await parley(line, { cwd, env: { ...workbench.env, PARLEY_HOME: join(cwd, "a.json") } });
    expect(said.err).toMatch(/^(parley: Unexpected no room for a journal in .*a\.json.*PARLEY_HOME\n)?$/);
    expect([0, 2]).toContain(said.code);
  });
});
