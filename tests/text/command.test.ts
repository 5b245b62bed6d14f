import type { Analysis } from "@parley/core";
import { describe, expect, it } from "vitest";
import { type Ended, emptyFolder, expectHarmless, expectRefusal, parley } from "../cli/parley.ts";

const said = async (input: string | Uint8Array, ...line: string[]): Promise<Ended> =>
  parley(["text", ...line], {
    cwd: emptyFolder(),
    spawn: { stdio: ["pipe", "pipe", "pipe"] },
    during: ({ stdin }) => {
      // Who refuses reads no further.
      stdin?.on("error", (error: NodeJS.ErrnoException) => expect(error.code).toBe("EPIPE"));
      stdin?.end(input);
    },
  });

const analyses = async (input: string | Uint8Array, ...line: string[]): Promise<Analysis[]> => {
  const { code, out, err } = await said(input, ...line, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out
    .split("\n")
    .slice(0, -1)
    .map((json) => JSON.parse(json) as Analysis);
};

describe("parley text", () => {
  it("answers each line with a line of JSON, blank ones too", async () => {
    const lines = ["Cut churn to 3% by 30 June 2027", "", "尽快提升满意度", "Launch the shop"];
    const found = await analyses(`${lines.join("\r\n")}\n`);
    expect(found).toHaveLength(4);
    expect(found[0]).toMatchObject({ language: "en", measurable: true, timeBound: true, vague: false });
    expect(found[0]).toMatchObject({ deadline: "2027-06-30" });
    expect(found[2]).toMatchObject({ language: "zh", measurable: false, timeBound: false, vague: true });
    for (const i of [1, 3]) expect(found[i]).toMatchObject({ measurable: false, vague: false, spans: [] });
    for (const [i, { spans }] of found.entries())
      for (const { start, end, text } of spans) expect(lines[i]?.slice(start, end)).toBe(text);
  });

  it("takes the last line without an end, and a character cut in two", async () => {
    const text = "提升满意度至９０％";
    const [first, second] = [Buffer.from(text).subarray(0, 4), Buffer.from(text).subarray(4)];
    const { code, out } = await parley(["text", "--json"], {
      cwd: emptyFolder(),
      spawn: { stdio: ["pipe", "pipe", "pipe"] },
      during: ({ stdin }) => {
        stdin?.write(first);
        setTimeout(() => stdin?.end(second), 100);
      },
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ measurable: true, spans: [{ kind: "measure", text: "９０％" }] });
    expect(await analyses("")).toEqual([]);
  });

  it("counts relative times from the day asked for, and takes the language asked for", async () => {
    const [found] = await analyses("three new shops within 3 months\n", "--today", "2027-01-15", "--lang", "zh");
    expect(found).toMatchObject({ deadline: "2027-04-15", language: "zh" });
    expect((await analyses("三家新店\n", "--lang", "auto"))[0]).toMatchObject({ language: "zh" });
  });

  it("speaks to people in the language of the statements", async () => {
    const { out } = await said("Cut churn to 3%\nImprove \u001b[m morale soon\n");
    expect(out).toBe(
      "Cut churn to 3%\n  measure: 3%; no time\n" +
        "Improve ␛[m morale soon\n  no measure; no time; vague: Improve; vague time: soon\n",
    );
    expectHarmless(out);
    expect((await said("年底前新开3家店\n", "--lang", "zh", "--today", "2027-01-15")).out).toContain(
      "量化指标：3家；时限：年底前 (2027-12-31)",
    );
  });

  it("refuses what is no text, a line without an end, a language it does not know", async () => {
    expectRefusal(
      await said(new Uint8Array([0x89, 0x50, 0xff, 0xfe])),
      /Unexpected binary data, expected text in UTF-8/,
    );
    expectRefusal(await said(new Uint8Array([0xe6, 0x8f])), /Unexpected binary data/);
    expectRefusal(await said("a".repeat(1_000_001)), /a line of more than 1000000 characters/);
    expectRefusal(await said("", "--lang", "fr"), /expected one of en, zh, auto/);
    const { code, out, err } = await said(new Uint8Array([0xff]), "--json");
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(JSON.parse(out)).toMatchObject({ error: { code: "invalid-document" } });
  });
});
