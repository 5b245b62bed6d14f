import type { Rules } from "../../rule.ts";
import { lettersIn, linesOf } from "./letters.ts";
import type { raciMatrix } from "./shape.ts";

const percentOf = (part: number, whole: number): string => `${Math.round((part / whole) * 100)}%`;

/** What the columns tell: who carries too much, who takes no part (vertical analysis). */
export const loadRules: Rules<typeof raciMatrix> = {
  "RA-05": {
    severity: "warning",
    source: "D",
    title: ["No role carries too much", "没有角色负担过重"],
    check(matrix, { report, settings: { overloadShare, broadShare, loadFrom } }) {
      const { activities, roles } = matrix;
      if (activities.length < loadFrom) return;
      const accountable = linesOf(matrix).reduce((n, { holders }) => n + holders.A.length, 0);
      for (const { id, name = id } of roles) {
        const letters = lettersIn(matrix, id);
        const a = letters.filter((l) => l.includes("A")).length;
        const both = letters.filter((l) => l.includes("A") || l.includes("R")).length;
        if (accountable > 0 && a / accountable > overloadShare)
          report({
            at: ["roles", id],
            found: [
              `${percentOf(a, accountable)} of all A with ${name}`,
              `“${name}”承担 ${percentOf(a, accountable)} 的 A`,
            ],
            expected: [`at most ${percentOf(overloadShare, 1)}`, `至多 ${percentOf(overloadShare, 1)}`],
          });
        else if (both / activities.length > broadShare)
          report({
            at: ["roles", id],
            found: [
              `${name} as A or R in ${percentOf(both, activities.length)} of the activities`,
              `“${name}”在 ${percentOf(both, activities.length)} 的活动中担任 A 或 R`,
            ],
            expected: [`at most ${percentOf(broadShare, 1)}`, `至多 ${percentOf(broadShare, 1)}`],
          });
      }
    },
    good: [{ change: {} }],
    bad: [
      { change: {}, settings: { overloadShare: 0.2 }, at: ["roles", "pm"] },
      { change: {}, settings: { broadShare: 0.3 }, at: ["roles", "sales"] },
    ],
  },
  "RA-06": {
    severity: "hint",
    source: "S7",
    title: ["Every role takes part", "每个角色都有职责"],
    expected: ["a letter somewhere, or no column", "至少一处职责，否则不必列出"],
    check(matrix, { report }) {
      if (Object.keys(matrix.duties).length === 0) return;
      for (const { id, name = id } of matrix.roles)
        if (lettersIn(matrix, id).length === 0)
          report({ at: ["roles", id], found: [`no duty for ${name}`, `“${name}”没有职责`] });
    },
    good: [{ change: { roles: { extra: null } } }],
    bad: [{ change: { roles: { finance: { name: "Finance" } } }, at: ["roles", "finance"] }],
  },
  "RA-07": {
    severity: "hint",
    source: "S7",
    title: ["Nobody is only told", "没有角色只被知会"],
    expected: ["a line in the communication plan instead", "改为沟通计划中的一条安排"],
    check(matrix, { report }) {
      for (const { id, name = id } of matrix.roles) {
        const letters = lettersIn(matrix, id);
        if (letters.length > 0 && letters.every((l) => l.join("") === "I"))
          report({ at: ["roles", id], found: [`only I for ${name}`, `“${name}”只有 I`] });
      }
    },
    good: [
      {
        change: {
          roles: { finance: { name: "Finance" } },
          duties: { brief: { finance: ["I"] }, budget: { finance: ["C"] } },
        },
      },
    ],
    bad: [
      {
        change: { roles: { finance: { name: "Finance" } }, duties: { budget: { finance: ["I"] } } },
        at: ["roles", "finance"],
      },
    ],
  },
};
