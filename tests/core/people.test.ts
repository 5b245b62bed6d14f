import { contentHash, identityOf, isAlike, isAlikeOn, isOneVoter, isSamePerson, type Person } from "@parley/core";
import { describe, expect, it } from "vitest";
import { request, shape } from "./change.ts";

const named = (name: string, email?: string, jira?: string): Person => ({
  name,
  ...(email && { email }),
  ...(jira && { ids: { jira } }),
});

describe("one person under two spellings", () => {
  it.each([
    ["case", "zhang san", "ZHANG San"],
    ["width", "Zhang San", "Ｚｈａｎｇ　Ｓａｎ"],
    ["spaces", "王总", "王 总"],
    ["spaces of all kinds", "Zhang San", " Zhang\u00a0\u2009San\n"],
    ["accents", "Zhou Lü", "Zhou Lu"],
    ["accents written in two signs", "José", "Jose\u0301"],
    ["punctuation", "O’Brien", "O'Brien"],
    ["invisible signs", "王总", "王\u200b总"],
  ])("by %s is alike, and one vote, and proves nothing", (_, a, b) => {
    expect([isAlike(named(a), named(b)), isOneVoter(named(a), named(b))]).toEqual([true, true]);
    expect(isSamePerson(named(a), named(b))).toBe(false);
    expect(identityOf(named(a))).toBe(identityOf(named(b)));
  });
  it("by address or account is the same, whatever the name", () => {
    expect(isSamePerson(named("王总", "Wang@Example.com "), named("Wang", "wang@example.com"))).toBe(true);
    expect(isSamePerson(named("王总", "a@x.y", "7"), named("Wang", "b@x.y", "7"))).toBe(true);
  });
  it("is none where nothing is written", () => {
    for (const blank of ["", "  ", "\u200b"]) expect(isAlike(named(blank), named(blank))).toBe(false);
    expect(isSamePerson(named("a", " "), named("b", " "))).toBe(false);
    expect(isSamePerson(named("a", "", ""), named("b", "", ""))).toBe(false);
  });
});

describe("two people of one name", () => {
  const [first, second] = [named("张三", "zhang1@example.com"), named("张三", "zhang2@example.com")];
  it("are two when their accounts differ", () => {
    expect(isAlike(named("张三", undefined, "1"), named("张三", undefined, "2"))).toBe(false);
  });
  it("are two when the roster has both addresses, and may be one when it has not", () => {
    expect(isOneVoter(first, second)).toBe(false);
    expect(isAlikeOn([first, second], first, second)).toBe(false);
    expect(isAlikeOn([first], first, second)).toBe(true);
    expect(isAlikeOn([first, second], first, named("张三"))).toBe(true);
  });
});

it("is in a decision what it is in a vote: a spelling voids nothing, another person does", () => {
  const hash = (requester: Person): string => contentHash(shape, { ...request().content, requester });
  expect(hash(named("王 总"))).toBe(hash(named("王总", undefined, "7")));
  expect(hash(named("Wang", "WANG@example.com"))).toBe(hash(named("王总", "wang@example.com")));
  expect(hash(named("王总"))).not.toBe(hash(named("张总")));
});
