import type { Sample } from "../../template.ts";
import type { communicationPlan } from "./shape.ts";

/** Eight lines of the worked example. */
export const sample: Sample<typeof communicationPlan> = (t) => {
  const to = (row: string, text: string) => [{ document: "stakeholder-register-sample", row, text }];
  const [liNa, zhang, li4] = [
    { name: t("Li Na", "李娜"), email: "li@example.com" },
    { name: t("Zhang San", "张三"), email: "zhang@example.com" },
    { name: t("Li Si", "李四"), email: "lisi@example.com" },
  ];
  const client = to("brand", t("Client brand team", "客户品牌组"));
  return {
    participants: 12,
    glossary: t("GMV: sales before returns", "GMV：退货前的成交总额"),
    lines: {
      status: {
        purpose: t("Weekly client status", "客户周进展"),
        audience: client,
        message: t("Progress, problems, next steps", "进展、问题、下一步"),
        channel: "video",
        format: t("Slides, at most five", "不超过五页的幻灯片"),
        direction: "twoWay",
        frequency: "weekly",
        dayTime: t("Friday 16:00", "周五 16:00"),
        timezone: "Asia/Shanghai",
        firstDate: "2027-02-19",
        until: "2027-06-25",
        owner: liNa,
        backup: zhang,
      },
      monthly: {
        purpose: t("Monthly client review", "客户月度回顾"),
        audience: client,
        message: t("Results against goals, report of spending", "目标达成与费用报告"),
        channel: "meeting",
        direction: "twoWay",
        frequency: "monthly",
        firstDate: "2027-03-31",
        until: "2027-06-30",
        owner: liNa,
      },
      sponsor: {
        purpose: t("Briefing of the sponsor", "向发起人汇报"),
        audience: to("cmo", t("CMO Wang", "王总（CMO）")),
        message: t("One conclusion, three figures, one request", "一个结论、三个数字、一项请求"),
        channel: "meeting",
        direction: "twoWay",
        frequency: "biweekly",
        firstDate: "2027-03-04",
        until: "2027-06-24",
        owner: liNa,
      },
      kickoff: {
        purpose: t("Stand-up during preparation", "筹备期站会"),
        audience: to("team", t("Project team", "项目组")),
        message: t("What is done, what blocks", "完成了什么、卡在哪里"),
        channel: "meeting",
        direction: "twoWay",
        frequency: "weekly",
        firstDate: "2027-03-02",
        until: "2027-04-30",
        phase: [t("Preparation", "筹备")],
        owner: zhang,
      },
      legal: {
        purpose: t("Contract questions", "合同问题"),
        audience: to("legal", t("Legal", "法务")),
        message: t("Open clauses and their deadlines", "未谈妥的条款及期限"),
        channel: "email",
        direction: "twoWay",
        frequency: "event",
        trigger: t("A KOL contract comes back with changes", "达人合同有修改意见"),
        owner: zhang,
      },
      partners: {
        purpose: t("Briefing of KOLs", "达人沟通"),
        audience: to("kol", t("KOLs under contract", "签约达人")),
        message: t("Scripts, dates, what not to say", "脚本、时间、禁用语"),
        channel: "chat",
        direction: "twoWay",
        frequency: "weekly",
        firstDate: "2027-04-06",
        until: "2027-06-15",
        phase: [t("Creation", "制作"), t("Launch", "上线")],
        owner: li4,
      },
      change: {
        purpose: t("Notice of changes", "变更通报"),
        audience: client,
        message: t("Reason, effect, solution", "原因、影响、解决方案"),
        channel: "email",
        direction: "push",
        frequency: "event",
        trigger: t("A change request is approved", "变更申请获批"),
        owner: liNa,
        ackNeeded: true,
      },
      funding: {
        purpose: t("Spending against the budget", "费用执行情况"),
        audience: to("cfo", t("Client CFO", "客户财务总监")),
        message: t("Spent, committed, left", "已用、已承诺、剩余"),
        channel: "report",
        direction: "push",
        frequency: "monthly",
        firstDate: "2027-03-31",
        until: "2027-06-30",
        owner: liNa,
        confidential: true,
        releaseApprover: { name: t("Wang (CMO)", "王总"), email: "wang@example.com" },
      },
    },
    occurrences: {
      "status-2027-02-19": {
        line: { row: "status", text: t("Weekly client status", "客户周进展") },
        dueDate: "2027-02-19",
        sentAt: "2027-02-19T16:00:00+08:00",
        sentBy: liNa,
        evidence: "https://example.com/minutes/2027-02-19",
        acknowledged: true,
        result: "ok",
      },
      "status-2027-02-26": {
        line: { row: "status", text: t("Weekly client status", "客户周进展") },
        dueDate: "2027-02-26",
        sentAt: "2027-02-26T16:05:00+08:00",
        sentBy: liNa,
        evidence: "https://example.com/minutes/2027-02-26",
        acknowledged: true,
        result: "ok",
      },
    },
  };
};

/** A planted fault: a confidential line that nobody releases. */
export const fault: Sample<typeof communicationPlan> = () => ({ lines: { funding: { releaseApprover: null } } });
