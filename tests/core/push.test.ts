import { blankDocument, type Document, isParleyError, ParleyError, pull } from "@parley/core";
import { describe, expect, it } from "vitest";
import { cellOf, copy, edited, now, raci, rowsOf, sample, typed } from "./given.ts";
import { MemoryTarget, pushTo, testRun } from "./memory-host.ts";

const poster = (phase: string) => ({ activities: { poster: { phase } } });
const media = (phase: string) => ({ activities: { media: { phase } } });
const phaseOf = (document: Document, id: string): unknown => cellOf(document, "activities", id, "phase");

/** The sample, pushed once: the target, and the file as it was handed back. */
async function pushed(document = sample()): Promise<{ target: MemoryTarget; file: Document }> {
  const target = new MemoryTarget();
  const { documents } = await pushTo(target, [document]);
  return { target, file: documents[0]! };
}

describe("a push", () => {
  it.each([
    ["a sample", sample()],
    ["a Chinese sample", sample("zh")],
    ["an empty document", blankDocument(raci, { id: "doc-1", language: "en", now })],
  ])("creates %s as it is, then does nothing", async (_name, document) => {
    const target = new MemoryTarget();
    const first = await pushTo(target, [document]);
    expect(first.receipt).toMatchObject({ created: 1, requests: 1 });
    expect(first.documents).toEqual([document]);
    expect(target.document()).toEqual(document);
    const second = await pushTo(target, [document]);
    expect(second.receipt).toMatchObject({ created: 0, updated: 0, unchanged: 1, requests: 0 });
    expect(second.documents).toEqual([document]);
    expect(target.writes).toBe(1);
  });

  it("merges edits at different places, hands the result back, and is quiet afterwards", async () => {
    const { target, file } = await pushed();
    target.change("doc-1", (d) => typed(d, poster("theirs")));
    const { conflicts, documents } = await pushTo(target, [edited(file, media("ours"))]);
    expect(conflicts).toEqual([]);
    for (const document of [documents[0]!, target.document()])
      expect([phaseOf(document, "poster"), phaseOf(document, "media")]).toEqual(["theirs", "ours"]);
    expect(documents[0]!.revision).toBeGreaterThan(2);
    const { writes } = target;
    expect((await pushTo(target, documents)).receipt?.requests).toBe(0);
    expect(target.writes).toBe(writes);
  });

  it("delivers what somebody typed into the file without counting the revision on", async () => {
    const { target, file } = await pushed();
    const { conflicts, stale, documents } = await pushTo(target, [typed(file, poster("by hand"))]);
    expect([conflicts, stale]).toEqual([[], []]);
    expect(phaseOf(target.document(), "poster")).toBe("by hand");
    expect(documents[0]!.revision).toBe(2);
  });

  it("leaves theirs at a conflict, tells it until it is resolved, and hands ours back", async () => {
    const { target, file } = await pushed();
    target.change("doc-1", (d) => typed(d, poster("theirs")));
    let ours = edited(file, { ...poster("ours"), roles: { pm: { name: "Lead" } } });
    for (const time of [1, 2, 3]) {
      const result = await pushTo(target, [ours]);
      expect(result.conflicts, `push ${time}`).toEqual([
        { document: "doc-1", at: ["activities", "poster", "phase"], ours: "ours", theirs: "theirs" },
      ]);
      expect(phaseOf(target.document(), "poster")).toBe("theirs");
      expect(cellOf(target.document(), "roles", "pm")).toBe("Lead");
      ours = result.documents[0]!;
      expect(phaseOf(ours, "poster")).toBe("ours");
    }
    expect(target.writes).toBe(2);
    const resolved = await pushTo(target, [ours], { onConflict: "ours" });
    expect(resolved.conflicts).toEqual([]);
    expect(phaseOf(target.document(), "poster")).toBe("ours");
    const quiet = await pushTo(target, resolved.documents);
    expect([quiet.conflicts, quiet.plan.ops]).toEqual([[], []]);
  });

  it("counts a conflict as resolved when the file takes theirs", async () => {
    const { target, file } = await pushed();
    target.change("doc-1", (d) => typed(d, poster("theirs")));
    const first = await pushTo(target, [edited(file, poster("ours"))]);
    const taken = await pushTo(target, [edited(first.documents[0]!, poster("theirs"))]);
    expect(taken.conflicts).toEqual([]);
    const next = await pushTo(target, [edited(taken.documents[0]!, poster("ours again"))]);
    expect(next.conflicts).toEqual([]);
    expect(phaseOf(target.document(), "poster")).toBe("ours again");
  });

  it("keeps a row that one side deleted and the other edited in question until somebody decides", async () => {
    const { target, file } = await pushed();
    target.change("doc-1", (d) => typed(d, { duties: { poster: { legal: ["R"] } } }));
    let ours = edited(file, { activities: { poster: null } });
    for (const time of [1, 2]) {
      const result = await pushTo(target, [ours]);
      expect(
        result.conflicts.map((c) => c.at),
        `push ${time}`,
      ).toEqual([["activities", "poster"]]);
      expect(cellOf(target.document(), "activities", "poster")).toBe("Launch poster");
      ours = result.documents[0]!;
      expect(cellOf(ours, "activities", "poster")).toBeUndefined();
    }
    await pushTo(target, [ours], { onConflict: "ours" });
    expect(cellOf(target.document(), "activities", "poster")).toBeUndefined();
    expect(target.document().content["duties"]).not.toHaveProperty("poster");
  });

  it("refuses a copy from before as stale, but not the very thing that was agreed on", async () => {
    const { target, file } = await pushed();
    await pushTo(target, [edited(edited(file, poster("1")), poster("2"))]);
    expect((await pushTo(target, [edited(file, media("old"))])).stale).toEqual(["doc-1"]);
    expect(phaseOf(target.document(), "poster")).toBe("2");
    const agreed = { ...target.document(), revision: 1 };
    target.change("doc-1", (d) => typed(d, media("theirs")));
    const taken = await pushTo(target, [agreed]);
    expect([taken.stale, taken.conflicts]).toEqual([[], []]);
    expect(phaseOf(taken.documents[0]!, "media")).toBe("theirs");
  });

  it("does not take a document for old because people at the target number it on", async () => {
    const { target, file } = await pushed();
    target.change("doc-1", (d) => edited(edited(d, poster("1")), poster("2")));
    const { stale, conflicts, documents } = await pushTo(target, [typed(file, media("ours"))]);
    expect([stale, conflicts]).toEqual([[], []]);
    expect([phaseOf(documents[0]!, "poster"), phaseOf(target.document(), "media")]).toEqual(["2", "ours"]);
  });

  it("hands back no older revision than it was given", async () => {
    const { target, file } = await pushed();
    const { documents } = await pushTo(target, [{ ...file, revision: 7 }]);
    expect(documents[0]!.revision).toBe(7);
    expect(target.writes).toBe(1);
  });

  it("counts an interrupted first push as the same push", async () => {
    const target = new MemoryTarget();
    const whole = sample();
    const half = { ...edited(whole, { activities: { review: null } }), revision: 0 };
    target.store["doc-1"] = { document: half, base: undefined as never };
    const { documents, conflicts } = await pushTo(target, [whole]);
    expect(conflicts).toEqual([]);
    expect(documents).toEqual([whole]);
    expect(rowsOf(target.document(), "activities")).toHaveLength(14);
  });
});

