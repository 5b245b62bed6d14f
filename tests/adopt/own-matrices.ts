import { ownVariants } from "./own-variants.ts";
import type { TableFormat } from "./support.ts";

/** A responsibility matrix, and what a careful reader finds in it. */
export interface OwnMatrix {
  readonly name: string;
  readonly format: TableFormat;
  readonly text: string;
  readonly layout: "roles-as-columns" | "raci-as-columns" | "transposed" | "variant";
  readonly variant?: string;
  readonly roles: number;
  /** Activity, number of accountable, number of responsible. */
  readonly rows: readonly (readonly [activity: string, accountable: number, responsible: number])[];
}

export const ownMatrices: readonly OwnMatrix[] = [
  {
    name: "sections in bold, blanks and dashes",
    format: "markdown",
    text: `## Who does what in the lighthouse refit

| Task | Keeper | Harbour Master | Electrician | Painter |
|:-----|:------:|:---:|:---:|:---:|
| **Before the works** | | | | |
| Notice to mariners | I | A/R | – | – |
| Scaffold permit | C | A | | R |
| **Works** | | | | |
| Lamp exchange | C | I | A/R | |
| Tower coat | I | | | R |
| **Afterwards** | | | | |
| Log entry | R | A | I | I |
`,
    layout: "roles-as-columns",
    roles: 4,
    rows: [
      ["Notice to mariners", 1, 1],
      ["Scaffold permit", 1, 1],
      ["Lamp exchange", 1, 1],
      ["Tower coat", 0, 1],
      ["Log entry", 1, 1],
    ],
  },
  {
    name: "title, blank line and totals in a CSV",
    format: "csv",
    text: `Seed bank responsibilities,,,,
,,,,
No.,Activity,Curator,Lab,Field team
1,Collect seeds,A,C,R
2,"Dry, sort and weigh",I,"A, R",
3,Germination test,A,R,I
4,Duplicate deposit,"R
A",,I
,Total A,3,1,0
,Total R,1,2,1
`,
    layout: "roles-as-columns",
    roles: 3,
    rows: [
      ["Collect seeds", 1, 1],
      ["Dry, sort and weigh", 1, 1],
      ["Germination test", 1, 1],
      ["Duplicate deposit", 1, 1],
    ],
  },
  {
    name: "two header rows, groups above roles",
    format: "csv",
    text: `;Orchestra;;Hall;
Step;Conductor;Librarian;Stage manager;Box office
Choose programme;A/R;C;I;I
Order parts;A;R;;
Set the stage;;I;A/R;
Open the sale;C;;I;R
`,
    layout: "roles-as-columns",
    roles: 4,
    rows: [
      ["Choose programme", 1, 1],
      ["Order parts", 1, 1],
      ["Set the stage", 1, 1],
      ["Open the sale", 0, 1],
    ],
  },
  {
    name: "Chinese words in cells",
    format: "markdown",
    text: `# 社区花园职责

| 工作内容 | 园长 | 志愿者 | 物业 | 居委会 |
| --- | --- | --- | --- | --- |
| 浇水排班 | 批准 | 负责 | 知会 | - |
| 采购肥料 | 批准、负责 | | 咨询 | 知会 |
| 垃圾清运 | 知会 | 协助 | 负责 | 批准 |
| 开放日 | 批准 | 负责 | 负责 | 咨询 |
| 围栏维修 | 咨询 | | 负责 | |
`,
    layout: "variant",
    variant: "RASCI",
    roles: 4,
    rows: [
      ["浇水排班", 1, 1],
      ["采购肥料", 1, 1],
      ["垃圾清运", 1, 1],
      ["开放日", 1, 2],
      ["围栏维修", 0, 1],
    ],
  },
  {
    name: "执行 makes 负责 accountable",
    format: "markdown",
    text: `| 任务 | 主编 | 记者 | 摄影 | 校对 |
|---|---|---|---|---|
| 选题 | 负责 | 执行 | 咨询 | 告知 |
| 采访 | 告知 | 负责/执行 | 执行 | |
| 排版 | 负责 | | | 执行 |
`,
    layout: "roles-as-columns",
    roles: 4,
    rows: [
      ["选题", 1, 1],
      ["采访", 1, 2],
      ["排版", 1, 1],
    ],
  },
  {
    name: "R A C I columns with long headers and notes",
    format: "markdown",
    text: `| # | Process step | Responsible (does the work) | Accountable (signs) | Consulted | Informed | Notes |
|---|---|---|---|---|---|---|
| 1 | Hive inspection | Beekeeper | Apiary owner | Vet | Neighbours | in spring |
| 2 | Honey harvest | Beekeeper & helpers | Apiary owner | – | Shop | |
| 3 | Labelling | Shop | Shop | Food office | n/a | barcode |
| 4 | Swarm call | Beekeeper, Fire brigade | | Vet | Town hall | |
`,
    layout: "raci-as-columns",
    roles: 9,
    rows: [
      ["Hive inspection", 1, 1],
      ["Honey harvest", 1, 2],
      ["Labelling", 1, 1],
      ["Swarm call", 0, 2],
    ],
  },
  {
    name: "Chinese letters-as-columns by word alone",
    format: "csv",
    text: `\uFEFF流程环节,执行人,负责人,被咨询,被告知
样品接收,收样员,实验室主任,客户经理,财务
检测,检测员、复核员,实验室主任,,客户经理
出具报告,报告员,授权签字人,检测员,"客户、财务"
`,
    layout: "raci-as-columns",
    roles: 9,
    rows: [
      ["样品接收", 1, 1],
      ["检测", 1, 2],
      ["出具报告", 1, 1],
    ],
  },
  {
    name: "transposed with an empty corner",
    format: "markdown",
    text: `| | Write the libretto | Build the puppets | Rehearse | Sell tickets |
|---|---|---|---|---|
| Director | A | C | A/R | I |
| Puppet maker | C | A/R | C | |
| Stage manager | I | I | R | A |
| Box office clerk | | | I | R |
`,
    layout: "transposed",
    roles: 4,
    rows: [
      ["Write the libretto", 1, 0],
      ["Build the puppets", 1, 1],
      ["Rehearse", 1, 2],
      ["Sell tickets", 1, 1],
    ],
  },
  {
    name: "transposed in Chinese with a double corner",
    format: "markdown",
    text: `| 角色\\\\任务 | 需求评审 | 场地布置 | 现场签到 |
|---|---|---|---|
| 项目经理 | A | A | A |
| 会务组 | C | R | R |
| 客户代表 | R | I | |
`,
    layout: "transposed",
    roles: 3,
    rows: [
      ["需求评审", 1, 1],
      ["场地布置", 1, 1],
      ["现场签到", 1, 1],
    ],
  },
  ...ownVariants,
];
