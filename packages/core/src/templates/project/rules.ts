import { settingsOf } from "../../_settings.ts";
import { generalSettings } from "../../generic-rules.ts";
import type { Label } from "../../label.ts";
import { nearest } from "../../nearest.ts";
import type { Rules } from "../../rule.ts";
import type { project } from "./shape.ts";

/** Every threshold that there is, by "template.setting"; "general" are those of the generic rules. */
export const thresholdNames: readonly string[] = Object.entries({ general: generalSettings, ...settingsOf }).flatMap(
  ([id, settings]) => Object.keys(settings).map((name) => `${id}.${name}`),
);
const known = new Set(thresholdNames);

/** The name that was probably meant, also where its template was left out. */
function meant(typed: string): string | undefined {
  const ends = thresholdNames.filter((name) => name.endsWith(`.${typed}`));
  return ends.length === 1 ? ends[0] : nearest(typed, thresholdNames);
}

/** What the project's own document owes those that it judges. */
export const rules: Rules<typeof project> = {
  "PJ-01": {
    severity: "error",
    source: "D",
    title: ["A threshold is one that there is", "阈值名称有效"],
    expected: [
      "template and setting, such as “raci-matrix.maxResponsible”",
      "模板与设置项，如“raci-matrix.maxResponsible”",
    ],
    check({ thresholds }, { report }) {
      for (const { id, setting } of thresholds) {
        const typed = setting?.trim();
        if (!typed || known.has(setting!)) continue;
        const name = known.has(typed) ? typed : meant(typed);
        report({
          at: ["thresholds", id, "setting"],
          found: [`the threshold "${setting}", which judges nothing`, `不起作用的阈值“${setting}”`],
          ...(name !== undefined && {
            expected: [`"${name}"`, `“${name}”`] as Label,
            fix: { label: [`Use "${name}"`, `改为“${name}”`], patch: { thresholds: { [id]: { setting: name } } } },
          }),
        });
      }
    },
    good: [
      { change: { thresholds: { responsible: { setting: "change-request.managerShare", value: 0.01 } } } },
      { change: { thresholds: { responsible: { setting: "general.lineChars", value: 300 } } } },
    ],
    bad: [
      {
        change: { thresholds: { responsible: { setting: "raci-matrix.maxResponsable" } } },
        at: ["thresholds", "responsible", "setting"],
      },
      {
        change: { thresholds: { responsible: { setting: "maxResponsible" } } },
        at: ["thresholds", "responsible", "setting"],
      },
      {
        change: { thresholds: { responsible: { setting: "whatever.else" } } },
        at: ["thresholds", "responsible", "setting"],
      },
    ],
  },
  "PJ-02": {
    severity: "error",
    source: "D",
    title: ["A threshold has one value", "每个阈值只有一个数值"],
    expected: ["one row", "只留一行"],
    check({ thresholds }, { report }) {
      const values = new Map<string, number>();
      for (const { id, setting, value } of thresholds) {
        if (setting === undefined || value === undefined) continue;
        const before = values.get(setting);
        if (before !== undefined && before !== value)
          report({
            at: ["thresholds", id],
            found: [`${value} for "${setting}", which is ${before} above`, `“${setting}”为 ${value}，上文为 ${before}`],
            fix: { label: ["Take this row away", "删除此行"], patch: { thresholds: { [id]: null } } },
          });
        values.set(setting, before ?? value);
      }
    },
    good: [{ change: { thresholds: { again: { setting: "raci-matrix.maxConsulted", value: 5 } } } }],
    bad: [
      {
        change: { thresholds: { again: { setting: "raci-matrix.maxResponsible", value: 5 } } },
        at: ["thresholds", "again"],
      },
    ],
  },
  "PJ-03": {
    severity: "warning",
    source: "D",
    title: ["Budgets can be weighed", "预算可用于衡量"],
    check({ budget, changeBudget }, { report }) {
      const sum = budget && `${budget.currency} ${budget.amount}`;
      if (budget && sum && Number(budget.amount) <= 0)
        report({
          at: ["budget"],
          found: [`a budget of ${sum}`, `预算 ${sum}`],
          expected: [
            "more than zero; of this one, every cost goes to the highest level",
            "大于零，否则任何成本都由最高级别审批",
          ],
        });
      if (budget && changeBudget && changeBudget.currency !== budget.currency)
        report({
          at: ["changeBudget"],
          found: [`a change budget in ${changeBudget.currency}`, `以 ${changeBudget.currency} 计的变更预算`],
          expected: [`${budget.currency}, as the budget`, `与预算同为 ${budget.currency}`],
        });
    },
    good: [{ change: { budget: null } }, { change: { changeBudget: { amount: "0", currency: "CNY" } } }],
    bad: [
      { change: { budget: { amount: "0", currency: "CNY" } }, at: ["budget"] },
      { change: { budget: { amount: "-5", currency: "CNY" } }, at: ["budget"] },
      { change: { changeBudget: { amount: "20000", currency: "USD" } }, at: ["changeBudget"] },
    ],
  },
};