describe("two colleagues with a copy each", () => {
  it("do not undo each other when both edited once", async () => {
    const { target, file } = await pushed();
    const anna = await pushTo(target, [edited(file, poster("Anna"))]);
    const bo = await pushTo(target, [edited(file, media("Bo"))]);
    expect(bo.stale).toEqual(["doc-1"]);
    expect(phaseOf(target.document(), "poster")).toBe("Anna");
    const again = await pushTo(target, [edited(target.document(), media("Bo"))]);
    expect([again.stale, again.conflicts]).toEqual([[], []]);
    expect([phaseOf(target.document(), "poster"), phaseOf(target.document(), "media")]).toEqual(["Anna", "Bo"]);
    expect((await pushTo(target, [typed(anna.documents[0]!, media("Anna"))])).stale).toEqual(["doc-1"]);
  });

  it("do not undo what a person typed at the target and one of them took in", async () => {
    const { target, file } = await pushed();
    target.change("doc-1", (d) => typed(d, { ...poster("typed"), roles: { new: { name: "New role" } } }));
    await pushTo(target, [file]);
    const bo = await pushTo(target, [file]);
    expect(bo.stale).toEqual(["doc-1"]);
    expect(phaseOf(target.document(), "poster")).toBe("typed");
    expect(cellOf(target.document(), "roles", "new")).toBe("New role");
  });

  it("see the same conflict from both sides, and neither text is lost on the way", async () => {
    const { target, file } = await pushed();
    target.change("doc-1", (d) => typed(d, poster("typed")));
    const anna = await pushTo(target, [edited(file, poster("Anna"))]);
    expect(anna.conflicts).toHaveLength(1);
    const bo = await pushTo(target, [edited(file, poster("Bo"))]);
    expect(bo.conflicts).toHaveLength(1);
    expect(phaseOf(target.document(), "poster")).toBe("typed");
    expect([phaseOf(anna.documents[0]!, "poster"), phaseOf(bo.documents[0]!, "poster")]).toEqual(["Anna", "Bo"]);
  });
});

