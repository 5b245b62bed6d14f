import type { Label } from "@parley/core";
import type { Votes } from "./flow/steps.ts";

const ofMany = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "1 of 2 approvals, by Zhou Lü". */
export function votesText({ need, by }: Votes): Label {
  const names = (comma: string): string => by.map(({ name }) => name).join(comma);
  const en = `${by.length} of ${ofMany(need, "approval", "approvals")}`;
  const zh = `已获 ${by.length}/${need} 票批准`;
  return by.length === 0 ? [en, zh] : [`${en}, by ${names(", ")}`, `${zh}：${names("、")}`];
}

/** What saving an edit ends: whose decision, and where the document goes. */
export function voidText(by: readonly string[], from: Label, to: Label): Label {
  const [en, zh] = [by.join(", ") || "earlier", by.join("、") || "此前"];
  if (from[0] === to[0])
    return [
      `You changed what is being decided. The approvals so far (${en}) no longer count once you save.`,
      `您修改了审批中的内容。保存后，已有的批准（${zh}）将不再有效。`,
    ];
  return [
    `You changed what was approved (${en}). When you save, the approval is void and the document goes from “${from[0]}” back to “${to[0]}”.`,
    `您修改了已批准的内容（${zh}）。保存后批准失效，文档将从“${from[1]}”退回“${to[1]}”。`,
  ];
}

/** How many places a client copy leaves out. */
export const withheldText = (count: number): Label => [
  `${ofMany(count, "place is", "places are")} left out of the client copy.`,
  `客户副本中略去了 ${count} 处内容。`,
];

/** "21–40 of 500". */
export const rangeText = (from: number, to: number, of: number): Label => [
  `${from}–${to} of ${of}`,
  `第 ${from}–${to} 行，共 ${of} 行`,
];
