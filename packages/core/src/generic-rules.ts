import type { Content } from "./content.ts";
import type { Document, Place, Stored, StoredRow } from "./document.ts";
import type { Columns, Person, Reference } from "./fields.ts";
import type { Label } from "./label.ts";
import type { Project } from "./project.ts";
import type { Found, Severity } from "./rule.ts";
import { parts, type Shape } from "./shape.ts";

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
  readonly kind: string;
  readonly value: unknown;
}

function* cells({ shape, content }: Subject): Iterable<Cell> {
  const { fields, tables } = parts(shape);
  const values = content as unknown as Stored;
  const level = function* (row: Stored, columns: Columns, at: Place): Iterable<Cell> {
    for (const [name, { kind }] of Object.entries(columns))
      if (Object.hasOwn(row, name)) yield { at: [...at, name], kind, value: row[name] };
  };
  yield* level(values, fields, []);
  for (const [name, { columns }] of Object.entries(tables))
    for (const row of values[name] as readonly StoredRow[]) yield* level(row, columns, [name, row.id]);
}

const placeholder = /\b(?:tb[dac]|todo|x{3,}|lorem(?: ipsum)?)\b|待定|待补充|待填写?|填写[….]/i;

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
      for (const { at, value } of cells(subject)) {
        const hit = typeof value === "string" ? placeholder.exec(value) : null;
        if (!hit) continue;
        const span = [hit.index, hit.index + hit[0].length] as const;
        report({ at: at as [], found: [`placeholder "${hit[0]}"`, `占位文字“${hit[0]}”`], span });
      }
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
      const gone = new Set(subject.project.facts.people.filter((p) => !p.active).map((p) => p.name));
      const say = (at: Place, name: string): void =>
        report({ at: at as [], found: [`${name}, who has left`, `${name}（已离开）`] });
      if (gone.has(subject.document.owner ?? "")) say(["$owner"], subject.document.owner!);
      for (const { at, kind, value } of cells(subject))
        if (kind === "person" && at.at(-1) === "owner" && gone.has((value as Person).name))
          say(at, (value as Person).name);
    },
  },
} satisfies Readonly<Record<string, GenericRule>> as Readonly<Record<GenericCode, GenericRule>>;
export type GenericCode = "G-01" | "G-02" | "G-03" | "G-04" | "G-05";

/** Row ids of a table of the same document ("" = this one) or of another; `undefined` when that document is not at hand. */
function rowIds({ shape, content, document, project }: Subject, to: Reference): ReadonlySet<string> | undefined {
  if (to.document === undefined || to.document === document.id) {
    const values = content as unknown as Stored;
    const names = Object.keys(parts(shape).tables);
    return new Set(names.flatMap((name) => (values[name] as readonly StoredRow[]).map((row) => row.id)));
  }
  const other = project.documents.find((d) => d.id === to.document);
  if (!other) return undefined;
  const lists = Object.values(other.content).filter((v) => Array.isArray(v));
  return new Set(lists.flatMap((rows) => (rows as StoredRow[]).map((row) => row.id)));
}

function danglingReferences(subject: Subject, report: (found: Found<Shape>) => void): void {
  for (const { at, kind, value } of cells(subject)) {
    if (kind !== "reference" && kind !== "references") continue;
    for (const to of (kind === "reference" ? [value] : value) as Reference[]) {
      if (to.row === undefined || rowIds(subject, to)?.has(to.row) !== false) continue;
      report({ at: at as [], found: [`a reference to "${to.text}", which is gone`, `引用“${to.text}”，但已不存在`] });
    }
  }
  const { shape, content } = subject;
  const values = content as unknown as Stored;
  for (const [name, m] of Object.entries(parts(shape).matrices)) {
    const has = (table: string, id: string): boolean =>
      (values[table] as readonly StoredRow[]).some((r) => r.id === id);
    for (const [row, line] of Object.entries(values[name] as Readonly<Record<string, Stored>>)) {
      const fix = (patch: object): Found<Shape>["fix"] => ({
        label: ["Take it away", "移除"],
        patch: { [name]: patch } as NonNullable<Found<Shape>["fix"]>["patch"],
      });
      if (!has(m.rows, row))
        report({
          at: [name, row],
          found: [`row "${row}", which is gone`, `行“${row}”，但已不存在`],
          fix: fix({ [row]: null })!,
        });
      else
        for (const column of Object.keys(line).filter((c) => !has(m.columns, c)))
          report({
            at: [name, row, column],
            found: [`column "${column}", which is gone`, `列“${column}”，但已不存在`],
            fix: fix({ [row]: { [column]: null } })!,
          });
    }
  }
}
