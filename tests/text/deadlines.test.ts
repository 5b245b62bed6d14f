import { analyse } from "@parley/core";
import { describe, expect, it } from "vitest";

/** A Saturday. */
const anchor = "2026-11-21";
const deadline = (text: string): string | undefined => analyse(text, { anchor }).deadline;

describe("deadlines", () => {
  it.each([
    ["Hand in by 30 June 2027", "2027-06-30"],
    ["Hand in by June 30th", "2027-06-30"],
    ["Hand in by 2027/3/1", "2027-03-01"],
    ["Hand in by 1/9/2027", "2027-09-01"],
    ["Hand in by May 2027", "2027-05-31"],
    ["Hand in by March", "2027-03-31"],
    ["Hand in by the end of this month", "2026-11-30"],
    ["Hand in within 3 months", "2027-02-21"],
    ["Hand in within ten working days", "2026-12-04"],
    ["Hand in over the next two weeks", "2026-12-05"],
    ["Hand in by Friday", "2026-11-27"],
    ["Hand in by next Friday", "2026-11-27"],
    ["Hand in tomorrow", "2026-11-22"],
    ["Hand in by Q1 2028", "2028-03-31"],
    ["Hand in in the second quarter", "2027-06-30"],
    ["Hand in next quarter", "2027-03-31"],
    ["Hand in this year", "2026-12-31"],
    ["Hand in by year-end", "2026-12-31"],
    ["Hand in by EOM", "2026-11-30"],
    ["Start in March 2027, hand in by 5 May 2027, review in June 2027", "2027-05-05"],
  ])("%s", (text, day) => expect(deadline(text)).toBe(day));

  it.each([
    ["2027年3月31日前提交", "2027-03-31"],
    ["3月底提交", "2027-03-31"],
    ["12月前提交", "2026-11-30"],
    ["11月中旬前提交", "2027-11-20"],
    ["下月底前提交", "2026-12-31"],
    ["月底前提交", "2026-11-30"],
    ["年底前提交", "2026-12-31"],
    ["明年6月前提交", "2027-05-31"],
    ["本季度末前提交", "2026-12-31"],
    ["2027年二季度提交", "2027-06-30"],
    ["三个月内提交", "2027-02-21"],
    ["半年内提交", "2027-05-21"],
    ["上线后两周内提交", "2026-12-05"],
    ["10个工作日内提交", "2026-12-04"],
    ["周五前提交", "2026-11-27"],
    ["下周三之前提交", "2026-11-25"],
    ["15日前提交", "2026-12-15"],
    ["国庆节前提交", "2027-09-30"],
    ["开业首月提交", "2026-12-21"],
    ["明天提交", "2026-11-22"],
    ["二〇二八年提交", "2028-12-31"],
  ])("%s", (text, day) => expect(deadline(text)).toBe(day));

  it("counts from today when there is no anchor, and from nothing when there is neither", () => {
    expect(analyse("Hand in within 2 weeks", { today: "2027-01-31" }).deadline).toBe("2027-02-14");
    expect(analyse("Hand in within 2 weeks", { today: "2027-01-31", anchor: "2028-02-15" }).deadline).toBe(
      "2028-02-29",
    );
    expect(analyse("Hand in within 2 weeks")).toMatchObject({ timeBound: true });
    expect(analyse("Hand in within 2 weeks").deadline).toBeUndefined();
  });

  it("moves to the end of a shorter month", () => {
    expect(analyse("Hand in within a month", { anchor: "2027-01-31" }).deadline).toBe("2027-02-28");
    expect(analyse("一个月内提交", { anchor: "2027-01-31" }).deadline).toBe("2027-02-28");
  });

  it.each([
    "Hand in by 31 April 2027",
    "Hand in by 2027-13-45",
    "Hand in by FY28",
    "Hand in before the conference",
    "春节前提交",
  ])("%s has no day that a calendar knows", (text) => {
    const seen = analyse(text, { anchor });
    expect([seen.timeBound, seen.deadline]).toEqual([true, undefined]);
  });
});
