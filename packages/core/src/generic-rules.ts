import { danglingReferences } from "./dangling.ts";
import type { Place } from "./document.ts";
import type { Kind, Person } from "./fields.ts";
import { judgementsIn } from "./judgement.ts";
import type { Label } from "./label.ts";
import { leavers } from "./people.ts";
import { readingOf } from "./project.ts";
import type { Found, Severity } from "./rule.ts";
import type { Settings, Shape } from "./shape.ts";
import { analyse } from "./text/index.ts";
import { type Report, type Subject, visitValues, type Watch } from "./watch.ts";

/** A rule of every template. */
export interface GenericRule {
  readonly severity: Severity;
  readonly title: Label;
  readonly source: string;
  readonly expected?: Label;
  /** Begins to judge a document: may report at once, while its values are visited, and at the end. */
  readonly watch?: (subject: Subject, report: Report) => Watch | undefined;
}

/** What people wrote in a value of a kind. Not addresses, and not ids of options: `todo` is a fine one. */
const textsOf: Readonly<Partial<Record<Kind, (value: unknown) => string | readonly string[]>>> = {
  text: (value) => value as string,
  longText: (value) => value as string,
  texts: (value) => value as readonly string[],
  person: (value) => (value as Person).name,
  people: (value) => (value as readonly Person[]).map(({ name }) => name),
};

/** Thresholds of the generic rules, by "general.<name>" in the project document: more characters, and a text is no longer read. */
export const generalSettings = {
  lineChars: [200, "Most characters of a line", "单行文字的最多字符数"],
  pageChars: [3000, "Most characters of a long text", "长文本的最多字符数"],
} as const satisfies Settings;
const lengthSettings: Readonly<Partial<Record<Kind, keyof typeof generalSettings>>> = {
  text: "lineChars",
  longText: "pageChars",
};
/** What every placeholder has something of: most texts have not, and this is found out several times faster. */
const mayBePlaceholder = /tb[dac]|todo|xxx|lorem|待|填写/i;
const placeholder = /\b(?:tb[dac]|todo|x{3,}|lorem(?: ipsum)?)\b|待(?:定|补充|填写?)(?!\p{Script=Han})|填写[….]/iu;

