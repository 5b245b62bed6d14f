/**
 * Where the method comes from. A rule's or shape's `source` names ids of this list. We cite, we do not certify: thresholds marked "D" are this
 * project's defaults, and each is a setting.
 */
export const sources = {
  D: "A default of this project, changeable as a setting",
  S7: "RACI matrix guides: PM-charts, davidgaus.com (one accountable, at least one responsible per activity)",
  S8: "Responsibility assignment matrix, after Wikipedia (at most one participation type; the accountable may be responsible)",
  S9: "BoardSnap, RACI matrix guide (roles instead of names; consultation slows decisions)",
  "S9-zh": "RACI 模型实践指南 (R 不宜过多；关键干系人纳入 C 或 I)",
  S31: "RACI in practice: flowtino, vindaris, cxontology, tallyfy (stale charts; not for everything)",
  "004 一":
    "After-sales staff and project managers: a table of duties against gaps and overlaps (售后人员如何管理项目经理)",
} as const;
export type SourceId = keyof typeof sources;
