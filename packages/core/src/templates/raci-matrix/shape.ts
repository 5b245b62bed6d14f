import { all, atLeast, cellsWith, countRows, exactly, over, plus, totalOf } from "../../expression.ts";
import { choice, choices, computed, person, reference, text } from "../../fields.ts";
import { defineShape, matrix, table } from "../../shape.ts";
import { settings } from "./settings.ts";

export const raciMatrix = defineShape({
  id: "raci-matrix",
  version: 1,
  family: "align",
  name: ["RACI matrix", "职责分工表"],
  purpose: [
    "Who does, who answers, who is asked and who is told, for every activity",
    "每项活动由谁执行、谁负责、咨询谁、知会谁",
  ],
  source: ["S7", "S8", "S9", "004 一"],
  settings,
  fields: {
    legend: choice(
      "Legend language",
      "图例语言",
      { en: ["English", "英文"], zh: ["Chinese", "中文"] },
      { help: ["The language in which the letters are explained", "用哪种语言解释字母含义"] },
    ),
  },
  tables: {
    roles: table("Roles", "角色", {
      required: true,
      columns: {
        name: text("Role", "角色", {
          required: true,
          also: ["Position", "Stakeholder", "岗位", "部门"],
          help: ["A role, not a person: people change", "写角色而非人名：人会变动"],
        }),
        person: person("Person", "人员", { help: ["Who holds the role now", "目前由谁担任"] }),
        power: reference("Stakeholder", "干系人", "stakeholder-register.stakeholders"),
      },
    }),
    activities: table("Activities", "活动", {
      required: true,
      columns: {
        name: text("Activity", "活动", { required: true, also: ["Task", "Deliverable", "任务", "工作项"] }),
        deliverable: text("Deliverable", "交付物", { also: ["Output", "产出"] }),
        activity: reference("In the plan", "计划中的活动", "project-plan.activities"),
        phase: text("Phase", "阶段", { also: ["Stage", "里程碑阶段"] }),
      },
    }),
  },
  matrices: {
    duties: matrix("Duties", "职责", {
      rows: "activities",
      columns: "roles",
      cell: choices("Duty", "职责", {
        R: ["Responsible: does the work", "执行：完成工作", "info"],
        A: ["Accountable: answers for the result", "负责：对结果负责", "danger"],
        C: ["Consulted: is asked before", "咨询：事前征求意见", "warning"],
        I: ["Informed: is told after", "知会：事后告知", "neutral"],
      }),
      perRow: {
        accountable: computed("A", "A", cellsWith("A")),
        responsible: computed("R", "R", cellsWith("R")),
        consulted: computed("C", "C", cellsWith("C")),
        informed: computed("I", "I", cellsWith("I")),
      },
      perColumn: {
        accountable: computed("A", "A", cellsWith("A")),
        responsible: computed("R", "R", cellsWith("R")),
        consulted: computed("C", "C", cellsWith("C")),
        informed: computed("I", "I", cellsWith("I")),
        load: computed("Load (A + R)", "负荷（A + R）", plus(cellsWith("A"), cellsWith("R"))),
      },
    }),
  },
  computed: (_, t) => ({
    health: computed(
      "Health score",
      "健康度",
      over(
        countRows(t.activities, () =>
          all(exactly(totalOf("duties", "accountable"), 1), atLeast(totalOf("duties", "responsible"), 1)),
        ),
        countRows(t.activities),
      ),
      "percent",
    ),
  }),
  views: [{ view: "bars", of: "duties", by: ["load"] }],
});
