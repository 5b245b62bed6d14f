import { all, atLeast, averageOf, type Band, banded, countRows, either, plus } from "../../expression.ts";
import { checkbox, choice, computed, date, longText, type OptionText, person, scale, text } from "../../fields.ts";
import { defineShape, table } from "../../shape.ts";

/** The quadrants of power and interest, by 2 for high power plus 1 for high interest. */
const quadrants: readonly Band[] = [
  { below: 1, id: "monitor", label: ["Monitor", "一般关注"], tone: "neutral" },
  { below: 2, id: "keepInformed", label: ["Keep informed", "随时告知"], tone: "info" },
  { below: 3, id: "keepSatisfied", label: ["Keep satisfied", "令其满意"], tone: "warning" },
  { id: "manageClosely", label: ["Manage closely", "重点管理"], tone: "danger" },
];
/** From here on power and interest are high. */
const high = 4;
const engagement = {
  unaware: ["Unaware", "不知情"],
  resistant: ["Resistant", "抵制", "danger"],
  neutral: ["Neutral", "中立"],
  supportive: ["Supportive", "支持", "success"],
  leading: ["Leading", "主导", "success"],
} as const satisfies Readonly<Record<string, OptionText>>;

export const stakeholderRegister = defineShape({
  id: "stakeholder-register",
  version: 1,
  family: "align",
  name: ["Stakeholder register", "干系人登记册"],
  purpose: ["Who matters, what they want, and how close to keep them", "谁重要、诉求是什么、应保持多近的沟通"],
  source: ["S10"],
  tables: {
    stakeholders: table("Stakeholders", "干系人", {
      required: true,
      columns: {
        name: text("Name", "名称", { required: true, also: ["Stakeholder", "干系人", "姓名"] }),
        organisation: text("Organisation", "单位", { also: ["Company", "Department", "公司", "部门"] }),
        role: text("Role", "角色", { required: true, also: ["Position", "职务"] }),
        side: choice(
          "Side",
          "归属",
          {
            internal: ["Internal", "内部"],
            client: ["Client", "客户"],
            partner: ["Partner", "合作方"],
            regulator: ["Regulator", "监管方"],
            media: ["Media", "媒体"],
          },
          { required: true },
        ),
        person: person("Person", "人员"),
        power: scale("Power", "影响力", 1, 5, { required: true, also: ["Influence", "权力"] }),
        interest: scale("Interest", "关注度", 1, 5, { required: true, also: ["Interest level", "利益程度"] }),
        currentEngagement: choice("Current engagement", "当前参与程度", engagement, { required: true }),
        desiredEngagement: choice("Desired engagement", "期望参与程度", engagement, { required: true }),
        needs: longText("Needs", "核心诉求", { required: true, also: ["Expectations", "关注点"] }),
        concerns: longText("Concerns", "顾虑"),
        preferredChannel: choice("Preferred channel", "偏好渠道", {
          meeting: ["Meeting", "会议"],
          call: ["Call", "电话"],
          email: ["Email", "邮件"],
          chat: ["Chat", "即时消息"],
          report: ["Report", "报告"],
          portal: ["Portal", "门户"],
        }),
        language: choice("Language", "语言", {
          en: ["English", "英文"],
          zh: ["Chinese", "中文"],
          other: ["Other", "其他"],
        }),
        strategy: text("Strategy", "管理策略", {
          help: ["How they are kept close, where it is not what the quadrant says", "如何维系；与象限建议不同时填写"],
        }),
        owner: person("Owner", "负责人", { required: true }),
        lastContact: date("Last contact", "最近联系"),
        confidential: checkbox("Confidential", "保密"),
      },
      computed: (c) => ({
        quadrant: computed(
          "Quadrant",
          "象限",
          banded(plus(either(atLeast(c.power, high), 2, 0), either(atLeast(c.interest, high), 1, 0)), quadrants),
        ),
      }),
      privateWhen: (c) => c.confidential,
    }),
  },
  computed: (_, t) => ({
    close: computed(
      "To manage closely",
      "需重点管理",
      countRows(t.stakeholders, (c) => all(atLeast(c.power, high), atLeast(c.interest, high))),
    ),
    power: computed(
      "Average power",
      "平均影响力",
      averageOf(t.stakeholders, (c) => c.power),
    ),
  }),
  views: [
    { view: "heatmap", of: "stakeholders", by: ["power", "interest"] },
    { view: "board", of: "stakeholders", by: ["currentEngagement"] },
  ],
});
