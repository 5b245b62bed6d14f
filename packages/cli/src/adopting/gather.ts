import { addressOf, clipped, type Field, type Finding, type Label, parts, type Shape } from "@parley/core";
import type { Adopted } from "./adopt-source.ts";
import { valueAt } from "./value-at.ts";

/** A finding of one of a table's documents. */
export interface Placed {
  readonly adopted: Adopted;
  readonly finding: Finding;
}

/**
 * What a table does not say, told as whoever made it would see it: a column that is not there once, and not at every
 * row; a text that no field could be read from as that text, and not as nothing. Both are warnings, because a table
 * that serves its readers is not wrong.
 *
 * @param placed  findings of the documents of one table
 */
export function gather(placed: readonly Placed[]): readonly Placed[] {
  const missing = new Map<string, Placed[]>();
  const unread = new Map<string, Placed[]>();
  const out: Placed[] = [];
  for (const one of placed) {
    const { adopted, finding } = one;
    // An owner, a date of review: a page of somebody's has no place for what Parley keeps around a document.
    if (finding.at[0]?.startsWith("$")) continue;
    const leaf = finding.waived ? undefined : leafOf(adopted, finding);
    if (!leaf || valueAt(adopted.document, finding.at) !== undefined) out.push(one);
    else if (textAt(adopted, finding) !== "") add(unread, `${finding.code} ${leaf.table}.${leaf.column}`, one);
    else if (hasColumn(adopted, leaf)) out.push(one);
    else add(missing, finding.code, one);
  }
  return [...[...missing.values()].map(columnsMissing), ...[...unread.values()].map(valuesUnread), ...out];
}

function add(groups: Map<string, Placed[]>, key: string, one: Placed): void {
  const all = groups.get(key);
  if (all) all.push(one);
  else groups.set(key, [one]);
}

interface Leaf {
  /** "" for the document's own fields. */
  readonly table: string;
  readonly column: string;
  readonly field: Field;
}
function leafOf({ template }: Adopted, { at }: Finding): Leaf | undefined {
  const [name = "", , column = ""] = at;
  const { tables, fields } = parts(template.shape as Shape);
  const own = at.length === 1 && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (own) return { table: "", column: name, field: own };
  const columns = at.length === 3 && Object.hasOwn(tables, name) ? tables[name]?.columns : undefined;
  const field = columns && Object.hasOwn(columns, column) ? columns[column] : undefined;
  return field && { table: name, column, field };
}

/** What stands in the cell that a value could not be read from. */
const textAt = ({ document }: Adopted, { at }: Finding): string => {
  const address = addressOf(at);
  const text = Object.hasOwn(document.extra, address) ? document.extra[address] : undefined;
  return typeof text === "string" ? text : "";
};
const hasColumn = ({ adoption }: Adopted, { table, column }: Leaf): boolean =>
  adoption.mapping.some((m) => m.field === column && (m.table ?? table) === table);

function columnsMissing(all: readonly Placed[]): Placed {
  const { adopted, finding } = firstOf(all);
  const leaves = all.flatMap((one) => leafOf(one.adopted, one.finding) ?? []);
  const labels = [...new Map(leaves.map(({ table, column, field }) => [`${table}.${column}`, field.label])).values()];
  const [en, zh] = [labels.map((l) => `"${l[0]}"`).join(", "), labels.map((l) => `“${l[1]}”`).join("、")];
  const found: Label =
    labels.length === 1 ? [`no column ${en}`, `没有${zh}一列`] : [`no columns ${en}`, `缺少${zh}各列`];
  const expected: Label =
    labels.length === 1 ? ["one that says it", "有此列并填写"] : ["columns that say it", "这些列齐全并已填写"];
  const table = leaves[0]?.table ?? "";
  return told(adopted, finding, table === "" ? [] : [table], found, expected);
}

const [mostValues, mostOptions] = [3, 12];
function valuesUnread(all: readonly Placed[]): Placed {
  const { adopted, finding } = firstOf(all);
  const field = leafOf(adopted, finding)?.field;
  const texts = [...new Set(all.map((one) => clipped(textAt(one.adopted, one.finding), 40)))];
  const some = texts.slice(0, mostValues);
  const more = texts.length > mostValues;
  const [name, zhName] = [field?.label[0] ?? "", field?.label[1] ?? ""];
  const found: Label = [
    `${some.map((text) => `"${text}"`).join(", ")}${more ? ` and ${texts.length - mostValues} more` : ""} as ${name}`,
    `${zhName}为${some.map((text) => `“${text}”`).join("、")}${more ? `等 ${texts.length} 种` : ""}`,
  ];
  const options = Object.values(field?.options ?? {}).slice(0, mostOptions);
  const expected: Label =
    options.length > 0
      ? [`one of ${options.map((o) => o[0]).join(", ")}`, `${options.map((o) => o[1]).join("、")}之一`]
      : ((field && readable[field.kind]) ?? [`a text that reads as ${name}`, `可识别的${zhName}`]);
  return told(adopted, finding, finding.at, found, expected);
}

/** What can be read, by kind of field. */
const readable: Readonly<Partial<Record<Field["kind"], Label>>> = {
  date: ["a day such as 2027-06-20", "日期，如 2027-06-20"],
  instant: ["a time such as 2027-06-20 09:00", "时间，如 2027-06-20 09:00"],
  number: ["a number", "数字"],
  percent: ["a percentage such as 20%", "百分比，如 20%"],
  money: ["an amount with its currency, such as CNY 60,000", "金额与币种，如 CNY 60,000"],
  checkbox: ["yes or no", "是或否"],
};

const firstOf = (all: readonly Placed[]): Placed => {
  const [first] = all;
  if (!first) throw new TypeError("Unexpected empty group, expected a finding");
  return first;
};

function told(adopted: Adopted, finding: Finding, at: Finding["at"], found: Label, expected: Label): Placed {
  const { fix: _fix, span: _span, severity, ...rest } = finding;
  return {
    adopted,
    finding: { ...rest, severity: severity === "error" ? "warning" : severity, at, found, expected },
  };
}
