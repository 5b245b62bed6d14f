import { isParleyError, type Document } from "@parley/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, sampleOf, type Scene } from "./scene.ts";

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return isParleyError(error) ? error.code : String(error);
  }
  return "none";
};

describe("when Google Sheets fails", () => {
  let scene: Scene;
  const raci = sampleOf("raci-matrix");
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());
  const tabs = async (): Promise<number> => (await scene.page.tabs()).length;

  it("waits out too many requests, reading and writing", async () => {
    const { platform } = scene.stage;
    platform.failNext({ method: "GET", status: 429, headers: { "retry-after": "1" } });
    platform.failNext({ method: "POST", path: /batchUpdate/, status: 429 });
    await scene.push([raci]);
    expect(await scene.only()).toEqual(raci);
  });

  it("does not give in to a quota for ever", async () => {
    for (let i = 0; i < 8; i++) scene.stage.platform.failNext({ method: "GET", status: 429 });
    expect(await refusal(scene.push([raci]))).toBe("rate-limited");
  });

  it.each([
    ["an answer that got lost", { status: 503, afterCommit: true }],
    ["a cut connection after the write", { kind: "reset" as const, afterCommit: true }],
    ["a failure before the write", { status: 500 }],
    ["a cut connection before the write", { kind: "reset" as const }],
  ])("writes once in spite of %s", async (_, fault) => {
    scene.stage.platform.failNext({ method: "POST", path: /batchUpdate/, ...fault });
    const { receipt } = await scene.push([raci]);
    expect(receipt?.created).toBe(1);
    expect(await tabs()).toBe(3);
    expect((await scene.push([raci])).plan.ops).toEqual([]);
  });

  it("merges what somebody wrote between reading and writing", async () => {
    await scene.push([raci]);
    const [, main] = await scene.page.tabs();
    const row = main?.texts.findIndex(([key]) => key === "poster") ?? 0;
    const ours: Document = { ...raci, title: "Ours", revision: 2 };
    let typed = false;
    const { platform } = scene.stage;
    const before = platform.calls.length;
    // Another hand types as soon as the push has read.
    const typing = (async () => {
      while (platform.calls.length < before + 2) await new Promise((resolve) => setTimeout(resolve, 1));
      await scene.page.type(main?.title ?? "", row, 2, ["Theirs"]);
      typed = true;
    })();
    await scene.push([ours]);
    await typing;
    expect(typed).toBe(true);
    const there = await scene.only();
    const poster = (there.content["activities"] as { id: string; deliverable?: string }[]).find(
      ({ id }) => id === "poster",
    );
    expect([there.title, poster?.deliverable]).toEqual(["Ours", "Theirs"]);
  });

  it("says what a refusal means", async () => {
    for (const [status, code] of [
      [400, "rejected"],
      [401, "unauthorized"],
      [403, "forbidden"],
      [404, "not-found"],
    ] as const) {
      scene.stage.platform.failNext({ method: "GET", status });
      expect(await refusal(scene.push([raci]))).toBe(code);
    }
  });
});
