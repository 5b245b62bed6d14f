import { above, all, countRows, daysBetween, is, plus, today } from "../../expression.ts";
import {
  choice,
  computed,
  date,
  instant,
  longText,
  people,
  person,
  reference,
  references,
  text,
  texts,
} from "../../fields.ts";
import { defineShape, table } from "../../shape.ts";

export const meetingRecord = defineShape({
  id: "meeting-record",
  version: 1,
  family: "run",
  name: ["Meeting record", "会议纪要"],
  purpose: ["What was decided, and who does what by when", "作出了哪些决定，谁在何时前做什么"],
  source: ["001 清单", "002 六"],
  fields: {
    purpose: text("Purpose", "会议目的", { required: true }),
    goalRef: reference("Goal", "关联目标", "smart-goal"),
    date: date("Date", "日期", { required: true }),
    attendees: people("Attendees", "参会人", { required: true }),
    absent: people("Absent", "缺席"),
    agenda: texts("Agenda", "议程", { required: true }),
    parkingLot: texts("Parking lot", "待议事项"),
    nextMeeting: date("Next meeting", "下次会议"),
    sentAt: instant("Sent at", "发出时间"),
    plannedBy: reference("Planned by", "对应沟通计划", "communication-plan.lines"),
  },
  tables: {
    decisions: table("Decisions", "决议", {
      columns: {
        decision: longText("Decision", "决议", { required: true, also: ["Resolution", "决定"] }),
        options: longText("Options considered", "备选方案"),
        decidedBy: people("Decided by", "决策人", { required: true }),
        date: date("Decided on", "决策日期"),
        dissent: longText("Dissent", "不同意见"),
        affects: references("Affects", "影响对象", ["smart-goal", "project-plan.activities", "risk-register.risks"]),
      },
    }),
    actions: table("Actions", "行动项", {
      columns: {
        task: longText("Task", "任务", { required: true, also: ["Action", "Action item", "待办事项"] }),
        owner: person("Owner", "负责人", { required: true, help: ["One person", "一个人"] }),
        due: date("Due", "截止日期", { required: true, also: ["Deadline", "完成时间"] }),
        status: choice(
          "Status",
          "状态",
          {
            open: ["Open", "未完成"],
            done: ["Done", "已完成", "success"],
            late: ["Late", "逾期", "danger"],
            dropped: ["Dropped", "已取消"],
          },
          { required: true },
        ),
        jiraKey: text("Jira issue", "Jira 事项", { pattern: "issueKey" }),
      },
      computed: (c) => ({
        overdue: computed("Overdue", "已逾期", all(is(c.status, "open", "late"), above(daysBetween(c.due, today), 0))),
      }),
    }),
  },
  computed: (_, t) => ({
    open: computed(
      "Open actions",
      "未完成行动",
      countRows(t.actions, (c) => is(c.status, "open", "late")),
    ),
    outcome: computed("Decisions and actions", "决议与行动数", plus(countRows(t.decisions), countRows(t.actions))),
  }),
  views: [{ view: "board", of: "actions", by: ["status"] }],
});
