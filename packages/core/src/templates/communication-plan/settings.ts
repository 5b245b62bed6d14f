import type { Settings } from "../../shape.ts";

/** Thresholds that a project may change. */
export const settings = {
  linesPerOwner: [8, "Most lines per owner", "单人负责的沟通条数上限"],
  linesPerWeek: [3, "Most lines a week to one audience", "同一对象每周沟通条数上限"],
  phasesFrom: [3, "Lines from which phases should differ", "达到多少条沟通应区分阶段"],
} as const satisfies Settings;
