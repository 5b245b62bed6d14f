import type { SourceCell } from "./source-table.ts";
import { anyOf } from "./words.ts";

/** What the cells of a column look like; a header that can mean two things is decided by it. */
export type Look = "level" | "date" | "frequency" | "strategy" | "prose" | "id" | "side";

const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
const levelWords = anyOf(`
  low medium med mid moderate high critical severe minor major extreme negligible significant catastrophic unlikely
  likely possible rare certain almost_certain insignificant none [lmh] vl vh
`);
const rhythms = anyOf(`
  daily weekly bi-?weekly fortnightly fortnight monthly bi-?monthly quarterly annual annually yearly hourly once twice
  every each per_(?:day|week|month|quarter|sprint|milestone|batch) ad[-_]?hoc as_needed as_required on_demand
  on[-_]event real[-_]?time ongoing continuous
`);
const patterns: Readonly<Record<Exclude<Look, "prose">, RegExp>> = {
  level: new RegExp(
    [
      `^[^\\p{L}\\p{N}]{0,4}(?:very |extremely )?${levelWords}(?!\\p{L})`,
      "^(?:10|[0-9])(?: ?/ ?(?:5|10))?(?: ?[(（–-].*)?$",
      "^[⭐★☆●○]{1,10}$",
      "^[极很非较]?[常]?[高中低大小]等?(?!\\p{Script=Han})|^[一二三四五]级|^(?:严重|一般|轻微|重大)",
    ].join("|"),
    "iu",
  ),
  date: new RegExp(
    [
      "\\d{4}[-/.年]\\d{1,2}",
      "\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}",
      `\\b${month}[a-z]{0,6}\\.? ?\\d`,
      `\\d ?${month}`,
      "\\bweeks? ?\\d|\\bq[1-4]\\b|\\bsprint ?\\d",
      "\\d{1,2}月|第 ?\\d{1,2} ?周|周[一二三四五六日]",
    ].join("|"),
    "i",
  ),
  frequency: new RegExp(
    `\\b${rhythms}\\b|每|按需|实时|随时|不定期|定期|^(?:日|周|月|季|年|双周|半月)(?:度|报)?$|日\\/周|周\\+|一次性`,
    "iu",
  ),
  strategy: new RegExp(
    `^${anyOf(`
      avoid transfer mitigate mitigation reduce accept share exploit enhance escalate contain
      规避 避免 转移 减轻 降低 缓解 接受 分担 开拓 提高 上报
    `)}\\p{L}{0,4}$`,
    "iu",
  ),
  id: /^[\p{L}]{0,12}[-_ #.]{0,2}(?:\d[\d.\-_–A-Za-z]{0,24})$/u,
  side: new RegExp(
    `^${anyOf(`
      internal external client customer partner supplier vendor regulator government media
      内部 外部 客户 合作方 供应商 监管 政府 媒体
    `)}\\p{L}{0,4}$`,
    "iu",
  ),
};
/** Cells that are looked at: enough to tell. */
const sample = 60;

/** The looks that most cells of a column share; empty cells and dashes do not count. */
export function looksOf(cells: readonly (SourceCell | undefined)[]): ReadonlySet<Look> {
  const texts: string[] = [];
  for (const cell of cells) {
    const text = cell?.text.normalize("NFKC").slice(0, 300) ?? "";
    if (/[\p{L}\p{N}⭐★●]/u.test(text)) texts.push(text);
    if (texts.length === sample) break;
  }
  const looks = new Set<Look>();
  if (texts.length === 0) return looks;
  const most = (test: (text: string) => boolean): boolean => texts.filter(test).length >= texts.length * 0.6;
  for (const [look, pattern] of Object.entries(patterns))
    if (most((text) => pattern.test(text))) looks.add(look as Look);
  const isLong = (text: string): boolean =>
    text.length > 24 || text.split(/[\s,，、]+/).length > 3 || /\p{Script=Han}{6}/u.test(text);
  if (!looks.has("level") && most(isLong)) looks.add("prose");
  if (texts.every((text, i) => Number(text) === i + 1 || Number(text) === i)) looks.delete("id");
  return looks;
}
