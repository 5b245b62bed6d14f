import {
  accepted,
  check,
  hasErrors,
  idleWaivers,
  isParleyError,
  projectOf,
  standing,
  unwaive,
  waive,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { edited, now, raci, sample } from "./given.ts";

const project = projectOf([], now);
const broken = edited(sample(), { duties: { poster: { design: null } } });
const [finding] = check(raci, broken, project);
const reason = { reason: "Done outside", by: "Li Na", now };

describe("a waiver", () => {
  it.each([
    [
      "a reason",
      { reason: " \n", by: "Li Na" },
      "Unexpected no reason, expected why the finding is accepted",
      "发现空白理由，应为接受该问题的理由",
    ],
    [
      "a name",
      { reason: "Done outside", by: "" },
      "Unexpected nobody, expected who accepts the finding",
      "发现空白姓名，应为由谁接受该问题",
    ],
  ])("without %s is refused", (_, given, en, zh) => {
    const refusal = (): unknown => {
      try {
        return waive(broken, finding!, { ...given, now });
      } catch (error) {
        return isParleyError(error) ? [error.code, error.label] : error;
      }
    };
    expect(refusal()).toEqual(["rejected", [en, zh]]);
  });

  it("is listed with what it accepts, and apart from it when it accepts nothing any more", () => {
    const waived = waive(broken, finding!, reason);
    const findings = check(raci, waived, project);
    expect(accepted(findings).map(({ code, waived: w }) => [code, w.reason, w.by, w.on])).toEqual([
      ["RA-02", "Done outside", "Li Na", "2027-03-01"],
    ]);
    expect([standing(findings), idleWaivers(waived, findings)]).toEqual([[], []]);
    const mended = edited(waived, { duties: { poster: { design: ["R"] } } });
    expect(idleWaivers(mended, check(raci, mended, project)).map(({ code }) => code)).toEqual(["RA-02"]);
    // The fact is back as it was: so is its waiver. Another fact is another finding.
    const again = edited(mended, { duties: { poster: { design: null } } });
    expect(hasErrors(check(raci, again, project))).toBe(false);
    expect(hasErrors(check(raci, unwaive(again, finding!, now), project))).toBe(true);
  });

  it("given twice stands once, with the later reason", () => {
    const twice = waive(waive(broken, finding!, reason), finding!, { ...reason, reason: "Agreed with legal" });
    expect(twice.waivers.map((w) => w.reason)).toEqual(["Agreed with legal"]);
  });
});
