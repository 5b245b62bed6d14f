import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { documentIn, emptyFolder, parley, sample } from "./parley.ts";
import { doors, openWorkbench } from "./workbench.ts";

it.each(doors.map(({ host }) => host))(
  "the client's copy goes to %s without what is private, and the file stays as it is",
  { timeout: 120_000 },
  async (host) => {
    const cwd = emptyFolder();
    const { env } = await openWorkbench();
    const project = await sample(cwd, "p.json", "project");
    const before = readFileSync(join(cwd, "p.json"), "utf8");
    const line = ["push", "p.json", "--to", `workbench:${host}`, "--audience", "client"];
    const first = await parley(line, { cwd, env });
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain("client copy: 2 places withheld");
    const again = JSON.parse((await parley([...line, "--json"], { cwd, env })).out) as object;
    expect(again).toMatchObject({ withheld: 2, plan: { changes: [] }, written: [] });
    await parley(["pull", `workbench:${host}`, "--out", "back.json"], { cwd, env });
    const back = documentIn(cwd, "back.json");
    expect(back.id).not.toBe(project.id);
    expect(back.content["budget"]).toBeUndefined();
    expect(back.content["people"]).toEqual(project.content["people"]);
    expect(JSON.stringify(back)).not.toContain("1200000");
    expect(readFileSync(join(cwd, "p.json"), "utf8")).toBe(before);
  },
);