describe("what else stands at a target", () => {
  it("stays when it is not named, and goes only when it is named to go", async () => {
    const target = new MemoryTarget();
    await pushTo(target, [sample("en", "one"), sample("zh", "two")]);
    const before = copy(target.store["two"]);
    await pushTo(target, [edited(sample("en", "one"), poster("x"))]);
    expect(target.store["two"]).toEqual(before);
    const removed = await pushTo(target, [], { remove: ["one"] });
    expect(removed.receipt?.deleted).toBe(1);
    expect(Object.keys(target.store)).toEqual(["two"]);
  });

  it("is not made again when it is both named and named to go", async () => {
    const { target, file } = await pushed();
    const { documents } = await pushTo(target, [file], { remove: ["doc-1"] });
    expect([documents, Object.keys(target.store)]).toEqual([[], []]);
  });

  it("is left when its people threw it away", async () => {
    const { target, file } = await pushed();
    target.store["doc-1"] = { ...target.store["doc-1"]!, trashed: true };
    const result = await pushTo(target, [edited(file, poster("x"))]);
    expect([result.left, result.documents, result.plan.ops]).toEqual([["doc-1"], [], []]);
    expect(result.receipt).toMatchObject({ unchanged: 0, requests: 0 });
  });

  it("is not mistaken for the document when it is a copy that still bears its id", async () => {
    const { target, file } = await pushed();
    const made = typed(target.document(), poster("in the copy"));
    target.store = { ...target.store, "copy of doc-1": { document: made, base: {}, copyOf: "doc-1" } };
    const result = await pushTo(target, [edited(file, media("ours"))]);
    expect(result.conflicts).toEqual([]);
    expect(phaseOf(target.document(), "poster")).toBe("Creation");
    expect(phaseOf(target.document(), "media")).toBe("ours");
    expect(phaseOf(target.store["copy of doc-1"]!.document, "poster")).toBe("in the copy");
  });

  it("is refused when it is another template's document of the same id", async () => {
    const { target } = await pushed();
    target.change("doc-1", (d) => ({ ...d, template: "project", content: {} }));
    await expect(pushTo(target, [sample()])).rejects.toMatchObject({ code: "rejected" });
  });

  it("can be read without a push", async () => {
    const { target } = await pushed();
    const adapter = {
      collect: async () => target.store,
      read: () => ({ standing: Object.values(target.store), losses: [] }),
    };
    const { standing } = await pull(adapter as never, target, "there", {} as never, testRun());
    expect(standing.map((s) => s.document.id)).toEqual(["doc-1"]);
  });
});

describe("how a push ends", () => {
  it("plans everything and writes nothing in a dry run", async () => {
    const target = new MemoryTarget();
    const dry = await pushTo(target, [sample()], { dryRun: true });
    expect(dry.receipt).toBeUndefined();
    expect(dry.plan).toMatchObject({ calls: 1, changes: [{ document: "doc-1", kind: "create" }] });
    expect(target.writes).toBe(0);
  });

  it("collects and merges again when somebody was quicker", async () => {
    const { target, file } = await pushed();
    target.meanwhile = [
      () => target.change("doc-1", (d) => typed(d, poster("quicker"))),
      () => target.change("doc-1", (d) => typed(d, { activities: { kol: { phase: "quicker too" } } })),
    ];
    const { conflicts } = await pushTo(target, [edited(file, media("ours"))]);
    expect(conflicts).toEqual([]);
    expect(["poster", "kol", "media"].map((id) => phaseOf(target.document(), id))).toEqual([
      "quicker",
      "quicker too",
      "ours",
    ]);
  });

  it("gives up when the target never holds still, and passes other failures on at once", async () => {
    const { target, file } = await pushed();
    let tries = 0;
    const busy = Array.from({ length: 9 }, () => () => void tries++);
    target.meanwhile = [...busy];
    await expect(pushTo(target, [edited(file, media("ours"))])).rejects.toMatchObject({ code: "conflict" });
    expect(tries).toBe(4);
    target.meanwhile = [
      () => {
        throw new ParleyError("forbidden", { found: ["no right", "无权限"], expected: ["one", "权限"] });
      },
      ...busy,
    ];
    await expect(pushTo(target, [edited(file, media("ours"))])).rejects.toMatchObject({ code: "forbidden" });
    expect(tries).toBe(4);
  });

  it("stops before the first call when it was asked to", async () => {
    const run = { ...testRun(), signal: { aborted: true } };
    await expect(pushTo(new MemoryTarget(), [sample()], {}, run)).rejects.toMatchObject({
      code: "aborted",
      host: "memory",
    });
  });

  it("refuses two documents of one id and a template that nobody knows", async () => {
    const target = new MemoryTarget();
    const twice = pushTo(target, [sample(), edited(sample(), poster("other"))]);
    await expect(twice).rejects.toMatchObject({ code: "invalid-document" });
    const unknown = await pushTo(target, [{ ...sample(), template: "nobody" }]).catch((error: unknown) => error);
    expect(isParleyError(unknown) && unknown.code).toBe("unknown-template");
    expect(target.writes).toBe(0);
  });
});
