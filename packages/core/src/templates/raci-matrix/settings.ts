import type { Settings } from "../../shape.ts";

/** Thresholds that a project may change. */
export const settings = {
  maxResponsible: [3, "Most responsible roles (R) per activity", "每项活动 R 的上限"],
  maxConsulted: [4, "Most consulted roles (C) per activity", "每项活动 C 的上限"],
  overloadShare: [0.4, "Share of all A that is too much for one role", "单个角色占全部 A 的上限"],
  broadShare: [0.6, "Share of activities in which one role may be A or R", "单个角色担任 A 或 R 的活动占比上限"],
  loadFrom: [5, "Fewest activities for load to mean something", "开始衡量负荷的最少活动数"],
  maxActivities: [25, "Most activities before the matrix loses its use", "活动数上限"],
} as const satisfies Settings;
