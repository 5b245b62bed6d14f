import type { Label } from "@parley/core";
import type { Issue, Project, User, World } from "./world.ts";

/** What a caller from outside signs in with. Not a secret: it opens nothing but the local stand-in. */
export const DEMO_TOKEN = { email: "demo@example.com", secret: "local-token" } as const;
/** Signs in as the client's lead, who may see issues but not edit them. */
export const VIEWER_TOKEN = { email: "client@example.com", secret: "local-viewer-token" } as const;

/** Who is at the screen until somebody else is chosen: the project manager. */
export const DEMO_ACCOUNT = "712020:0000-li-na";
/** Whose `VIEWER_TOKEN` is. */
export const VIEWER_ACCOUNT = "712020:0007-zhao";
export const DEMO_PROJECT_ID = "10000";
const CREATED = "2027-03-01T09:00:00.000+0800";

const person = (accountId: string, displayName: Label, mail: string, mayEdit = true): User => ({
  accountId,
  displayName,
  emailAddress: `${mail}@example.com`,
  active: true,
  mayEdit,
});

/** The team of the demo project, one person per role of the worked example, with the addresses that its roster has. */
const USERS: readonly User[] = [
  person(DEMO_ACCOUNT, ["Li Na", "李娜"], "li"),
  person("712020:0001-zhang-san", ["Zhang San", "张三"], "zhang"),
  person("712020:0002-li-si", ["Li Si", "李四"], "lisi"),
  person("712020:0003-chen-chen", ["Chen Chen", "陈晨"], "chen"),
  person("712020:0004-zhou-lv", ["Zhou Lü", "周律"], "zhou"),
  person("712020:0005-wu-min", ["Wu Min", "吴敏"], "wu"),
  person("712020:0006-wang", ["Wang (CMO)", "王总"], "wang"),
  person(VIEWER_ACCOUNT, ["Ms Zhao", "赵女士"], "zhao", false),
];

const PROJECTS: readonly Project[] = [
  {
    id: DEMO_PROJECT_ID,
    key: "DEMO",
    name: ["Summer Glow 618 launch", "夏日焕新 618 上市"],
    lead: DEMO_ACCOUNT,
    nextNumber: 6,
  },
  { id: "10001", key: "CARE", name: ["After-sales care", "售后服务"], lead: "712020:0005-wu-min", nextNumber: 1 },
];

type Draft = Pick<Issue, "type" | "status" | "priority" | "summary" | "description" | "dueOn"> & { assignee: string };
const ISSUES: readonly Draft[] = [
  {
    type: "Epic",
    status: "In Progress",
    priority: "High",
    summary: ["Launch Summer Glow for the 618 season", "夏日焕新系列 618 上市"],
    description: [
      "Bring the Summer Glow line to market by 20 June. Budget CNY 1.2M, client Huanyan skincare.",
      "6 月 20 日前完成夏日焕新系列上市。预算 120 万元，客户为焕颜护肤。",
    ],
    dueOn: "2027-06-20",
    assignee: DEMO_ACCOUNT,
  },
  {
    type: "Task",
    status: "In Progress",
    priority: "High",
    summary: ["Agree who does what for the launch", "确定上市项目的职责分工"],
    description: ["Every activity needs exactly one accountable role.", "每项活动必须且只能有一个负责的角色。"],
    dueOn: "2027-03-19",
    assignee: DEMO_ACCOUNT,
  },
  {
    type: "Task",
    status: "To Do",
    priority: "Medium",
    summary: ["Design the launch poster", "设计上市海报"],
    description: [
      "First draft within three working days, two rounds of changes.",
      "三个工作日内出初稿，修改不超过两轮。",
    ],
    dueOn: "2027-04-09",
    assignee: "712020:0003-chen-chen",
  },
  {
    type: "Task",
    status: "To Do",
    priority: "Medium",
    summary: ["Buy media for the launch week", "上市周的媒介采购"],
    description: ["Douyin and Xiaohongshu, within the media budget.", "抖音与小红书，控制在媒介预算之内。"],
    dueOn: "2027-05-14",
    assignee: "712020:0001-zhang-san",
  },
  {
    type: "Story",
    status: "Done",
    priority: "Low",
    summary: ["Collect the client's requirements", "收集客户需求"],
    description: ["Signed off by the client's lead.", "已由客户负责人确认。"],
    dueOn: "2027-03-12",
    assignee: "712020:0005-wu-min",
  },
];

/** Fills an empty world with the demo projects, their issues, people and tokens. */
export function seedWorld(world: World): void {
  world.store.transaction(() => {
    USERS.forEach(world.putUser);
    PROJECTS.forEach(world.putProject);
    ISSUES.forEach((draft, at) =>
      world.putIssue({
        ...draft,
        id: String(10_101 + at),
        key: `DEMO-${at + 1}`,
        project: DEMO_PROJECT_ID,
        reporter: DEMO_ACCOUNT,
        labels: ["618"],
        createdAt: CREATED,
        updatedAt: CREATED,
      }),
    );
    world.putToken({ ...DEMO_TOKEN, accountId: DEMO_ACCOUNT });
    world.putToken({ ...VIEWER_TOKEN, accountId: VIEWER_ACCOUNT });
  });
}
