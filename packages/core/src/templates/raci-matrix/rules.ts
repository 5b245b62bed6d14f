import { leavers } from "../../people.ts";
import type { Rules } from "../../rule.ts";
import { loadRules } from "./load-rules.ts";
import { type Letter, linesOf, without } from "./letters.ts";
import type { raciMatrix } from "./shape.ts";

const strongest: readonly Letter[] = ["A", "R", "C", "I"];

export const rules: Rules<typeof raciMatrix> = {
  "RA-01": {
    severity: "error",
    source: "S7 S8 S9",
    title: ["One accountable role per activity", "每项活动恰有一个 A"],
    expected: ["exactly 1", "恰好 1 个"],
    check(matrix, { report }) {
      for (const { id, name, holders } of linesOf(matrix)) {
        const [first, ...rest] = holders.A;
        if (first && rest.length === 0) continue;
        if (first) {
          const keep = matrix.roles.find((r) => r.id === first)?.name ?? first;
          const cells = rest.map((role) => [role, without(matrix.duties[id]?.[role], "A")] as const);
          report({
            at: ["duties", id],
            found: [`${1 + rest.length} accountable roles for "${name}"`, `“${name}”有 ${1 + rest.length} 个 A`],
            also: rest.map((role) => ["duties", id, role] as const),
            fix: {
              label: [`Keep only ${keep} accountable`, `仅保留“${keep}”为 A`],
              patch: { duties: { [id]: Object.fromEntries(cells) } },
            },
          });
          continue;
        }
        const [doer, ...others] = holders.R;
        report({
          at: ["duties", id],
          found: [`no accountable role for "${name}"`, `“${name}”没有 A`],
          ...(doer &&
            others.length === 0 && {
              fix: {
                label: ["Let the responsible role answer for it", "由唯一的 R 兼任 A"],
                patch: { duties: { [id]: { [doer]: ["A", "R"] } } },
              },
            }),
        });
      }
    },
    good: [{ change: { duties: { poster: { design: null, pm: ["A", "R"] } } } }],
    bad: [
      { change: { duties: { poster: { design: ["R", "A"] } } }, at: ["duties", "poster"] },
      { change: { duties: { poster: { pm: null } } }, at: ["duties", "poster"] },
    ],
  },
  "RA-02": {
    severity: "error",
    source: "S8",
    title: ["Somebody does the work", "每项活动至少一个 R"],
    expected: ["at least 1", "至少 1 个"],
    check(matrix, { report }) {
      for (const { id, name, holders } of linesOf(matrix)) {
        if (holders.R.length > 0) continue;
        const [accountable] = holders.A;
        report({
          at: ["duties", id],
          found: [`no responsible role for "${name}"`, `“${name}”没有 R`],
          ...(accountable && {
            fix: {
              label: ["Let the accountable role also do it", "由 A 兼任 R"],
              patch: { duties: { [id]: { [accountable]: ["A", "R"] } } },
            },
          }),
        });
      }
    },
    good: [{ change: { duties: { poster: { design: null, pm: ["A", "R"] } } } }],
    bad: [{ change: { duties: { poster: { design: null } } }, at: ["duties", "poster"] }],
  },
  "RA-03": {
    severity: "warning",
    source: "S9-zh",
    title: ["Few responsible roles per activity", "R 不宜过多"],
    check(matrix, { report, settings: { maxResponsible } }) {
      for (const { id, name, holders } of linesOf(matrix)) {
        const n = holders.R.length;
        if (n > maxResponsible)
          report({
            at: ["duties", id],
            found: [`${n} responsible roles for "${name}"`, `“${name}”有 ${n} 个 R`],
            expected: [`at most ${maxResponsible}`, `至多 ${maxResponsible} 个`],
          });
      }
    },
    good: [{ change: { duties: { poster: { sales: ["R"], service: ["R"] } } } }],
    bad: [{ change: { duties: { poster: { legal: ["R"], sales: ["R"], service: ["R"] } } }, at: ["duties", "poster"] }],
  },
  "RA-04": {
    severity: "warning",
    source: "S7 S9",
    title: ["Few consulted roles per activity", "C 不宜过多"],
    check(matrix, { report, settings: { maxConsulted } }) {
      for (const { id, name, holders } of linesOf(matrix)) {
        const n = holders.C.length;
        if (n > maxConsulted)
          report({
            at: ["duties", id],
            found: [`${n} consulted roles for "${name}"`, `“${name}”有 ${n} 个 C`],
            expected: [`at most ${maxConsulted}`, `至多 ${maxConsulted} 个`],
          });
      }
    },
    good: [{ change: { duties: { poster: { sales: ["C"], service: ["C"], client: ["C"] } } } }],
    bad: [
      { change: { duties: { poster: { legal: ["C"] } } }, settings: { maxConsulted: 0 }, at: ["duties", "poster"] },
      {
        change: { duties: { poster: { sales: ["C"], service: ["C"], client: ["C"], sponsor: ["C"] } } },
        at: ["duties", "poster"],
      },
    ],
  },
  ...loadRules,
  "RA-08": {
    severity: "warning",
    source: "S8",
    title: ["One duty per cell", "每格一种职责"],
    expected: ["one letter, or A/R", "一个字母，或 A/R"],
    check(matrix, { report }) {
      for (const { id, name, crowded } of linesOf(matrix))
        for (const [role, letters] of crowded) {
          if ([...letters].sort().join("") === "AR") continue;
          const keep = letters.includes("A") && letters.includes("R") ? (["A", "R"] as const) : [pick(letters)];
          report({
            at: ["duties", id, role],
            found: [`${letters.join(" and ")} in one cell of "${name}"`, `“${name}”的一格中有 ${letters.join("、")}`],
            fix: {
              label: [`Keep ${keep.join("/")}`, `保留 ${keep.join("/")}`],
              patch: { duties: { [id]: { [role]: keep } } },
            },
          });
        }
    },
    good: [{ change: { duties: { poster: { design: null, pm: ["R", "A"] } } } }],
    bad: [
      { change: { duties: { poster: { sales: ["C", "I"] } } }, at: ["duties", "poster", "sales"] },
      { change: { duties: { poster: { design: ["R", "C"] } } }, at: ["duties", "poster", "design"] },
    ],
  },
  "RA-10": {
    severity: "hint",
    source: "S9",
    title: ["Columns are roles, not people", "列是角色，不是人名"],
    expected: ["a role: names break when people move", "角色：人员变动后人名会失效"],
    check({ roles }, { report, people }) {
      const names = new Set([...roles.flatMap((r) => (r.person ? [r.person.name] : [])), ...people.map((p) => p.name)]);
      for (const { id, name } of roles)
        if (name !== undefined && names.has(name.trim()))
          report({ at: ["roles", id, "name"], found: [`the person ${name}`, `人名“${name}”`] });
    },
    good: [{ change: { roles: { pm: { name: "Project office" } } } }],
    bad: [{ change: { roles: { pm: { name: "Wu Min", person: { name: "Wu Min" } } } }, at: ["roles", "pm", "name"] }],
  },
  "RA-13": {
    severity: "warning",
    source: "S31",
    title: ["Whoever holds a role is still there", "担任角色的人仍在岗"],
    expected: ["somebody who is active", "在岗人员"],
    check({ roles }, { report, people }) {
      const gone = leavers(people);
      for (const { id, person, name = id } of roles)
        if (person && gone.has(person.name))
          report({
            at: ["roles", id, "person"],
            found: [`${person.name}, who has left, as ${name}`, `“${name}”由已离开的${person.name}担任`],
          });
    },
    good: [{ change: {}, facts: { people: [{ name: "Wu Min", active: true }] } }],
    bad: [
      {
        change: { roles: { pm: { person: { name: "Wu Min" } } } },
        facts: { people: [{ name: "Wu Min", active: false }] },
        at: ["roles", "pm", "person"],
      },
    ],
  },
  "RA-14": {
    severity: "hint",
    source: "S31",
    title: ["A matrix for what is shared or disputed", "只为跨部门或有争议的工作建表"],
    check({ activities }, { report, settings: { maxActivities } }) {
      const n = activities.length;
      if (n > maxActivities)
        report({
          at: ["activities"],
          found: [`${n} activities`, `${n} 项活动`],
          expected: [`at most ${maxActivities}`, `至多 ${maxActivities} 项`],
        });
    },
    good: [{ change: {} }],
    bad: [{ change: {}, settings: { maxActivities: 13 }, at: ["activities"] }],
  },
};

const pick = (letters: readonly Letter[]): Letter => strongest.find((l) => letters.includes(l)) ?? "C";
