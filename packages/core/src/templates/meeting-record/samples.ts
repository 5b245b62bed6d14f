import type { Sample } from "../../template.ts";
import type { meetingRecord } from "./shape.ts";

export const sample: Sample<typeof meetingRecord> = (t) => {
  const [manager, marketing, community] = [
    { name: t("Li Na", "李娜") },
    { name: t("Zhang San", "张三") },
    { name: t("Li Si", "李四") },
  ];
  const [design, legal, service] = [
    { name: t("Chen Chen", "陈晨") },
    { name: t("Zhou Lü", "周律") },
    { name: t("Wu Min", "吴敏") },
  ];
  return {
    purpose: t("Weekly launch meeting: agree scripts and material", "上线周会：确定脚本与物料"),
    date: "2027-03-01",
    attendees: [manager, marketing, community, design, legal],
    absent: [service],
    agenda: [
      t("State of the KOL contracts", "达人合同进展"),
      t("Variants of the launch video", "首发视频版本"),
      t("Material for the legal review", "送审物料"),
    ],
    parkingLot: [t("A second livestream on 19 June", "6 月 19 日加播一场")],
    nextMeeting: "2027-03-08",
    sentAt: "2027-03-01T17:30:00+08:00",
    decisions: {
      video: {
        decision: t("Drop variant B of the launch video", "取消首发视频 B 版"),
        options: t("Keep both; cut B to 15 seconds; drop B", "两版都保留；B 版剪至 15 秒；取消 B 版"),
        decidedBy: [manager],
        date: "2027-03-01",
        dissent: t("Design would have liked to test both", "设计希望两版都测试"),
      },
      review: {
        decision: t("Legal gets all claims by Wednesday of each week", "每周三前将全部宣称交法务"),
        decidedBy: [manager, legal],
        date: "2027-03-01",
      },
    },
    actions: {
      script: {
        task: t("Re-cut the livestream script to the anti-ageing claim", "按抗衰卖点重剪直播脚本"),
        owner: marketing,
        due: "2027-03-05",
        status: "open",
      },
      backup: {
        task: t("Sign two backup KOLs", "签约两位备选达人"),
        owner: marketing,
        due: "2027-05-10",
        status: "open",
      },
      poster: {
        task: t("Send the first draft of the poster", "提交海报初稿"),
        owner: design,
        due: "2027-03-04",
        status: "open",
        jiraKey: "SUM-12",
      },
      claims: {
        task: t("List all claims with their evidence", "列出全部宣称及依据"),
        owner: community,
        due: "2027-03-03",
        status: "open",
      },
      answers: {
        task: t("Collect the 40 most frequent product questions", "整理 40 条高频产品问题"),
        owner: service,
        due: "2027-02-26",
        status: "done",
      },
    },
  };
};
