import type { Numeral } from "./numbers.ts";
import type { Range } from "./spans.ts";
import { hanUnit } from "./units.ts";

/** Words whose last character makes an ordinal, a day or another word of the numeral behind it: 第三, 周五, 统一. */
const partOfWord = /[第其初周期统唯专逐之零点\d万单]$|(?:星期|礼拜|进|数|几|(?<![跃迈登])上|唯|合|划|归|始终如|同)$/;
/** What makes 一 or a bare 百 an amount rather than an article or a manner of speaking. */
const exact =
  /(?:至少|不少于|仅|只|减到|降到|减至|降至|不超过|少于)$|每(?:人|天|日|周|月|季度?|年|个?月|半年|两周|学期|班|家|位|名|个[\u4e00-\u9fff]{1,4})[^,。;]{0,10}$/;
const nearly = /(?:近|超|超过|逾|过|达|达到|破|突破|满|约|上)$/;

/** 三十家, 八千人; not 一个, 第三, 三亚, 二期, 十分. */
export function hanMeasure({ start, end, written }: Numeral, before: string, after: string): Range | undefined {
  if (partOfWord.test(before)) return undefined;
  const more = /^[余多]/.test(after) ? 1 : 0;
  const unit = hanUnit.exec(after.slice(more))?.[0];
  if (unit === undefined) {
    const isLong = written.length > 1 && /[一二两三四五六七八九十]/.test(written);
    return isLong && (hanAmount(before, after) || /[万亿]$/.test(written)) ? { start, end } : undefined;
  }
  if (/^[十百千万]+$/.test(written) && /^分/.test(unit) && unit.length === 1) return undefined;
  if (written === "二" && !/^(?:成|倍|个)/.test(unit)) return undefined;
  if (unit === "个" && /^个[万亿]/.test(after)) return { start, end: end + 2 };
  if (written === "一" && !exact.test(before)) return undefined;
  const isSum = written.length > 1 && /^(?:元|美元|欧元|港元)/.test(unit);
  if (/^[百千万亿]+$/.test(written) && !isSum && !nearly.test(before)) return undefined;
  return { start, end: end + more + unit.length };
}

/** 从3.8提升到4.4, 突破5万: what stands before says that a number without a unit is an amount. */
export const hanAmount = (before: string, after: string): boolean => {
  if (/^(?:以[上下]|左右)/.test(after)) return true;
  if (!/^(?:$|[ \n,.;:!?。、()+~a-zμ°-]|以内|上下|的|并|且|及|和|[至到提增上降减压缩])/.test(after)) return false;
  if (/(?:分为|作为|编号为|命名为|代号为|收到|来到|回到|之前|目前|提前|此前|以前)$/.test(before)) return false;
  return /(?:[至到达超约近满逾从由为]|不超|超过|突破|低于|高于|少于|多于|大于|小于|不足|等于|率|得分|评分|分数|分值|指数|系数|数量|总量|比值|占比)[:]?$/.test(
    before,
  );
};
