import type { TableFormat } from "./support.ts";

/** A table of another template, with the field that each header means; `null` where the template has none. */
export interface OwnTable {
  readonly name: string;
  readonly format: TableFormat;
  readonly text: string;
  readonly template: string;
  readonly columns: Readonly<Record<string, string | null>>;
  readonly rows: number;
}

export const ownTables: readonly OwnTable[] = [
  {
    name: "risks of a regatta",
    format: "markdown",
    template: "risk-register",
    rows: 2,
    text: `## Risk log

| Ref | Risk title | Root cause | Consequence | Likelihood (1-5) | Severity (1-5) | Score | Response plan | Risk owner | Next review | Remarks |
|---|---|---|---|---|---|---|---|---|---|---|
| RG-1 | Fog on race day | Cold front | Start postponed | 4 | 3 | 12 | Move start to noon | Race officer | 2027-05-01 | |
| RG-2 | Buoy drifts | Old chain | Course too short | 2 | 4 | 8 | Replace chains in April | Harbour crew | 2027-04-20 | ordered |
`,
    columns: {
      Ref: "id",
      "Risk title": "title",
      "Root cause": "cause",
      Consequence: "impactText",
      "Likelihood (1-5)": "probability",
      "Severity (1-5)": "impact",
      Score: "score",
      "Response plan": "response",
      "Risk owner": "owner",
      "Next review": "reviewDate",
      Remarks: null,
    },
  },
  {
    name: "risks with words for levels, semicolons",
    format: "csv",
    template: "risk-register",
    rows: 3,
    text: `Risk;Category;Probability;Impact;Strategy;Mitigation actions;Trigger;Status
Kiln breaks;Technical;Low;Very high;Transfer;Service contract;Odd noise;Open
Clay arrives late;Supplier;High;Medium;Mitigate;Second supplier;No notice by Monday;In progress
Apprentice leaves;People;Medium;Low;Accept;None;;Closed
`,
    columns: {
      Risk: "title",
      Category: "category",
      Probability: "probability",
      Impact: "impact",
      Strategy: "strategy",
      "Mitigation actions": "response",
      Trigger: "trigger",
      Status: "status",
    },
  },
  {
    name: "风险清单",
    format: "markdown",
    template: "risk-register",
    rows: 2,
    text: `# 风险清单

| 序号 | 风险名称 | 风险类别 | 发生概率 | 影响程度 | 应对策略 | 应对措施 | 责任人 | 当前状态 | 备注 |
|---|---|---|---|---|---|---|---|---|---|
| 1 | 冷链车故障 | 运营 | 中 | 高 | 减轻 | 备用车两台 | 王芳 | 处理中 | |
| 2 | 冷库断电 | 技术 | 低 | 极高 | 转移 | 购买保险 | 赵强 | 未处理 | 待询价 |
`,
    columns: {
      序号: null,
      风险名称: "title",
      风险类别: "category",
      发生概率: "probability",
      影响程度: "impact",
      应对策略: "strategy",
      应对措施: "response",
      责任人: "owner",
      当前状态: "status",
      备注: null,
    },
  },
  {
    name: "stakeholders of a tram line",
    format: "markdown",
    template: "stakeholder-register",
    rows: 2,
    text: `| Stakeholder name | Organisation | Position | Influence | Interest level | Current engagement | Desired engagement | Expectations | Preferred communication method | Relationship owner |
|---|---|---|---|---|---|---|---|---|---|
| Ms Okafor | City council | Transport chair | 5 | 4 | Neutral | Supportive | No noise at night | Meeting | Lena |
| Shop owners | Main Street union | Members | Low | High | Resistant | Neutral | Access for deliveries | Newsletter | Marc |
`,
    columns: {
      "Stakeholder name": "name",
      Organisation: "organisation",
      Position: "role",
      Influence: "power",
      "Interest level": "interest",
      "Current engagement": "currentEngagement",
      "Desired engagement": "desiredEngagement",
      Expectations: "needs",
      "Preferred communication method": "preferredChannel",
      "Relationship owner": "owner",
    },
  },
  {
    name: "干系人登记",
    format: "csv",
    template: "stakeholder-register",
    rows: 2,
    text: `姓名,单位,职务,影响力,关注度,核心诉求,态度,沟通方式,对接人,管理策略
孙老师,第三中学,教务主任,高,中,不影响考试,支持,电话,何静,保持满意
家长代表,家委会,会长,中,高,孩子安全,中立,微信群,何静,随时告知
`,
    columns: {
      姓名: "name",
      单位: "organisation",
      职务: "role",
      影响力: "power",
      关注度: "interest",
      核心诉求: "needs",
      态度: "currentEngagement",
      沟通方式: "preferredChannel",
      对接人: "person",
      管理策略: "strategy",
    },
  },
  {
    name: "communication of a dam repair",
    format: "markdown",
    template: "communication-plan",
    rows: 3,
    text: `### Communications

| Communication | Purpose | Audience | Medium | Cadence | Sender | Approved by | Comments |
|---|---|---|---|---|---|---|---|
| Water level bulletin | Safety of anglers | Angling clubs | E-mail | Daily | Dam keeper | District engineer | |
| Works newsletter | Keep goodwill | Villages | Leaflet | Monthly | Press desk | District engineer | two pages |
| Emergency call | Evacuate | Campsite | Phone | As needed | Dam keeper | – | |
`,
    columns: {
      Communication: "message",
      Purpose: "purpose",
      Audience: "audience",
      Medium: "channel",
      Cadence: "frequency",
      Sender: "owner",
      "Approved by": "releaseApprover",
      Comments: null,
    },
  },
  {
    name: "timing that holds a rhythm",
    format: "csv",
    template: "communication-plan",
    rows: 2,
    text: `Who,What,How,When,Who sends it
Choir parents,Rehearsal times,WhatsApp group,Every Sunday,Choir secretary
Parish council,Budget,Letter,Quarterly,Treasurer
`,
    columns: { Who: "audience", What: "message", How: "channel", When: "frequency", "Who sends it": "owner" },
  },
  {
    name: "沟通安排",
    format: "markdown",
    template: "communication-plan",
    rows: 2,
    text: `## 沟通计划

| 沟通对象 | 沟通目的 | 沟通内容 | 沟通渠道 | 沟通频率 | 责任人 | 首次日期 | 备注 |
|---|---|---|---|---|---|---|---|
| 业主委员会 | 同步进度 | 电梯更换进展 | 会议 | 每周 | 刘工 | 2027-03-05 | |
| 全体住户 | 减少投诉 | 停梯时段 | 公告栏 | 每日 | 物业前台 | 2027-03-08 | 含夜间 |
`,
    columns: {
      沟通对象: "audience",
      沟通目的: "purpose",
      沟通内容: "message",
      沟通渠道: "channel",
      沟通频率: "frequency",
      责任人: "owner",
      首次日期: "firstDate",
      备注: null,
    },
  },
  {
    name: "actions of a museum meeting",
    format: "markdown",
    template: "meeting-record",
    rows: 2,
    text: `## Action items

| ID | Task | Assigned to | Deadline | Progress | Comments |
|---|---|---|---|---|---|
| A-1 | Measure the whale | Tova | 12 May 2027 | Done | |
| A-2 | Call the crane firm | Idris | 2027-05-20 | Not started | urgent |
`,
    columns: { ID: "id", Task: "task", "Assigned to": "owner", Deadline: "due", Progress: "status", Comments: null },
  },
  {
    name: "decision log",
    format: "csv",
    template: "meeting-record",
    rows: 2,
    text: `Decision,Decided by,Date,Options considered,Rationale
Close the east gate,Site board,2027-02-11,"Close, guard, leave",Too few visitors
Buy a second kiln,Ann,2027-02-18,Rent,Cheaper over 3 years
`,
    columns: {
      Decision: "decision",
      "Decided by": "decidedBy",
      Date: "date",
      "Options considered": "options",
      Rationale: null,
    },
  },
  {
    name: "会议待办",
    format: "markdown",
    template: "meeting-record",
    rows: 2,
    text: `| 序号 | 待办事项 | 责任部门 | 完成时限 | 完成情况 |
|---|---|---|---|---|
| 1 | 更换灭火器 | 后勤部 | 2027年4月10日 | 已完成 |
| 2 | 组织疏散演练 | 保卫处 | 4月底 | 进行中 |
`,
    columns: { 序号: null, 待办事项: "task", 责任部门: "owner", 完成时限: "due", 完成情况: "status" },
  },
  {
    name: "change log of a cookbook",
    format: "csv",
    template: "change-request",
    rows: 2,
    text: `CR No,Change title,Reason for change,Raised by,Date raised,Priority,Cost impact,Schedule impact,Decision,Decision date,Approved by,Status
CR-7,Add 12 vegan recipes,Reader survey,Editor,2027-01-08,High,"$4,000",10 days,Approved,2027-01-15,Publisher,Implemented
CR-8,Larger type,Complaints,Sales,2027-01-20,Low,$900,2 days,Rejected,2027-02-01,Publisher,Closed
`,
    columns: {
      "CR No": "id",
      "Change title": "title",
      "Reason for change": "reason",
      "Raised by": "requester",
      "Date raised": "requestedOn",
      Priority: "urgency",
      "Cost impact": "cost",
      "Schedule impact": "scheduleDays",
      Decision: "decision",
      "Decision date": "decidedOn",
      "Approved by": "approvers",
      Status: "state",
    },
  },
  {
    name: "变更记录",
    format: "markdown",
    template: "change-request",
    rows: 1,
    text: `## 变更记录表

| 变更编号 | 变更标题 | 变更原因 | 申请人 | 申请日期 | 影响范围 | 审批人 | 审批结果 | 状态 |
|---|---|---|---|---|---|---|---|---|
| BG-01 | 增加无障碍坡道 | 住户提出 | 陈敏 | 2027/3/8 | 南门 | 李主任 | 批准 | 实施中 |
`,
    columns: {
      变更编号: "id",
      变更标题: "title",
      变更原因: "reason",
      申请人: "requester",
      申请日期: "requestedOn",
      影响范围: "impact",
      审批人: "approvers",
      审批结果: "decision",
      状态: "state",
    },
  },
  {
    name: "a change as a form, fields as rows",
    format: "markdown",
    template: "change-request",
    rows: 1,
    text: `| Field | Value |
|---|---|
| Title | Repaint the ferry |
| Requested by | Captain |
| Date requested | 2027-02-03 |
| Reason | Rust |
| Description | Hull and funnel, two coats |
`,
    columns: {
      Title: "title",
      "Requested by": "requester",
      "Date requested": "requestedOn",
      Reason: "reason",
      Description: "description",
    },
  },
  {
    name: "goals of a swimming club",
    format: "csv",
    template: "smart-goal",
    rows: 2,
    text: `Goal,Metric,Baseline,Target,Owner,Due date
More juniors,members under 16,40,60,Coach,2027-12-31
Fewer cancelled lessons,lessons,12,4,Pool manager,2027-09-30
`,
    columns: {
      Goal: "statement",
      Metric: "metric",
      Baseline: "baseline",
      Target: "target",
      Owner: "owner",
      "Due date": "dueDate",
    },
  },
];
