import { checkbox, choice, date, money, number, person, text, texts } from "../../fields.ts";
import { defineShape, table } from "../../shape.ts";

/** What the other documents of a project are judged by: it travels with them, so a threshold changed in one tool judges the same in all. */
export const project = defineShape({
  id: "project",
  version: 1,
  family: "project",
  name: ["Project settings", "项目设置"],
  purpose: [
    "The people, the working calendar, the money and the thresholds that all documents of a project share",
    "项目所有文档共用的人员、工作日历、预算与阈值",
  ],
  source: ["D"],
  fields: {
    name: text("Project", "项目", { required: true }),
    client: text("Client", "客户"),
    startsOn: date("Starts on", "开始日期"),
    endsOn: date("Ends on", "结束日期"),
    timeZone: text("Time zone", "时区", {
      required: true,
      help: [
        "An IANA name such as Asia/Shanghai: it decides which day is today",
        "IANA 名称，如 Asia/Shanghai，用于确定“今天”",
      ],
    }),
    currency: text("Currency", "货币", {
      required: true,
      help: ["An ISO 4217 code such as CNY", "ISO 4217 代码，如 CNY"],
    }),
    budget: money("Budget", "预算", { private: true }),
    changeBudget: money("Change budget", "变更预算", { private: true }),
    exceptions: texts("Names with digits", "含数字的名称", {
      help: [
        'Names of events and products whose digits measure nothing, such as "618"; "#" stands for any number',
        "活动与产品名称，其中的数字不是指标，如“618”；“#”代表任意数字",
      ],
    }),
  },
  tables: {
    people: table("People", "人员", {
      columns: {
        person: person("Person", "人员", { required: true }),
        role: text("Role", "角色", { required: true }),
        level: choice("Decides up to", "审批级别", {
          none: ["No decisions", "无"],
          manager: ["Project manager", "项目经理"],
          authority: ["Change authority", "变更授权人"],
          sponsor: ["Sponsor or board", "发起人/变更委员会"],
        }),
        left: checkbox("Has left", "已离开"),
      },
    }),
    days: table("Working calendar", "工作日历", {
      columns: {
        day: date("Day", "日期", { required: true }),
        kind: choice(
          "Kind",
          "类型",
          { off: ["Day off", "休息日", "neutral"], on: ["Working day", "调休上班", "info"] },
          { required: true },
        ),
        note: text("Note", "说明"),
      },
    }),
    thresholds: table("Thresholds", "阈值", {
      columns: {
        setting: text("Setting", "设置项", {
          required: true,
          help: [
            'Template and setting, such as "raci-matrix.maxResponsible"',
            "模板与设置项，如“raci-matrix.maxResponsible”",
          ],
        }),
        value: number("Value", "数值", { required: true }),
        note: text("Why", "原因"),
      },
    }),
  },
});
