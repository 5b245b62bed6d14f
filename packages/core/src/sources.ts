const articles = {
  "000": "Marketing and project managers: how to keep in step (营销怎么跟进项目经理沟通)",
  "001": "Communication of a marketing manager in four directions (营销经理的沟通能力)",
  "002": "How marketing projects are managed (营销项目管理主要做法有哪些)",
  "003": "How a project strengthens communication with its client (项目如何加强与客户沟通)",
  "004": "After-sales staff and project managers (售后人员如何管理项目经理)",
} as const;

/**
 * Where the method comes from. A rule's or shape's `source` names ids of this list; an article's id may be followed by a section ("003 一").
 * We cite, we do not certify: thresholds marked "D" are this project's defaults, and each is a setting.
 */
export const sources = {
  D: "A default of this project, changeable as a setting",
  S1: "G. T. Doran 1981, S.M.A.R.T. goals, as quoted by growthistacit.com and medium.com/an-idea",
  S2: "S.M.A.R.T. in Management Review, November 1981, as told by apepm.co.uk and whoopwhoopblog.com",
  S3: "SMART 原则 (hao.ren8.com): 大幅提升、最好、尽快 as bad examples",
  S4: "SMART 案例 (21xqjy.com): avoid 更好、更多",
  S5: "Ambiguous terms in requirements, effective-analysis.com",
  S7: "RACI matrix: hefrock.github.io/PM-charts, davidgaus.com/templates/raci-matrix",
  S8: "Responsibility assignment matrix, jandra.wordpress.com after Wikipedia",
  S9: "RACI matrix, boardsnap.ai/templates/raci-matrix",
  "S9-zh": "RACI 模型 (anora.cn/article/53, coreui.cn): ≥1 R 且 1 A；R 不过 3；关键干系人纳入 C 或 I",
  S10: "Stakeholder management, open-exam-prep.com and ganttgrind.com",
  S11: "Communications management plan, PMBOK 5th edition §10.1.3.1",
  S12: "Perform integrated change control, PMBOK 4.5",
  S12b: "Change control thresholds, chartersim.com/learn/execution/09-change-control; weiao66.com",
  S18: "Change and issue management in PRINCE2: prince2how2.com, prince2.wiki, projex.com",
  S25: "Approvals and evidence design, FreeITSM wiki",
  S26: "Requests that nobody approves their own change: git-proxy 1350, AWX 10610, Flagsmith 933",
  S30: "Feedback by situation, behaviour and impact; nonviolent communication: codesignal.com, udarafernando.com",
  S31: "RACI in practice: flowtino.com, vindaris.com, cxontology.com, tallyfy.com",
  ...articles,
} as const;
export type SourceId = keyof typeof sources;

/** The titles that a `source` text names, in its order; an id that is not in the list comes out as `undefined`. */
export const sourceTitles = (source: string): readonly (string | undefined)[] =>
  source
    .split(/ (?=[A-Z\d])/)
    .map((id) => sources[id as SourceId] ?? (/^\d{3} /.test(id) ? sources[id.slice(0, 3) as SourceId] : undefined));
