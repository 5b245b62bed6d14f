import type { Sample } from "../../template.ts";
import type { project } from "./shape.ts";

export const sample: Sample<typeof project> = (t) => ({
  name: t("Summer Glow 618 launch", "夏日焕新 618 上市"),
  client: t("Huanyan skincare", "焕颜护肤"),
  startsOn: "2027-03-01",
  endsOn: "2027-06-30",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  budget: { amount: "1200000", currency: "CNY" },
  changeBudget: { amount: "120000", currency: "CNY" },
  people: {
    sponsor: {
      person: { name: t("Wang (CMO)", "王总"), email: "wang@example.com" },
      role: t("Sponsor", "发起人"),
      level: "sponsor",
    },
    pm: {
      person: { name: t("Li Na", "李娜"), email: "li@example.com" },
      role: t("Project manager", "项目经理"),
      level: "manager",
    },
    sales: {
      person: { name: t("Zhang San", "张三"), email: "zhang@example.com" },
      role: t("Marketing", "营销"),
      level: "none",
    },
    community: {
      person: { name: t("Li Si", "李四"), email: "lisi@example.com" },
      role: t("Private-domain team", "私域运营"),
      level: "none",
    },
    design: {
      person: { name: t("Chen Chen", "陈晨"), email: "chen@example.com" },
      role: t("Design", "设计部"),
      level: "none",
    },
    legal: {
      person: { name: t("Zhou Lü", "周律"), email: "zhou@example.com" },
      role: t("Legal", "法务"),
      level: "authority",
    },
    service: {
      person: { name: t("Wu Min", "吴敏"), email: "wu@example.com" },
      role: t("After-sales", "售后"),
      level: "none",
    },
    client: {
      person: { name: t("Ms Zhao", "赵女士"), email: "zhao@example.com" },
      role: t("Client lead", "客户负责人"),
      level: "none",
    },
  },
  days: {
    labour: { day: "2027-05-03", kind: "off", note: t("Labour Day", "劳动节") },
    swap: { day: "2027-05-08", kind: "on", note: t("Worked in exchange", "劳动节调休") },
  },
  thresholds: {
    responsible: {
      setting: "raci-matrix.maxResponsible",
      value: 3,
      note: t("More than three do not coordinate well", "超过三人难以协调"),
    },
  },
});

/** Every project starts with a zone and a currency, so that days and money mean something. */
export const blank: Sample<typeof project> = () => ({ timeZone: "Asia/Shanghai", currency: "CNY" });
