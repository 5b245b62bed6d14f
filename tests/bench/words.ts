import type { Language, Person } from "@parley/core";
import type { Random } from "./random.ts";

interface Words {
  readonly places: readonly string[];
  readonly things: readonly string[];
  readonly surnames: readonly string[];
  readonly given: readonly string[];
  /** A clause that makes one text of a kind differ from the next, at its end. */
  readonly tail: (place: string, thing: string, n: number) => string;
  readonly name: (surname: string, given: string) => string;
}

/** What differs from row to row in a real register: where, about what, which batch, who. */
const words: Readonly<Record<Language, Words>> = {
  en: {
    places: "Leeds Porto Lyon Gdansk Turin Graz Malmo Ghent Cork Brno Bilbao Tartu Utrecht Varna Kosice".split(" "),
    things: "cleanser,day cream,serum,sun lotion,gift box,refill pack,hand balm,trial set,face mask".split(","),
    surnames: "Adler Brook Costa Duval Egan Frost Greco Hale Ivers Jensen Kovac Lund Moreau Novak Ortiz".split(" "),
    given: "Ann Ben Clara David Emma Felix Grace Hugo Iris Jon Kate Leo Mia Noah Olga Paul Rosa Sam".split(" "),
    tail: (place, thing, n) => `, ${thing} in ${place}, batch ${n}`,
    name: (surname, given) => `${given} ${surname}`,
  },
  zh: {
    places: "成都 杭州 武汉 长沙 厦门 青岛 大连 苏州 西安 昆明 南宁 合肥 福州 无锡 宁波".split(" "),
    things: "洁面乳 日霜 精华液 防晒乳 礼盒 补充装 护手霜 体验装 面膜".split(" "),
    surnames: "陈 林 黄 吴 郑 谢 何 许 邓 冯 曾 彭 萧 蔡 潘".split(" "),
    given: "雨桐 子涵 思远 嘉怡 明哲 若溪 建国 海燕 晓东 丽华 志强 文静 俊杰 秀英 国栋".split(" "),
    tail: (place, thing, n) => `，${place}${thing}，第 ${n} 批`,
    name: (surname, given) => `${surname}${given}`,
  },
};

/** A text with something behind it that no other row has. */
export function varied(text: string, language: Language, n: number, random: Random): string {
  const { places, things, tail } = words[language];
  return text + tail(random.of(places), random.of(things), n);
}

/** Somebody; about one person for every six numbers below `n`, so that lists of people grow with the document. */
export function someone(language: Language, n: number): Person {
  const { surnames, given, name } = words[language];
  const which = Math.floor(n / 6);
  const whole = name(surnames[which % surnames.length]!, given[Math.floor(which / surnames.length) % given.length]!);
  const namesakes = surnames.length * given.length;
  const number = Math.floor(which / namesakes);
  return {
    name: number === 0 ? whole : `${whole} ${number + 1}`,
    email: `person${which}@example.com`,
  };
}

/** Words that somebody forgot to replace. */
export const placeholders: Readonly<Record<Language, readonly string[]>> = {
  en: ["TBD", "to be added (TODO)", "xxx"],
  zh: ["待定", "TODO", "待补充"],
};
