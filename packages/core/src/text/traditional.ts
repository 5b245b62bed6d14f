/**
 * Traditional characters and their simplified forms, in pairs: those that words of the heuristics, Chinese units, times and
 * common family names are made of. One for one, so that offsets do not move.
 *
 * @source Unicode Unihan database, kSimplifiedVariant
 */
const pairs =
  "個个週周內内後后門门間间時时長长達达從从為为於于進进過过減减廣广擴扩強强優优積积極极穩稳續续銷销錢钱億亿萬万兩两幾几條条場场輛辆" +
  "張张處处種种項项單单輪轮戶户筆笔組组隊队頁页冊册級级務务責责負负標标準准員员師师總总監监經经導导關关開开結结業业產产發发現现實实質质" +
  "數数據据額额資资費费價价環环節节變变換换動动應应響响復复複复辦办決决問问題题顯显協协調调溝沟讓让將将對对與与並并還还這这該该預预計计" +
  "劃划書书報报訓训練练學学習习講讲說说話话語语讀读寫写點点鐘钟鍾钟歲岁歷历當当畢毕會会議议約约確确認认證证訂订購购買买賣卖營营運运輸输" +
  "遞递遲迟遠远邊边識识護护維维緩缓縮缩緊紧細细繼继給给統统網网線线終终織织績绩職职聯联聲声臨临舉举藝艺號号補补裝装製制規规視视覺觉親亲" +
  "觀观觸触試试詢询誤误談谈請请論论諮咨譽誉財财貨货貫贯賴赖贏赢趨趋躍跃車车較较輕轻輔辅轉转連连違违適适選选遺遗醫医錄录錯错鏈链閉闭閱阅" +
  "階阶際际隨随險险雜杂離离難难靈灵頂顶順顺須须頗颇領领頭头頻频類类顧顾風风館馆驗验體体鬆松鮮鲜龍龙獲获獎奖滿满潔洁溫温漲涨漸渐濃浓爭争" +
  "牽牵盡尽盤盘眾众競竞範范築筑簡简勢势勵励區区參参雙双團团國国圖图園园執执塊块壓压壯壮壞坏夠够奮奋審审寬宽專专尋寻層层屆届屬属崗岗帶带" +
  "幫帮幣币庫库廠厂徹彻態态慣惯戰战採采損损撐撑撥拨擔担斷断暢畅暫暂構构樣样樹树機机檢检權权歸归況况淨净陳陈劉刘楊杨趙赵吳吴黃黄孫孙馬马" +
  "羅罗鄭郑謝谢許许鄧邓馮冯韓韩葉叶蔣蒋蕭萧蘇苏盧卢賈贾譚谭陸陆鄒邹雞鸡盞盏頓顿顆颗張张噸吨畝亩貼贴啟启佈布脫脱遷迁衝冲評评訪访設设點点";

/** By traditional character. */
export const simplified: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i]!, pairs[2 * i + 1]!] as const),
);
