import { same } from "../../label.ts";
import { isAlikeOn } from "../../people.ts";
import type { Rules } from "../../rule.ts";
import { decisionRules } from "./decision-rules.ts";
import { slice, zhang } from "./examples.ts";
import { levelRules } from "./level-rules.ts";
import type { changeRequest } from "./shape.ts";

export const rules: Rules<typeof changeRequest> = {
  ...decisionRules,
  ...levelRules,
  "CR-03": {
    severity: "error",
    source: "S12",
    title: ["Every impact is stated, none included", "每项影响都须填写，没有也要写明"],
    good: [{ change: { quality: null } }],
    bad: [
      { change: { quality: null }, state: "review", at: ["quality"] },
      { change: { scheduleDays: null }, state: "review", at: ["scheduleDays"] },
    ],
  },
  "CR-10": {
    severity: "error",
    source: "003 八",
    title: ["The client is told of what affects them", "影响客户的变更须告知客户"],
    good: [{ change: { clientInformedOn: null } }],
    bad: [{ change: { clientInformedOn: null }, state: "implementing", at: ["clientInformedOn"] }],
  },
  "CR-11": {
    severity: "warning",
    source: "D",
    title: ["No creep by slices", "避免化整为零"],
    expected: ["one larger request", "合并为一个申请"],
    check({ requester, affects }, { report, earlier, people, settings: { slices } }) {
      if (!requester) return;
      const touched = new Set(affects.map((r) => r.row ?? r.document ?? r.text));
      const small = earlier().filter(
        (c) =>
          c.requester &&
          isAlikeOn(people, c.requester, requester) &&
          c.level === "manager" &&
          c.affects.some((r) => touched.has(r.row ?? r.document ?? r.text)),
      );
      if (small.length >= slices)
        report({
          at: ["requester"],
          found: [
            `${small.length + 1} small changes by ${requester.name}`,
            `${requester.name}的第 ${small.length + 1} 个小变更`,
          ],
        });
    },
    good: [{ change: { requester: zhang }, with: ["a", "b"].map(slice) }],
    bad: [{ change: { requester: zhang }, with: ["a", "b", "c"].map(slice), at: ["requester"] }],
  },
  "CR-12": {
    severity: "warning",
    source: "D",
    title: ["Actuals stay near what was approved", "实际接近批准值"],
    check({ cost, actualCost, scheduleDays, actualDays }, { report, settings: { overrun } }) {
      const upTo = (approved: number): number => Math.round(approved * (1 + overrun) * 100) / 100;
      if (cost && actualCost) {
        const most = upTo(Number(cost.amount));
        const found = same(`${actualCost.currency} ${actualCost.amount}`);
        if (cost.currency !== actualCost.currency)
          report({
            at: ["actualCost"],
            found,
            expected: [`a sum in ${cost.currency}`, `以 ${cost.currency} 计的金额`],
          });
        else if (Number(actualCost.amount) > most)
          report({
            at: ["actualCost"],
            found,
            expected: [`at most ${cost.currency} ${most}`, `至多 ${cost.currency} ${most}`],
          });
      }
      if (scheduleDays !== undefined && actualDays !== undefined && actualDays > upTo(scheduleDays))
        report({
          at: ["actualDays"],
          found: [`${actualDays} days`, `${actualDays} 天`],
          expected: [`at most ${upTo(scheduleDays)} days`, `至多 ${upTo(scheduleDays)} 天`],
        });
    },
    good: [{ change: { actualCost: { amount: "70000", currency: "CNY" } } }],
    bad: [
      { change: { actualCost: { amount: "90000", currency: "CNY" } }, at: ["actualCost"] },
      { change: { actualCost: { amount: "60000", currency: "USD" } }, at: ["actualCost"] },
      { change: { actualDays: 9 }, at: ["actualDays"] },
    ],
  },
  "CR-13": {
    severity: "hint",
    source: "001",
    title: ["A misunderstanding is counted", "误解造成的变更会计入统计"],
    expected: ["an entry for the requirement error rate", "计入需求传递错误率"],
    check({ reasonType }, { report }) {
      if (reasonType === "misunderstanding")
        report({ at: ["reasonType"], found: ["a change caused by a misunderstanding", "误解造成的变更"] });
    },
    good: [{ change: { reasonType: "client" } }],
    bad: [{ change: { reasonType: "misunderstanding" }, at: ["reasonType"] }],
  },
};
