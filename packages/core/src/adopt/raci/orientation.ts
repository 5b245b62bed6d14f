import { anyOf, folded } from "../words.ts";

const activityWords = new RegExp(
  `\\b${anyOf(`
    activity task work deliverable process step decision function workstream change milestone item job action area
    service project procedure phase stage requirement scope topic control event feature duty responsibility output
    artifact artefact
  `)}\\b|${anyOf(`
    活动 任务 工作 事项 流程 决策 阶段 交付 步骤 环节 内容 项目 节点 模块 业务 字段 里程碑 职能 职责 功能
  `)}`,
  "g",
);
const roleWords = new RegExp(
  `\\b${anyOf(`
    role member person people stakeholder position participant department who team staff party actor employee player
    resource responsible
  `)}\\b|${anyOf("角色 成员 人员 岗位 部门 职位 职务 姓名 团队 干系人 参与 人物 单位 相关方 小组")}`,
  "g",
);
const roleNames = new RegExp(
  `\\b${anyOf(`
    manager lead leader director officer owner team head engineer analyst architect coordinator admin administrator
    board committee sponsor chief developer designer specialist supervisor assistant president editor producer client
    customer supplier vendor contractor partner clerk agent operator desk office staff crew hr it qa pm po ceo cto cfo
    coo cmo pmo legal finance marketing sales procurement consultant expert secretary treasurer warden keeper buyer
    planner trainer tester steward reviewer auditor inspector technician nurse doctor teacher tutor volunteer
    department dept group
  `)}s?\\b|${anyOf(`
    经理 负责人 主管 总监 [部组员师长办委]$ [部组员师长](?=[(（/]) 老师 客户 供应商 领导 总经理 主任 专员 顾问 团队 代表
    甲方 乙方
  `)}`,
  "i",
);
const verbs = new RegExp(
  `^${anyOf(`
    approve define design develop build test review plan create write draft prepare manage monitor conduct perform set
    collect identify select deploy train report update sign order book check choose run execute deliver publish launch
    close track assess analy[sz]e schedule issue confirm print draw list clean install buy hire pay send fix audit
  `)}\\b|^${anyOf(`
    制定 编制 审核 审批 确定 组织 提交 采购 测试 设计 开发 上线 验收 评审 培训 收集 发布 准备 安排 更新
  `)}`,
  "i",
);

export const isRoleName = (name: string): boolean => roleNames.test(name.normalize("NFKC"));

/** What speaks for rows being roles and columns activities (above 0), or the other way round. */
export interface Sides {
  /** Header of the column with the row names. */
  readonly corner: string;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  /** Shares of rows and of columns with exactly one A. */
  readonly oneInRow: number;
  readonly oneInColumn: number;
}

/** Positive when the matrix stands on its side: roles as rows, activities as columns. */
export function transposition({ corner, rowNames, columnNames, oneInRow, oneInColumn }: Sides): number {
  const likeness = (pattern: RegExp, names: readonly string[]): number =>
    names.filter((name) => pattern.test(name.normalize("NFKC"))).length / Math.max(1, names.length);
  const roles = likeness(roleNames, rowNames) - likeness(roleNames, columnNames);
  const doing = likeness(verbs, columnNames) - likeness(verbs, rowNames);
  return (
    cornerSays(corner) + 2 * roles + 1.5 * doing + 1.5 * (oneInColumn - oneInRow) + lengths(rowNames, columnNames) - 0.5
  );
}

/**
 * What the header of the names says they are: above 0 roles, below 0 activities. "Role / Task": the first of two
 * names the rows; of "project role" the
 * last word decides.
 */
export function cornerSays(corner: string): number {
  const kinds = corner
    .slice(0, 100)
    .normalize("NFKC")
    .split(/[/\\|×&]| (?:vs|versus|by|x)\.? /i)
    .map(kindOf)
    .filter((kind) => kind !== 0);
  const [first = 0] = kinds;
  return new Set(kinds).size > 1 ? first * 0.7 : first;
}
function kindOf(name: string): number {
  const text = folded(name);
  if (text === "name") return 0.2;
  const [activity, role] = [lastMatch(activityWords, text), lastMatch(roleWords, text)];
  return activity === role ? 0 : activity > role ? -3 : 3;
}
const lastMatch = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;
/** Activities have longer names than roles. */
function lengths(rowNames: readonly string[], columnNames: readonly string[]): number {
  const mean = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + [...name].length, 0) / Math.max(1, names.length);
  const [row, column] = [mean(rowNames), mean(columnNames)];
  return row > column * 1.4 ? -0.5 : column > row * 1.4 ? 0.5 : 0;
}
