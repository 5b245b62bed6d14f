import type { Rules } from "../../rule.ts";
import type { communicationPlan } from "./shape.ts";

/** What the calendar of a plan tells. */
export const occurrenceRules: Rules<typeof communicationPlan> = {
  "CP-09": {
    severity: "error",
    source: "S11",
    title: ["Dates can be worked out", "能推算出具体日期"],
    check({ lines }, { report }) {
      for (const { id, firstDate, until } of lines)
        if (firstDate && until && until < firstDate)
          report({
            at: ["lines", id, "until"],
            found: [`an end on ${until}`, `截止 ${until}`],
            expected: [`${firstDate} or later`, `不早于 ${firstDate}`],
          });
    },
    good: [{ change: { lines: { status: { frequency: "milestone", firstDate: null } } } }],
    bad: [
      { change: { lines: { status: { firstDate: null } } }, at: ["lines", "status", "firstDate"] },
      { change: { lines: { status: { until: "2026-12-31" } } }, at: ["lines", "status", "until"] },
    ],
  },
  "CP-10": {
    severity: "warning",
    source: "D",
    title: ["Nothing is overdue", "没有逾期未发"],
    expected: ["sent, or marked as missed", "已发送，或标为错过"],
    check({ occurrences }, { report, today }) {
      for (const { id, dueDate, sentAt, result } of occurrences)
        if (dueDate && dueDate < today && !sentAt && !result)
          report({
            at: ["occurrences", id, "sentAt"],
            found: [`nothing sent, due ${dueDate}`, `应于 ${dueDate} 发送，尚未发送`],
          });
    },
    good: [{ change: { occurrences: { "status-2027-02-26": { sentAt: null, result: "missed" } } } }],
    bad: [
      {
        change: { occurrences: { "status-2027-02-26": { sentAt: null, result: null } } },
        at: ["occurrences", "status-2027-02-26", "sentAt"],
      },
    ],
  },
  "CP-11": {
    severity: "warning",
    source: "D",
    title: ["No line fails twice in a row", "没有连续两次错过"],
    expected: ["another channel, day or owner", "更换渠道、时间或责任人"],
    check({ occurrences, lines }, { report }) {
      const known = new Map<string, (typeof occurrences)[number][]>();
      for (const one of occurrences) {
        if (!one.result || one.line?.row === undefined) continue;
        const ofLine = known.get(one.line.row) ?? [];
        known.set(one.line.row, ofLine);
        ofLine.push(one);
      }
      for (const { id, purpose = id } of lines) {
        const inOrder = (known.get(id) ?? []).sort((a, b) => ((a.dueDate ?? "") < (b.dueDate ?? "") ? -1 : 1));
        if (inOrder.length >= 2 && inOrder.slice(-2).every(({ result }) => result === "missed"))
          report({ at: ["lines", id], found: [`two misses in a row of "${purpose}"`, `“${purpose}”连续错过两次`] });
      }
    },
    good: [{ change: { occurrences: { "status-2027-02-26": { result: "missed" } } } }],
    bad: [
      {
        change: {
          occurrences: { "status-2027-02-19": { result: "missed" }, "status-2027-02-26": { result: "missed" } },
        },
        at: ["lines", "status"],
      },
    ],
  },
};
