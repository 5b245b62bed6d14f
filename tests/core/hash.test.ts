import {
  canonical,
  digest,
  errorCodes,
  hashOf,
  isParleyError,
  ParleyError,
  plainRun,
  unexpected,
  utf8,
} from "@parley/core";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { anyJson } from "./anything.ts";

const anyString = fc.string({ unit: "binary", maxLength: 200 });

describe("a hash", () => {
  it("is SHA-256 of the UTF-8 bytes, as Node says it too; half a surrogate is U+FFFD", () => {
    fc.assert(
      fc.property(anyString, (text) => {
        expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
        expect(hashOf(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      }),
    );
    expect([...utf8("a\ud83d")]).toEqual([0x61, 0xef, 0xbf, 0xbd]);
  });

  it("is the same for what is equal, however its keys are ordered", () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries({ ...value, absent: undefined })
          .reverse()
          .map(([key, inner]) => [key, shuffled(inner)]),
      );
    };
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonical(shuffled(value))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(
          JSON.parse(JSON.stringify(value), (_, v: unknown) =>
            typeof v === "string" ? v.normalize("NFC").replace(/\r\n?/g, "\n") : v,
          ),
        );
      }),
    );
  });

  it("differs where the values do, also by half a character", () => {
    const values = [
      null,
      false,
      0,
      "",
      "0",
      [],
      {},
      [null],
      [[]],
      { a: null },
      "\ud83d",
      "\ud83c",
      "a\nb",
      "a\\nb",
      ["a", "b"],
      ["a,b"],
      { a: 1, b: 2 },
    ];
    expect(new Set(values.map(digest)).size).toBe(values.length);
    expect(digest("e\u0301\r\n")).toBe(digest("é\n"));
  });
});

describe("a failure", () => {
  it("says what was found and expected in both languages, and what to do next", () => {
    const cause = new Error("below");
    const error = new ParleyError("io", {
      found: ["5 files", "5 个文件"],
      expected: ["one", "一个"],
      next: ["Try again", "请重试"],
      host: "jira",
      cause,
    });
    expect(error).toMatchObject({
      code: "io",
      host: "jira",
      cause,
      message: "Unexpected 5 files, expected one. Try again",
    });
    expect(error.label[1]).toBe("发现 5 个文件，应为一个。请重试");
    expect([isParleyError(error), isParleyError(cause), isParleyError(undefined)]).toEqual([true, false, false]);
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
    expect(unexpected(["x", "“x”"], ["A/R", "A/R"])).toEqual(["Unexpected x, expected A/R", "发现“x”，应为 A/R"]);
  });
});

it("a plain run's journal holds what was begun and not done", async () => {
  const { journal } = plainRun(
    () => "",
    () => "",
    async () => undefined,
  );
  await journal.begin("one");
  await journal.begin("two");
  await journal.done("one", null);
  expect(await journal.open()).toEqual(["two"]);
});
