/**
 * Traditional characters and their simplified forms, in pairs: those that words of the heuristics, Chinese units, times
 * and common family names are made of. One for one, so that offsets do not move.
 *
 * @source Unicode Unihan database, kSimplifiedVariant
 */
const pairs =
  "個个週周內内後后門门間间時时長长達达從从為为於于進进過过減减廣广擴扩強强優优積积極极穩稳續续銷销億亿萬万兩两幾几條条場场處处種种項项單单輪轮戶户組组級级務务責责負负標标準准員员師师總总監监經经導导關关開开結结業业產产發发現现" +
  "實实質质數数據据額额節节變变動动應应響响復复決决問问顯显調调讓让將将與与並并這这預预計计書书報报訓训學学講讲說说讀读點点當当會会約约確确購购買买營营運运邊边護护維维縮缩線线終终號号製制規规試试請请錯错險险" +
  "順顺須须頭头類类館馆驗验體体滿满潔洁漸渐爭争簡简參参雙双團团樣样機机檢检陳陈劉刘評评";

/** By traditional character. */
export const simplified: ReadonlyMap<string, string> = new Map(
  pairs.match(/../g)!.map(([from, to]) => [from!, to!] as const),
);
