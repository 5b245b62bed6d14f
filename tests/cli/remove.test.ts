import { expect, it } from "vitest";
import { emptyFolder, type Ended, expectRefusal, parley, sample } from "./parley.ts";
import { deadOrigin, doors, openWorkbench } from "./workbench.ts";

it.each(doors.map(({ host }) => host))(
  "takes a document away from %s, after saying what would go",
  { timeout: 120_000 },
  async (host) => {
    const cwd = emptyFolder();
    const { env } = await openWorkbench();
    const target = `workbench:${host}`;
    const run = (...line: string[]): Promise<Ended> => parley(line, { cwd, env });
    const ids = async (): Promise<string[]> => {
      const { code, out } = await run("pull", target);
      if (code !== 0) return [];
      const all = JSON.parse(out) as { id: string } | { id: string }[];
      return [all]
        .flat()
        .map(({ id }) => id)
        .sort();
    };
    const [raci, goal] = [await sample(cwd, "raci.json"), await sample(cwd, "goal.json", "smart-goal")];
    expect((await run("push", "raci.json", "goal.json", "--to", target)).code).toBe(0);
    expect(await ids()).toEqual([raci.id, goal.id].sort());

    const planned = await run("remove", target, raci.id, "--dry-run");
    expect(planned).toMatchObject({ code: 0, err: "" });
    expect(planned.out).toContain(raci.title);
    expect(planned.out).toMatch(/remove/);
    expectRefusal({ ...(await run("remove", target, raci.id)), out: "" }, /nobody to ask, expected --yes/);
    expectRefusal({ ...(await run("remove", target, raci.id, "--lang", "zh")), out: "" }, /无法询问确认/);
    expect(await ids()).toEqual([raci.id, goal.id].sort());

    const done = JSON.parse((await run("remove", target, raci.id, "--yes", "--json")).out) as object;
    expect(done).toMatchObject({ removed: true, dryRun: false, document: raci.id });
    expect(await ids()).toEqual([goal.id]);
    expect((await run("remove", target, goal.title, "--yes")).out).toContain("removed “");
    expect(await ids()).toEqual([]);
  },
);

it("says in one sentence what it cannot find", async () => {
  const cwd = emptyFolder();
  const { env } = await openWorkbench();
  await sample(cwd, "raci.json");
  expectRefusal(
    await parley(["remove", "workbench:notion", "nope", "--yes"], { cwd, env }),
    /no document "nope" at workbench:notion/,
  );
  await parley(["push", "raci.json", "--to", "workbench:notion"], { cwd, env });
  expectRefusal(await parley(["remove", "workbench:notion", "nope", "--yes"], { cwd, env }), /expected one of /);
  expectRefusal(await parley(["remove", "workbench:notion"], { cwd, env }), /expected <document>/);
  const dead = { PARLEY_WORKBENCH: await deadOrigin() };
  expectRefusal(await parley(["remove", "workbench:jira", "x"], { cwd, env: dead }), /nothing listening/);
});
