import type { Sample } from "../../template.ts";
import type { raciMatrix } from "./shape.ts";

export const sample: Sample<typeof raciMatrix> = (t) => {
  const [prepare, create, launch, close] = [
    t("Preparation", "筹备"),
    t("Creation", "制作"),
    t("Launch", "上线"),
    t("Wrap-up", "收尾"),
  ];
  return {
    legend: t("en", "zh") as "en" | "zh",
    roles: {
      sponsor: { name: t("Sponsor", "发起人"), person: { name: t("Wang (CMO)", "王总") } },
      pm: { name: t("Project manager", "项目经理"), person: { name: t("Li Na", "李娜") } },
      sales: { name: t("Marketing", "营销"), person: { name: t("Zhang San", "张三") } },
      community: { name: t("Private-domain team", "私域运营"), person: { name: t("Li Si", "李四") } },
      design: { name: t("Design", "设计部"), person: { name: t("Chen Chen", "陈晨") } },
      legal: { name: t("Legal", "法务"), person: { name: t("Zhou Lü", "周律") } },
      service: { name: t("After-sales", "售后"), person: { name: t("Wu Min", "吴敏") } },
      client: { name: t("Client lead", "客户负责人"), person: { name: t("Ms Zhao", "赵女士") } },
    },
    activities: {
      brief: {
        name: t("Campaign brief", "活动需求确认"),
        deliverable: t("Signed brief", "已确认的需求书"),
        phase: prepare,
      },
      strategy: { name: t("Channel strategy", "渠道策略"), deliverable: t("Channel plan", "渠道方案"), phase: prepare },
      budget: { name: t("Budget release", "预算审批"), deliverable: t("Approved budget", "获批预算"), phase: prepare },
      kol: { name: t("KOL selection", "达人筛选"), deliverable: t("Shortlist of 12", "12 人候选名单"), phase: prepare },
      contracts: {
        name: t("KOL contracts", "达人合同"),
        deliverable: t("Signed contracts", "已签合同"),
        phase: prepare,
      },
      poster: {
        name: t("Launch poster", "首发海报"),
        deliverable: t("Poster in 3 sizes", "3 种尺寸海报"),
        phase: create,
      },
      copy: {
        name: t("Product copy", "商品文案"),
        deliverable: t("Copy for 8 products", "8 款商品文案"),
        phase: create,
      },
      landing: { name: t("Landing page", "活动落地页"), deliverable: t("Live page", "上线页面"), phase: create },
      compliance: {
        name: t("Advertising review", "广告合规审核"),
        deliverable: t("Cleared material", "过审物料"),
        phase: create,
      },
      media: { name: t("Media buy", "媒体投放"), deliverable: t("Booked slots", "已订资源位"), phase: launch },
      live: { name: t("Livestream", "直播执行"), deliverable: t("Three sessions", "3 场直播"), phase: launch },
      script: {
        name: t("Service script", "客服话术"),
        deliverable: t("Answers to 40 questions", "40 条问答"),
        phase: launch,
      },
      report: {
        name: t("Weekly client report", "客户周报"),
        deliverable: t("Report every Friday", "每周五周报"),
        phase: launch,
      },
      review: { name: t("Final review", "结案复盘"), deliverable: t("Lessons and figures", "结案报告"), phase: close },
    },
    duties: {
      brief: { pm: ["A", "R"], sales: ["C"], client: ["C"], sponsor: ["I"] },
      strategy: { sales: ["A", "R"], pm: ["C"], sponsor: ["C"], client: ["I"] },
      budget: { sponsor: ["A"], pm: ["R"], sales: ["C"] },
      kol: { sales: ["A"], community: ["R"], legal: ["C"], client: ["C"] },
      contracts: { legal: ["A", "R"], sales: ["C"], pm: ["I"] },
      poster: { pm: ["A"], design: ["R"], legal: ["C"], sales: ["I"] },
      copy: { community: ["A", "R"], legal: ["C"], design: ["I"] },
      landing: { design: ["A", "R"], community: ["C"], sales: ["I"] },
      compliance: { legal: ["A", "R"], sales: ["C"], pm: ["I"] },
      media: { sales: ["A"], community: ["R"], pm: ["C"], sponsor: ["I"] },
      live: { community: ["A"], sales: ["R"], design: ["C"], service: ["I"] },
      script: { service: ["A", "R"], legal: ["C"], community: ["C"] },
      report: { pm: ["A", "R"], sales: ["C"], client: ["I"], sponsor: ["I"] },
      review: { pm: ["A"], sales: ["R"], service: ["C"], client: ["C"], sponsor: ["I"] },
    },
  };
};

/** The worked example's planted fault: two accountable roles on the media buy. */
export const fault: Sample<typeof raciMatrix> = () => ({ duties: { media: { pm: ["A"] } } });
