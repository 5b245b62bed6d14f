import {
  above,
  all,
  any,
  atLeast,
  type BandTo,
  banded,
  countRows,
  daysBetween,
  either,
  exactly,
  filled,
  is,
  minus,
  not,
  over,
  times,
  today,
} from "../../expression.ts";
import {
  checkbox,
  choice,
  computed,
  date,
  instant,
  longText,
  number,
  person,
  reference,
  references,
  text,
  texts,
  url,
} from "../../fields.ts";
import { defineShape, needs, table } from "../../shape.ts";
import { settings } from "./settings.ts";

/** Where an occurrence stands today. */
const standing: readonly BandTo[] = [
  { below: 1, id: "planned", label: ["Planned", "待发送"], tone: "neutral" },
  { below: 2, id: "due", label: ["Due today", "今日应发"], tone: "info" },
  { below: 3, id: "overdue", label: ["Overdue", "已逾期"], tone: "danger" },
  { id: "done", label: ["Done", "已处理"], tone: "success" },
];

export const communicationPlan = defineShape({
  id: "communication-plan",
  version: 1,
  family: "plan",
  name: ["Communication plan", "沟通计划"],
  purpose: ["Who hears what, when, through which channel and from whom", "向谁沟通什么、何时、通过什么渠道、由谁负责"],
  source: ["S11", "003 一", "000 七"],
  settings,
  fields: {
    participants: number("People who communicate", "参与沟通的人数", {
      min: 0,
      integer: true,
      help: ["The team and everybody it talks with", "团队成员及其沟通对象"],
    }),
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
      computed: (c) => {
        const late = daysBetween(c.dueDate, today);
        const open = either(above(late, 0), 2, either(exactly(late, 0), 1, 0));
        return {
          // Only of a day that is known: an occurrence without one is neither due nor overdue.
          standing: computed(
            "Standing",
            "进展",
            banded(
              over(either(any(filled(c.sentAt), filled(c.result)), 3, open), either(filled(c.dueDate), 1, 0)),
              standing,
            ),
          ),
        };
      },
    }),
  },
  computed: (c, t) => {
    const lines = countRows(t.lines);
    const due = countRows(t.occurrences, (o) => atLeast(daysBetween(o.dueDate, today), 0));
    const onTime = countRows(t.occurrences, (o) => all(is(o.result, "ok"), atLeast(daysBetween(o.dueDate, today), 0)));
    const overdue = countRows(t.occurrences, (o) =>
      all(above(daysBetween(o.dueDate, today), 0), not(any(filled(o.sentAt), filled(o.result)))),
    );
    return {
      dueSoFar: computed("Due so far", "已到期次数", due),
      overdue: computed("Overdue", "逾期次数", overdue),
      onTime: computed("On-time rate", "按时率", over(onTime, due), "percent"),
      live: computed(
        "Share of talks (meeting, call, video, event)",
        "当面与通话占比（会议、电话、视频、活动）",
        over(
          countRows(t.lines, (l) => is(l.channel, "meeting", "call", "video", "event")),
          lines,
        ),
        "percent",
      ),
      written: computed(
        "Share of messages (email, chat)",
        "消息占比（邮件、即时消息）",
        over(
          countRows(t.lines, (l) => is(l.channel, "email", "chat")),
          lines,
        ),
        "percent",
      ),
      published: computed(
        "Share of publications (report, portal)",
        "发布占比（报告、门户）",
        over(
          countRows(t.lines, (l) => is(l.channel, "report", "portal")),
          lines,
        ),
        "percent",
      ),
      channels: computed(
        "Communication channels, n(n-1)/2",
        "沟通渠道数 n(n-1)/2",
        over(times(c.participants, minus(c.participants, 1)), 2),
      ),
    };
  },
  views: [
    { view: "calendar", of: "occurrences", by: ["dueDate"] },
    { view: "bars", of: "lines", by: ["channel"] },
    { view: "board", of: "occurrences", by: ["standing"] },
  ],
});