/** By code, in the order they report. G-01 is said by `requiredFindings`, which every template shares. */
export const genericRules = {
  "G-01": {
    severity: "error",
    source: "D",
    title: ["What is required is filled in", "必填项已填写"],
  },
  "G-02": {
    severity: "error",
    source: "D",
    title: ["References point to something", "引用有对应内容"],
    expected: ["a row or document that is there", "已有的行或文档"],
    watch: danglingReferences,
  },
  "G-03": {
    severity: "warning",
    source: "D",
    title: ["No placeholder is left", "没有占位文字"],
    expected: ["the real text", "正式内容"],
    watch({ document }, report) {
      const say = (text: string, at: () => Place, isWhole: boolean): void => {
        const hit = mayBePlaceholder.test(text) ? placeholder.exec(text) : null;
        if (!hit) return;
        const span = isWhole && { span: [hit.index, hit.index + hit[0].length] as const };
        report({ at: at() as [], found: [`placeholder "${hit[0]}"`, `占位文字“${hit[0]}”`], ...span });
      };
      say(document.title, () => ["$title"], true);
      return {
        look: ({ kind }, placeIn) => {
          const texts = textsOf[kind];
          return (
            texts &&
            ((value, row) => {
              const said = texts(value);
              const at = (): Place => placeIn(row);
              if (typeof said === "string") say(said, at, said === value);
              else for (const text of said) say(text, at, false);
            })
          );
        },
      };
    },
  },
  "G-04": {
    severity: "warning",
    source: "D",
    title: ["The review is not overdue", "复审未逾期"],
    expected: ["today or later", "今天或以后"],
    watch({ document: { reviewBy, flow }, project }, report) {
      if (!reviewBy || reviewBy >= project.facts.today || flow.state === "closed") return undefined;
      report({ at: ["$reviewBy"] as unknown as [], found: [`review date ${reviewBy}`, `复审日期 ${reviewBy}`] });
      return undefined;
    },
  },
  "G-05": {
    severity: "warning",
    source: "D",
    title: ["The owner is still there", "负责人仍在岗"],
    expected: ["somebody who is active", "在岗人员"],
    watch({ document, project }, report) {
      const gone = leavers(project.facts.people);
      if (gone.size === 0) return undefined;
      const say = (name: string, at: () => Place): void => {
        if (gone.has(name)) report({ at: at() as [], found: [`${name}, who has left`, `${name}（已离开）`] });
      };
      say(document.owner ?? "", () => ["$owner"]);
      return {
        look: ({ kind }, placeIn, name) =>
          kind === "person" && name === "owner"
            ? (value, row) => say((value as Person).name, () => placeIn(row))
            : undefined,
      };
    },
  },
  "G-06": {
    severity: "warning",
    source: "000 七",
    title: ["Texts are short", "文字简洁"],
    watch: ({ project }, report) => ({
      look: ({ kind }, placeIn) => {
        const setting = lengthSettings[kind];
        if (setting === undefined) return undefined;
        const most = project.settings?.[`general.${setting}`] ?? generalSettings[setting][0];
        return (value, row) => {
          if (typeof value !== "string" || value.length <= most) return;
          report({
            at: placeIn(row) as [],
            found: [`${value.length} characters`, `${value.length} 个字符`],
            expected: [`at most ${most}`, `至多 ${most} 个`],
          });
        };
      },
    }),
  },
  "G-07": {
    severity: "hint",
    source: "S3 S4 S5",
    title: ["A commitment can be checked", "承诺可以检验"],
    expected: ["something that can be checked", "可以检验的说法"],
    watch: ({ project }, report) => ({
      look: ({ commitment }, placeIn) =>
        commitment &&
        ((value, row) => {
          const word =
            typeof value === "string" && analyse(value, readingOf(project)).spans.find((s) => s.kind === "vague");
          if (!word) return;
          const found: Label = [`"${word.text}"`, `“${word.text}”`];
          report({ at: placeIn(row) as [], found, span: [word.start, word.end] });
        }),
    }),
  },
  "G-08": {
    severity: "warning",
    source: "001 S30",
    title: ["Facts, not judgements", "观察事实，而非评判"],
    expected: ["what was seen or heard, and when", "看到、听到的事实及时间"],
    watch({ document, project }, report) {
      const names = [...project.facts.people.map(({ name }) => name), ...(document.owner ? [document.owner] : [])];
      return {
        look: ({ factual }, placeIn) =>
          factual &&
          ((value, row) => {
            const [first] = typeof value === "string" ? judgementsIn(value, names) : [];
            if (!first) return;
            const found: Label = [`"${first.text}" about a person`, `评判他人的“${first.text}”`];
            report({ at: placeIn(row) as [], found, span: [first.start, first.end] });
          }),
      };
    },
  },
} satisfies Readonly<Record<string, GenericRule>> as Readonly<Record<GenericCode, GenericRule>>;
export type GenericCode = "G-01" | "G-02" | "G-03" | "G-04" | "G-05" | "G-06" | "G-07" | "G-08";

type Said = Found<Shape> & { readonly code: GenericCode };

/** What the generic rules find, rule by rule; all of them look at each value while it is at hand. */
export function genericFindings(subject: Subject): readonly Said[] {
  const found: Said[][] = [];
  const watches = Object.entries(genericRules).flatMap(([code, { watch }]) => {
    const own: Said[] = [];
    found.push(own);
    return watch?.(subject, (one) => void own.push({ ...one, code: code as GenericCode })) ?? [];
  });
  visitValues(subject, watches);
  return found.flat();
}
