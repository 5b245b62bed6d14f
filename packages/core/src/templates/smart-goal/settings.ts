import type { Settings } from "../../shape.ts";

/** Thresholds that a project may change. */
export const settings = {
  minWords: [8, "Fewest words of a statement", "目标描述的最少英文词数"],
  maxWords: [60, "Most words of a statement", "目标描述的最多英文词数"],
  minHan: [12, "Fewest Han characters of a statement", "目标描述的最少汉字数"],
  maxHan: [120, "Most Han characters of a statement", "目标描述的最多汉字数"],
  stretch: [2, "How many times the best past result is a stretch", "超过历史最佳多少倍算过高"],
  gap: [0.5, "Gap to the baseline that wants a reason", "与基线差距达到多少需说明理由"],
  longMonths: [12, "Months without a checkpoint", "无检查点的最长月数"],
  lowConfidence: [2, "Confidence that is worth a word", "信心不足的提示值"],
  green: [0.9, "Progress against what is expected: green from", "进度与应有进度之比：绿灯下限"],
  amber: [0.7, "Progress against what is expected: amber from", "进度与应有进度之比：黄灯下限"],
} as const satisfies Settings;
