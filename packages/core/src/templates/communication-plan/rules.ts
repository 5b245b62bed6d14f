import { identityOf } from "../../people.ts";
import { project } from "../project/shape.ts";
import type { Rules } from "../../rule.ts";
import { occurrenceRules } from "./occurrence-rules.ts";
import { perWeek } from "./recurrence.ts";
import type { communicationPlan } from "./shape.ts";

const urgent = /urgent|incident|outage|emergency|crisis|紧急|故障|危机|突发/i;
const onRecord = /decision|approv|sign-off|contract|决策|决定|审批|批准|合同/i;

export const rules: Rules<typeof communicationPlan> = {
  "CP-01": {
    severity: "error",
    source: "003 一",
    title: ["Every line says who, what, how, how often and by whom", "每条沟通写明对象、内容、渠道、频率、责任人"],
    good: [{ change: {} }],
    bad: [
      { change: { lines: { status: { audience: null } } }, at: ["lines", "status", "audience"] },
      { change: { lines: { status: { message: null } } }, at: ["lines", "status", "message"] },
      { change: { lines: { status: { channel: null } } }, at: ["lines", "status", "channel"] },
      { change: { lines: { status: { frequency: null } } }, at: ["lines", "status", "frequency"] },
      { change: { lines: { status: { owner: null } } }, at: ["lines", "status", "owner"] },
    ],
  },
  "CP-04": {
    severity: "error",
    source: "S11",
    title: ["A confidential line names who releases it", "保密内容有发布审批人"],
    good: [{ change: { lines: { status: { confidential: true, releaseApprover: { name: "Wang" } } } } }],
    bad: [{ change: { lines: { status: { confidential: true } } }, at: ["lines", "status", "releaseApprover"] }],
  },
  "CP-05": {
    severity: "warning",
    source: "S11",
    title: ["A line on an event names the event", "事件触发的沟通写明事件"],
    good: [{ change: { lines: { status: { frequency: "event", trigger: "A complaint arrives" } } } }],
    bad: [{ change: { lines: { status: { frequency: "event" } } }, at: ["lines", "status", "trigger"] }],
  },
  "CP-06": {
    severity: "warning",
    source: "000 七",
    title: ["The channel fits the content", "渠道与内容相符"],
    check({ lines }, { report }) {
      for (const { id, channel, purpose = "", message = "" } of lines) {
        const about = `${purpose} ${message}`;
        if ((channel === "chat" || channel === "call") && onRecord.test(about))
          report({
            at: ["lines", id, "channel"],
            found: [
              `a decision by ${channel} for "${purpose}"`,
              `“${purpose}”的决定只用${channel === "chat" ? "即时消息" : "电话"}`,
            ],
            expected: ["a written channel, such as email", "有留痕的渠道，如邮件"],
            fix: { label: ["Use email", "改用邮件"], patch: { lines: { [id]: { channel: "email" } } } },
          });
        else if ((channel === "email" || channel === "report" || channel === "portal") && urgent.test(about))
          report({
            at: ["lines", id, "channel"],
            found: [`something urgent by a slow channel for "${purpose}"`, `“${purpose}”的紧急内容用了较慢的渠道`],
            expected: ["a call or chat", "电话或即时消息"],
            fix: { label: ["Call", "改用电话"], patch: { lines: { [id]: { channel: "call" } } } },
          });
      }
    },
    good: [{ change: { lines: { status: { channel: "email", purpose: "Approval of drafts" } } } }],
    bad: [
      {
        change: { lines: { status: { channel: "chat", purpose: "Approval 审批" } } },
        at: ["lines", "status", "channel"],
      },
      {
        change: { lines: { status: { channel: "email", purpose: "Urgent 紧急" } } },
        at: ["lines", "status", "channel"],
      },
    ],
  },
  "CP-07": {
    severity: "warning",
    source: "D",
    title: ["No audience is flooded", "避免过度沟通"],
    check({ lines }, { report, settings: { linesPerWeek } }) {
      const loads = new Map<string, { text: string; n: number }>();
      for (const { audience, frequency } of lines)
        for (const { row, text } of audience) {
          const key = row ?? text;
          loads.set(key, { text, n: (loads.get(key)?.n ?? 0) + perWeek(frequency) });
        }
      for (const { text, n } of loads.values())
        if (n > linesPerWeek)
          report({
            at: ["lines"],
            found: [`${Math.round(n)} messages a week to ${text}`, `每周给“${text}”${Math.round(n)} 次沟通`],
            expected: [`at most ${linesPerWeek}`, `至多 ${linesPerWeek} 次`],
          });
    },
    good: [{ change: {} }],
    bad: [{ change: { lines: { status: { frequency: "daily" } } }, at: ["lines"] }],
  },
  "CP-08": {
    severity: "warning",
    source: "D",
    title: ["No owner drowns", "单人负责不过多"],
    check({ lines }, { report, settings: { linesPerOwner } }) {
      const owned = new Map<string, { name: string; n: number }>();
      for (const { owner } of lines) {
        if (!owner) continue;
        const known = owned.get(identityOf(owner)) ?? { name: owner.name, n: 0 };
        owned.set(identityOf(owner), { ...known, n: known.n + 1 });
      }
      for (const { name, n } of owned.values())
        if (n > linesPerOwner)
          report({
            at: ["lines"],
            found: [`${n} lines of ${name}`, `${name}负责 ${n} 条`],
            expected: [`at most ${linesPerOwner}`, `至多 ${linesPerOwner} 条`],
          });
    },
    good: [{ change: {} }],
    bad: [{ change: {}, settings: { linesPerOwner: 2 }, at: ["lines"] }],
  },
  ...occurrenceRules,
  "CP-12": {
    severity: "warning",
    source: "003 二",
    title: ["The client hears how it goes", "客户能定期了解进展"],
    expected: ["a regular status line to the client", "一条定期给客户的进展沟通"],
    check({ lines }, { report, all }) {
      const client = all(project).find((p) => p.client)?.client;
      if (!client || lines.length === 0) return;
      const regular = lines.some(
        ({ audience, frequency, purpose = "", message = "" }) =>
          perWeek(frequency) > 0 &&
          (audience.some(({ text }) => /client|customer|客户|甲方/i.test(text) || text.includes(client)) ||
            /client|客户/i.test(purpose)) &&
          /status|progress|report|进展|进度|周报|月报|汇报/i.test(`${purpose} ${message}`),
      );
      if (!regular)
        report({ at: ["lines"], found: [`no status line to ${client}`, `没有给“${client}”的定期进展沟通`] });
    },
    good: [{ change: {}, with: [clientProject()] }],
    bad: [
      {
        change: { lines: { status: null, monthly: null }, occurrences: noneLeft() },
        with: [clientProject()],
        at: ["lines"],
      },
    ],
  },
  "CP-13": {
    severity: "hint",
    source: "004 二",
    title: ["Start-up needs more than the rest", "不同阶段频率应不同"],
    expected: ["lines that belong to a phase", "按阶段安排的沟通"],
    check({ lines }, { report, settings: { phasesFrom } }) {
      if (lines.length < phasesFrom || lines.some((l) => l.phase.length > 0)) return;
      report({ at: ["lines"], found: ["the same lines in every phase", "各阶段沟通完全相同"] });
    },
    good: [{ change: {} }],
    bad: [{ change: { lines: { kickoff: { phase: null }, partners: { phase: null } } }, at: ["lines"] }],
  },
};

function clientProject() {
  return {
    format: "parley/1" as const,
    id: "project",
    template: "project",
    templateVersion: 1,
    language: "en" as const,
    title: "",
    createdAt: "",
    updatedAt: "",
    revision: 1,
    content: { client: "Huanyan" },
    flow: { state: "draft", history: [] },
    waivers: [],
    extra: {},
  };
}
/** The sample's occurrences belong to the lines that the example takes away. */
function noneLeft() {
  return { "status-2027-02-19": null, "status-2027-02-26": null };
}
