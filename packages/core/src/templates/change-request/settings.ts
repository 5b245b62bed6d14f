import type { Settings } from "../../shape.ts";

/** Thresholds that a project may change. */
export const settings = {
  managerShare: [0.02, "Share of the budget that the project manager may decide", "项目经理可审批的预算占比"],
  managerDays: [2, "Days that the project manager may decide", "项目经理可审批的工期天数"],
  authorityShare: [0.08, "Share of the budget that the change authority may decide", "变更授权人可审批的预算占比"],
  authorityDays: [5, "Days that the change authority may decide", "变更授权人可审批的工期天数"],
  authorityQuorum: [1, "Approvals of the change authority", "变更授权人级所需批准数"],
  boardQuorum: [2, "Approvals of a board", "变更委员会所需批准数"],
  reviewDays: [5, "Working days a review may take", "审批工作日上限"],
  emergencyDays: [2, "Working days until an emergency is reviewed in full", "紧急变更补审工作日上限"],
  overrun: [0.2, "Overrun that is worth a word", "超支提示比例"],
  slices: [3, "Small changes by one person before they look like creep", "同一申请人小额变更提示次数"],
} as const satisfies Settings;
