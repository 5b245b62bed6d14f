import type { Content } from "./content.ts";
import type { Document, Place, Stored, StoredRow } from "./document.ts";
import type { Columns, Field, Kind, Person, Reference } from "./fields.ts";
import type { Label } from "./label.ts";
import { leavers } from "./people.ts";
import type { Project } from "./project.ts";
import type { Found, Severity } from "./rule.ts";
import { parts, type Shape } from "./shape.ts";
import { analyse } from "./text/index.ts";

interface Subject {
  readonly shape: Shape;
  readonly document: Document;
  readonly content: Content<Shape>;
  readonly project: Project;
}
/** A rule of every template. */
export interface GenericRule {
  readonly severity: Severity;
  readonly title: Label;
  readonly source: string;
  readonly expected?: Label;
  readonly check?: (subject: Subject, report: (found: Found<Shape>) => void) => void;
}
/** One stored value with its field and place, wherever it stands. */
interface Cell {
  readonly at: Place;
  readonly kind: Kind;
  readonly field: Field;
  readonly value: unknown;
}

function* cells({ shape, content }: Subject): Iterable<Cell> {
  const { fields, tables } = parts(shape);
  const values = content as unknown as Stored;
  const level = function* (row: Stored, columns: Columns, at: Place): Iterable<Cell> {
    for (const [name, field] of Object.entries(columns))
      if (Object.hasOwn(row, name) && row[name] !== undefined)
        yield { at: [...at, name], kind: field.kind, field, value: row[name] };
  };
  yield* level(values, fields, []);
  for (const [name, { columns }] of Object.entries(tables))
    for (const row of values[name] as readonly StoredRow[]) yield* level(row, columns, [name, row.id]);
}

/** What people wrote at a place. Not addresses, and not ids of options: `todo` is a fine one. */
function textsOf({ kind, value }: Cell): readonly string[] {
  switch (kind) {
    case "text":
    case "longText":
      return [value as string];
    case "texts":
      return value as readonly string[];
    case "person":
      return [(value as Person).name];
    case "people":
      return (value as readonly Person[]).map(({ name }) => name);
    default:
      return [];
  }
}

/** More characters than this, and a text is no longer read. A line, and a page. */
const lengthHints: Readonly<Partial<Record<Kind, number>>> = { text: 200, longText: 3000 };
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
    check: danglingReferences,
  },
  "G-03": {
    severity: "warning",
    source: "D",
    title: ["No placeholder is left", "没有占位文字"],
    expected: ["the real text", "正式内容"],
    check(subject, report) {
      const say = (at: Place, text: string, isWhole: boolean): void => {
        const hit = placeholder.exec(text);
        if (!hit) return;
        const span = isWhole && { span: [hit.index, hit.index + hit[0].length] as const };
        report({ at: at as [], found: [`placeholder "${hit[0]}"`, `占位文字“${hit[0]}”`], ...span });
      };
      say(["$title"], subject.document.title, true);
      for (const cell of cells(subject)) for (const text of textsOf(cell)) say(cell.at, text, text === cell.value);
    },
  },
  "G-04": {
    severity: "warning",
    source: "D",
    title: ["The review is not overdue", "复审未逾期"],
    expected: ["today or later", "今天或以后"],
    check({ document: { reviewBy, flow }, project }, report) {
      if (!reviewBy || reviewBy >= project.facts.today || flow.state === "closed") return;
      report({ at: ["$reviewBy"] as unknown as [], found: [`review date ${reviewBy}`, `复审日期 ${reviewBy}`] });
    },
  },
  "G-05": {
    severity: "warning",
    source: "D",
    title: ["The owner is still there", "负责人仍在岗"],
    expected: ["somebody who is active", "在岗人员"],
    check(subject, report) {
      const gone = leavers(subject.project.facts.people);
      const say = (at: Place, name: string): void =>
        report({ at: at as [], found: [`${name}, who has left`, `${name}（已离开）`] });
      if (gone.has(subject.document.owner ?? "")) say(["$owner"], subject.document.owner!);
      for (const { at, kind, value } of cells(subject))
        if (kind === "person" && at.at(-1) === "owner" && gone.has((value as Person).name))
          say(at, (value as Person).name);
    },
  },
  "G-06": {
    severity: "warning",
    source: "000 七",
    title: ["Texts are short", "文字简洁"],
    check(subject, report) {
      for (const { at, field, value } of cells(subject)) {
        const most = lengthHints[field.kind];
        if (most === undefined || typeof value !== "string" || value.length <= most) continue;
        report({
          at: at as [],
          found: [`${value.length} characters`, `${value.length} 个字符`],
          expected: [`at most ${most}`, `至多 ${most} 个`],
        });
      }
    },
  },
  "G-07": {
    severity: "hint",
    source: "S3 S4 S5",
    title: ["A commitment can be checked", "承诺可以检验"],
    expected: ["something that can be checked", "可以检验的说法"],
    check(subject, report) {
      for (const { at, field, value } of cells(subject)) {
        if (!field.commitment || typeof value !== "string") continue;
        const word = analyse(value).spans.find((s) => s.kind === "vague");
        if (word) report({ at: at as [], found: [`"${word.text}"`, `“${word.text}”`], span: [word.start, word.end] });
      }
    },
  },
} satisfies Readonly<Record<string, GenericRule>> as Readonly<Record<GenericCode, GenericRule>>;
export type GenericCode = "G-01" | "G-02" | "G-03" | "G-04" | "G-05" | "G-06" | "G-07";

