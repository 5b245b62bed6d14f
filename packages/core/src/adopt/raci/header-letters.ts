import { folded, isHan, withoutRemarks } from "../words.ts";
import { dutiesOfWord, hanWords } from "./letter-words.ts";

const neutral = new Set([
  ..."party person people role team for to by who is be the of name".split(" "),
  ..."owner lead member group department staff individual".split(" "),
]);
const neutralHan = /[人方者员组]|部门|单位|角色|岗位|人员|团队|对象|主体|责任/g;

/**
 * The marks that a header names: "R", "Responsible (R)", "负责（R）", "审批人", "Responsible / Accountable". Letters and
 * duty words; empty when it names
 * something else.
 */
export function marksOfHeader(header: string): readonly string[] {
  if (header === "" || header.length > 60) return [];
  const { text, remarks } = withoutRemarks(header.normalize("NFKC"));
  const inBrackets = remarks.find((remark) => /^[A-Z](?:\s?[/&,]\s?[A-Z])?$/i.test(remark));
  if (inBrackets) return inBrackets.toUpperCase().match(/[A-Z]/g) ?? [];
  if (/^n\/a$/i.test(text)) return [];
  if (/^[A-Za-z](?:\s?[/&,]\s?[A-Za-z])?$/.test(text)) return text.toUpperCase().match(/[A-Z]/g) ?? [];
  const words = folded(text)
    .split(" ")
    .filter((word) => !neutral.has(word));
  const letter = words.find((word) => /^[a-z]$/.test(word));
  const others = words.filter((word) => word !== letter);
  const duties = others.filter((word) => dutiesOfWord(word));
  const inHan = others.filter(isHan).flatMap((word) => hanDuties(word) ?? []);
  const understood = others.every((word) => dutiesOfWord(word) ?? (isHan(word) && hanDuties(word)));
  if (!understood || words.length === 0) return [];
  return letter === undefined ? [...duties, ...inHan] : [letter.toUpperCase()];
}

/** Duty words in a run of Han characters that says little else; a letter in front ("R执行") counts for them. */
function hanDuties(word: string): readonly string[] | undefined {
  const lead = /^([a-z])(?=\p{Script=Han})/u.exec(word)?.[1];
  if (lead) return [lead.toUpperCase()];
  const { words, rest } = hanWords(word);
  return words.length > 0 && rest.replace(neutralHan, "").trim() === "" ? words : undefined;
}
