import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Document, edit } from "@parley/core";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { beforeEach, describe, expect, it } from "vitest";
import { VIEWER_ACCOUNT } from "../../../packages/workbench/src/hosts/jira/index.ts";
import { NOW, outsideOf, raci } from "./desk.ts";
import { builtApp, openSite, type Site } from "./local-site.ts";

let site: Site;
beforeEach(() => void (site = openSite()));
const retitled = (document: Document, title: string): Document =>
  edit(raciMatrixTemplate.shape, document, { header: { title } }, NOW);

describe("the app's functions", () => {
  it("give a new document a history of their own, and keep state and history on every save", async () => {
    const entry = { action: "agree", from: "draft", to: "agreed", by: "Nobody", at: NOW, verified: true, version: 1 };
    const forged = { ...raci(), flow: { state: "agreed", history: [entry] } };
    expect(await site.app("create", { document: forged })).toMatchObject({ outcome: "written", published: true });
    const { record } = await site.app("get", { key: "raci" });
    expect(record?.document.flow).toEqual({ state: "draft", history: [] });
    const written = await site.app("save", { document: { ...forged, title: "New" }, version: 1 });
    expect(written).toMatchObject({
      outcome: "written",
      record: { version: 2, document: { title: "New", revision: 2, flow: { state: "draft" } } },
    });
  });

  it("write nothing when nothing changed", async () => {
    await site.app("create", { document: raci() });
    const { record } = await site.app("get", { key: "raci" });
    expect(await site.app("save", { document: record?.document ?? raci(), version: 1 })).toMatchObject({
      record: { version: 1 },
    });
  });

  it("let one of two savers win, and hand the other what stands now", async () => {
    await site.app("create", { document: raci() });
    const saves = ["First", "Second"].map((title) =>
      site.app("save", { document: retitled(raci(), title), version: 1 }),
    );
    const outcomes = await Promise.all(saves);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "written"]);
    const winner = outcomes.find(({ outcome }) => outcome === "written");
    const loser = outcomes.find(({ outcome }) => outcome === "conflict");
    expect(loser).toEqual({ outcome: "conflict", record: (winner as { record: object }).record });
  });

  it("refuse what is no document, another kind of document, and a second one of the same id", async () => {
    expect(await site.app("create", { document: { ...raci(), content: { activities: 7 } } as never })).toMatchObject({
      outcome: "refused",
    });
    await site.app("create", { document: raci() });
    expect(await site.app("create", { document: raci() })).toMatchObject({ outcome: "refused" });
    const other = { ...raci(), template: "project", templateVersion: 1, content: {} };
    expect(await site.app("save", { document: other, version: 1 })).toMatchObject({ outcome: "refused" });
  });

  it("throw away and bring back; what was thrown away is never made again by a push", async () => {
    const outside = outsideOf(site);
    await outside.push([raci()]);
    await site.app("takeInbox");
    expect(await site.app("remove", { key: "raci", version: 1 })).toMatchObject({
      outcome: "written",
      record: { trashed: true },
    });
    expect((await outside.push([raci()])).left).toEqual(["raci"]);
    expect(await site.app("restore", { key: "raci", version: 2 })).toMatchObject({ outcome: "written" });
    expect(await outside.pull()).toMatchObject([{ document: { id: "raci" } }]);
    expect((await outside.pull())[0]?.trashed).toBeUndefined();
  });

  it("let people who may not edit the issue look, and nothing else", async () => {
    await site.app("create", { document: raci() });
    const who = { accountId: VIEWER_ACCOUNT };
    expect(await site.app("list", undefined, who)).toMatchObject({ mayEdit: false, records: [{ key: "raci" }] });
    const refused = { outcome: "refused", reason: [expect.any(String), expect.stringMatching(/[一-鿿]/)] };
    expect(await site.app("create", { document: raci("two") }, who)).toMatchObject(refused);
    expect(await site.app("save", { document: retitled(raci(), "x"), version: 1 }, who)).toMatchObject(refused);
    expect(await site.app("remove", { key: "raci", version: 1 }, who)).toMatchObject(refused);
  });

  it("find the documents of an issue that moved: by its id, its new key, its old key", async () => {
    await outsideOf(site).push([raci()]);
    await site.app("takeInbox");
    await site.page("POST", "/local/move", { issue: "10101", project: "CARE" });
    expect((await site.app("list")).records).toHaveLength(1);
    for (const issue of ["CARE-1", "DEMO-1", "10101"]) expect(await outsideOf(site, issue).pull()).toHaveLength(1);
    expect((await site.app("list", undefined, { issue: "10102" })).records).toEqual([]);
  });

  it("keep a document of 240 KiB, and refuse one byte more without writing anything", async () => {
    const empty = { key: "raci", version: 1, document: { ...raci(), title: "" } };
    await site.app("create", { document: raci() });
    const stored = async (title: string) =>
      site.app("save", {
        document: { ...raci(), title },
        version: (await site.app("get", { key: "raci" })).record?.version ?? 0,
      });
    const { record } = await site.app("get", { key: "raci" });
    const frame = Buffer.byteLength(
      JSON.stringify({
        ...record,
        version: 2,
        document: { ...record?.document, title: "", revision: 2, updatedAt: new Date().toISOString() },
      }),
    );
    expect(frame).toBeGreaterThan(Buffer.byteLength(JSON.stringify(empty)) - 200);
    // The storage counts its own attributes too: the issue's id, the document's, the template's.
    const most = 240 * 1024 - frame - 120;
    expect(await stored("x".repeat(most - 1))).toMatchObject({ outcome: "written" });
    const before = site.jira.calls.length;
    expect(await stored("x".repeat(240 * 1024))).toMatchObject({
      outcome: "refused",
      reason: [expect.stringContaining("bytes"), expect.stringContaining("字节")],
    });
    const writes = site.jira.calls.slice(before).filter(({ operation }) => /set|transaction/i.test(operation));
    expect(writes).toEqual([]);
    const over = outsideOf(site).push([{ ...raci("long"), title: "x".repeat(240 * 1024) }]);
    await expect(over).rejects.toMatchObject({ code: "limit-exceeded" });
  });

  it("cannot do what the manifest does not ask for", async () => {
    const manifest = readFileSync(join(builtApp, "manifest.yml"), "utf8");
    const without = (scope: string): Site => {
      const manifestPath = join(tmpdir(), `manifest-${scope.replace(/\W/g, "-")}.yml`);
      writeFileSync(manifestPath, manifest.replace(`    - ${scope}\n`, ""));
      const narrow = openSite({ manifestPath });
      void narrow.jira.operations;
      return narrow;
    };
    const silent = without("write:jira-work");
    expect(await silent.app("create", { document: raci() })).toMatchObject({ outcome: "written", published: false });
    await expect(without("storage:app").app("list")).rejects.toThrow("scope does not match");
    await expect(without("read:jira-user").app("list")).rejects.toThrow("current user could not be read");
    await expect(without("read:jira-work").app("list")).rejects.toThrow("permissions could not be read");
    for (const scope of ["write-jira-work", "storage-app", "read-jira-work", "read-jira-user"])
      rmSync(join(tmpdir(), `manifest-${scope}.yml`));
  });

  it("mirror counts and states where JQL can read them, and make up for a copy that was not written", async () => {
    site.jira.failNext({ method: "PUT", path: /parley\.published/, status: 500 });
    const broken = edit(raciMatrixTemplate.shape, raci(), { content: { duties: { media: { pm: ["A"] } } } }, NOW);
    expect(await site.app("create", { document: broken })).toMatchObject({ outcome: "written", published: false });
    expect(await outsideOf(site).pull()).toEqual([]);
    await site.app("takeInbox");
    expect(await outsideOf(site).pull()).toHaveLength(1);
    const { body } = await site.rest("GET", "/rest/api/3/issue/DEMO-1/properties/parley");
    expect(body).toEqual({
      key: "parley",
      value: { documents: 1, errors: 1, templates: ["raci-matrix"], states: ["draft"], sound: false },
    });
  });

  it("keep hostile texts and names as texts", async () => {
    const texts = ['=HYPERLINK("http://x")', "<img src=x onerror=alert(1)>", "{{x}}", "__proto__"];
    const rows = { constructor: { name: texts[1] ?? "" }, toString: { name: texts[2] ?? "" } };
    const content = { activities: rows, duties: { constructor: { pm: ["A", "R"] as const } } };
    const document = edit(
      raciMatrixTemplate.shape,
      raci(),
      { content, header: { title: texts[0] ?? "", owner: texts[3] ?? "" } },
      NOW,
    );
    const outside = outsideOf(site);
    await outside.push([document]);
    await site.app("takeInbox");
    expect((await outside.pull()).map((standing) => standing.document)).toEqual([document]);
    expect((await site.app("get", { key: "raci" })).record?.document).toEqual(document);
  });

  it("held every call against a schema", async () => {
    await outsideOf(site).push([raci()]);
    await site.app("takeInbox");
    await site.app("list");
    expect(site.jira.calls.length).toBeGreaterThan(15);
    expect(
      site.jira.calls.filter(({ checkedBy, operation }) => checkedBy === "" || operation === "unsupported"),
    ).toEqual([]);
  });
});