/** Row ids of a document, whichever table they stand in. */
const rowIdsOf = (content: Stored, tables: readonly string[]): ReadonlySet<string> =>
  new Set(tables.flatMap((name) => ((content[name] ?? []) as readonly StoredRow[]).map((row) => row.id)));

/** Whether a row is there; `undefined` when its document is not at hand. Each document's rows are listed once. */
function rowFinder({ shape, content, document, project }: Subject): (to: Reference) => boolean | undefined {
  const here = rowIdsOf(content as unknown as Stored, Object.keys(parts(shape).tables));
  const elsewhere = new Map<string, ReadonlySet<string>>();
  return ({ document: id = document.id, row = "" }) => {
    if (id === document.id) return here.has(row);
    const other = elsewhere.get(id) ?? idsOfOther(project.documents.find((d) => d.id === id));
    if (other) elsewhere.set(id, other);
    return other?.has(row);
  };
}
function idsOfOther(other: Document | undefined): ReadonlySet<string> | undefined {
  if (!other) return undefined;
  return rowIdsOf(
    other.content,
    Object.keys(other.content).filter((name) => Array.isArray(other.content[name])),
  );
}

function danglingReferences(subject: Subject, report: (found: Found<Shape>) => void): void {
  const isThere = rowFinder(subject);
  for (const { at, kind, value } of cells(subject)) {
    if (kind !== "reference" && kind !== "references") continue;
    for (const to of (kind === "reference" ? [value] : value) as Reference[]) {
      if (to.row === undefined || isThere(to) !== false) continue;
      report({ at: at as [], found: [`a reference to "${to.text}", which is gone`, `引用“${to.text}”，但已不存在`] });
    }
  }
  const { shape, content } = subject;
  const values = content as unknown as Stored;
  for (const [name, m] of Object.entries(parts(shape).matrices)) {
    const [rows, columns] = [m.rows, m.columns].map((table) => rowIdsOf(values, [table]));
    const fix = (patch: object): NonNullable<Found<Shape>["fix"]> => ({
      label: ["Take it away", "移除"],
      patch: { [name]: patch } as NonNullable<Found<Shape>["fix"]>["patch"],
    });
    for (const [row, line] of Object.entries(values[name] as Readonly<Record<string, Stored>>)) {
      if (!rows!.has(row))
        report({
          at: [name, row],
          found: [`row "${row}", which is gone`, `行“${row}”，但已不存在`],
          fix: fix({ [row]: null }),
        });
      else
        for (const column of Object.keys(line).filter((c) => !columns!.has(c)))
          report({
            at: [name, row, column],
            found: [`column "${column}", which is gone`, `列“${column}”，但已不存在`],
            fix: fix({ [row]: { [column]: null } }),
          });
    }
  }
}
