import { atLeast, countRows, daysBetween, is, over, today } from "../../expression.ts";
import {
  checkbox,
  choice,
  computed,
  date,
  instant,
  longText,
  person,
  reference,
  references,
  text,
  texts,
  url,
} from "../../fields.ts";
import { defineShape, needs, table } from "../../shape.ts";
import { all } from "../../expression.ts";

export const communicationPlan = defineShape({
  id: "communication-plan",
  version: 1,
  family: "plan",
  name: ["Communication plan", "沟通计划"],
  purpose: ["Who hears what, when, through which channel and from whom", "向谁沟通什么、何时、通过什么渠道、由谁负责"],
  source: ["S11", "003 一", "000 七"],
  settings: {
    linesPerOwner: [8, "Most lines per owner", "单人负责的沟通条数上限"],
    linesPerWeek: [3, "Most lines a week to one audience", "同一对象每周沟通条数上限"],
    phasesFrom: [3, "Lines from which phases should differ", "达到多少条沟通应区分阶段"],
  },
  fields: {
    glossary: longText("Glossary", "术语表"),
  },
  tables: {
    lines: table("Communication lines", "沟通安排", {
      required: true,
      columns: {
        purpose: text("Purpose", "目的", { required: true, also: ["Objective", "沟通目的"] }),
        audience: references("Audience", "对象", "stakeholder-register.stakeholders", { also: ["Recipients", "受众"] }),
        message: longText("Message", "内容", { also: ["Content", "沟通内容"] }),
        contentSource: reference("Content from", "内容来源", ["status-report", "change-request"]),
        channel: choice("Channel", "渠道", {
          meeting: ["Meeting", "会议"],
          call: ["Call", "电话"],
          video: ["Video call", "视频会议"],
          email: ["Email", "邮件"],
          chat: ["Chat", "即时消息"],
          report: ["Report", "报告"],
          portal: ["Portal", "门户"],
          event: ["Event", "活动"],
        }),
        format: text("Format", "形式"),
        direction: choice("Direction", "方向", {
          push: ["Push", "推送"],
          pull: ["Pull", "查阅"],
          twoWay: ["Two-way", "双向"],
        }),
        frequency: choice("Frequency", "频率", {
          daily: ["Daily", "每天"],
          weekly: ["Weekly", "每周"],
          biweekly: ["Every two weeks", "每两周"],
          monthly: ["Monthly", "每月"],
          quarterly: ["Quarterly", "每季度"],
          milestone: ["Per milestone", "每个里程碑"],
          event: ["On event", "事件触发"],
        }),
        trigger: text("Trigger", "触发事件"),
        dayTime: text("Day and time", "时间", { also: ["Timing", "具体时间"] }),
        timezone: text("Time zone", "时区"),
        firstDate: date("First date", "首次日期"),
        until: date("Until", "截止日期"),
        phase: texts("Phases", "阶段"),
        owner: person("Owner", "责任人", { also: ["Responsible", "负责人"] }),
        backup: person("Backup", "备份人"),
        confidential: checkbox("Confidential", "保密"),
        releaseApprover: person("Release approver", "发布审批人"),
        ackNeeded: checkbox("Acknowledgement needed", "需要确认收到"),
        language: choice("Language", "语言", {
          en: ["English", "英文"],
          zh: ["Chinese", "中文"],
          other: ["Other", "其他"],
        }),
        escalation: reference("Escalation", "升级路径", "working-agreement"),
      },
      needs: (c) => {
        const always = all();
        return {
          audience: needs("CP-01", always),
          message: needs("CP-01", always),
          channel: needs("CP-01", always),
          frequency: needs("CP-01", always),
          owner: needs("CP-01", always),
          firstDate: needs("CP-09", is(c.frequency, "daily", "weekly", "biweekly", "monthly", "quarterly")),
          releaseApprover: needs("CP-04", c.confidential),
          trigger: needs("CP-05", is(c.frequency, "event")),
        };
      },
      privateWhen: (c) => c.confidential,
    }),
    occurrences: table("Occurrences", "沟通记录", {
      columns: {
        line: reference("Line", "沟通安排", ".lines", { required: true }),
        dueDate: date("Due", "应发日期", { required: true }),
        sentAt: instant("Sent at", "实际发送时间"),
        sentBy: person("Sent by", "发送人"),
        evidence: url("Evidence", "凭据"),
        acknowledged: checkbox("Acknowledged", "已确认收到"),
        result: choice("Result", "结果", {
          ok: ["Done on time", "按时完成", "success"],
          redo: ["Redo requested", "要求重做", "warning"],
          missed: ["Missed", "错过", "danger"],
        }),
        note: text("Note", "备注"),
      },
    }),
  },
  computed: (_, t) => ({
    dueSoFar: computed(
      "Due so far",
      "已到期次数",
      countRows(t.occurrences, (c) => atLeast(daysBetween(c.dueDate, today), 0)),
    ),
    onTime: computed(
      "On-time rate",
      "按时率",
      over(
        countRows(t.occurrences, (c) => is(c.result, "ok")),
        countRows(t.occurrences, (c) => atLeast(daysBetween(c.dueDate, today), 0)),
      ),
      "percent",
    ),
  }),
  views: [{ view: "calendar", of: "occurrences", by: ["dueDate"] }],
});
