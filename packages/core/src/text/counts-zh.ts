import type { Numeral } from "./numbers.ts";
import { first } from "./patterns.ts";
import type { Range } from "./spans.ts";
import { hanUnit } from "./units.ts";

/** Words whose last character makes an ordinal, a day or another word of the numeral behind it: 第三, 周五, 统一. */
const partOfWord = first`[第其初周期统唯专逐之零点\d万单进数几合划归同]$|星期$|礼拜$|(?<![跃迈登])上$`;
/** What makes 一 an amount rather than an article. */
const exact = first`(?:至少|不少于|仅|只|[减降][到至]|不超过|少于)$|每[人天日周月年季家位名个半两][^,。;]{0,12}$`;

/** 三十家, 八千人; not 一个, 第三, 三亚, 二期, 十分. */
export const hanMeasure = ({ start, end, written }: Numeral, before: string, after: string): Range | undefined => {
  if (partOfWord.test(before)) return undefined;
  const more = /^[余多]/.test(after) ? 1 : 0;
  const unit = hanUnit.exec(after.slice(more))?.[0];
  const isScale = /^[十百千万亿]+$/.test(written);
  if (!unit)
    return written.length > 1 && !isScale && (/[万亿]$/.test(written) || hanAmount(before, after))
      ? { start, end }
      : undefined;
  if (unit === "个" && /^个[万亿]/.test(after)) return { start, end: end + 2 };
  if (isScale && unit === "分") return undefined;
  if (written === "二" && !/^[成倍个]/.test(unit)) return undefined;
  if (written === "一" && !exact.test(before)) return undefined;
  const isSum = written.length > 1 && /元/.test(unit);
  if (isScale && written !== "十" && !isSum && !/(?:[近超逾过达破满约上]|达到)$/.test(before)) return undefined;
  return { start, end: end + more + unit.length };
};

/** 从3.8提升到4.4, 突破5万: what stands before says that a number without a unit is an amount. */
export const hanAmount = (before: string, after: string): boolean =>
  /^(?:以[上下]|左右)/.test(after) ||
  (/^(?:$|[ \n,.;:!?。、()+~a-zμ°-]|以内|上下|[的并且及和至到提增降减压缩])/.test(after) &&
    !/(?:[分作号名]为|[收来回]到)$/.test(before) &&
    /(?:[至到达超约近满逾从由为过破率额值数量]|[低高少多大小等]于|不足|[得评]分|占比):?$/.test(before));
