import type { Columns } from "../fields.ts";
import { type Label, type Language, say } from "../label.ts";

/** The file of a folder that says what document it is. */
export const documentFile = "document.csv";
/** The first column of every other file. */
export const rowIdLabel: Label = ["Row id", "行编号"];

/** What of a document's header stands in a column of its own, in front of its fields. */
export const headerLabels = {
  id: ["Document id", "文档编号"],
  template: ["Template", "模板"],
  templateVersion: ["Template version", "模板版本"],
  language: ["Language", "语言"],
  title: ["Document", "文档"],
  owner: ["Document owner", "文档负责人"],
  reviewBy: ["Review by", "复审日期"],
  clientVisible: ["Visible to the client", "对客户可见"],
  series: ["Series", "系列"],
  createdAt: ["Made at", "创建时间"],
  updatedAt: ["Changed at", "修改时间"],
  revision: ["Revision", "修订号"],
  state: ["State", "状态"],
} as const satisfies Readonly<Record<string, Label>>;
export type HeaderName = keyof typeof headerLabels;
export const headerNames = Object.keys(headerLabels) as HeaderName[];

/**
 * Headers of columns in a language, by name. Two columns that are called the same have their names behind: no header
 * stands twice.
 *
 * @param taken  headers that other columns of the file have
 */
export function columnHeaders(
  columns: Columns,
  language: Language,
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const labels = Object.entries(columns).map(([name, { label }]) => [name, say(label, language)] as const);
  const times = new Map<string, number>();
  for (const label of [...taken, ...labels.map(([, text]) => text)]) times.set(label, (times.get(label) ?? 0) + 1);
  return new Map(labels.map(([name, label]) => [name, (times.get(label) ?? 0) > 1 ? `${label} [${name}]` : label]));
}

/** The headers of the document file: its header's columns, then those of its fields. */
export function documentHeaders(
  fields: Columns,
  language: Language,
): { readonly header: readonly string[]; readonly fields: ReadonlyMap<string, string> } {
  const header = headerNames.map((name) => say(headerLabels[name], language));
  return { header, fields: columnHeaders(fields, language, header) };
}

/** A column of a matrix: "Design [design]". The id holds when somebody renames what it is called. */
export const matrixHeader = (name: string, id: string): string => `${name} [${id}]`;
/** The id in a matrix column's header. */
export const idInHeader = (header: string): string | undefined => /\[([\w-]{1,64})\]\s*$/.exec(header.slice(-70))?.[1];
