import type { Document, Place } from "../document.ts";
import { isFilled } from "../evaluate.ts";
import type { Field } from "../fields.ts";
import { flatten } from "../flatten.ts";
import { canonical } from "../hash.ts";
import type { Loss } from "../host.ts";
import type { Label } from "../label.ts";
import { parts, type Shape } from "../shape.ts";

type Reason = readonly [kind: Loss["kind"], detail: Label];
const header: Readonly<Record<string, Reason>> = {
  $flow: ["unverified-decision", ["States, decisions and their history stay behind", "不含状态、审批与流程历史"]],
  $waivers: ["unverified-decision", ["Accepted findings stay behind", "不含已豁免的问题"]],
  $extra: ["unknown-column", ["Values without a field stay behind", "不含没有对应字段的内容"]],
};
const person: Reason = ["unmapped-person", ["Accounts of people stay behind", "不含人员账号"]];
const reference: Reason = ["unresolved-reference", ["Where references point stays behind", "不含引用所指位置"]];
const absent: Reason = ["flattened", ["It has no place there", "该格式中没有对应位置"]];
const other: Reason = ["flattened", ["It would come back as something else", "读回后与原内容不同"]];
const byKind: Partial<Readonly<Record<Field["kind"], Reason>>> = {
  person,
  people: person,
  reference,
  references: reference,
};

/** What of a document is not in a copy of it that was written and read again, place by place. */
export function lossesBetween(shape: Shape, document: Document, copy: Document): readonly Loss[] {
  const [before, after] = [flatten(shape, document), flatten(shape, copy)];
  const losses: Loss[] = [];
  for (const [key, { at, value }] of before) {
    const there = after.get(key)?.value;
    if ((!isFilled(value) && !isFilled(there)) || canonical(value) === canonical(there)) continue;
    const [kind, detail] = reasonFor(shape, at) ?? (there === undefined || key.startsWith("$") ? absent : other);
    losses.push({ document: document.id, at, kind, detail, kept: "nowhere" });
  }
  return losses;
}

function reasonFor(shape: Shape, [name = "", row, column]: Place): Reason | undefined {
  if (Object.hasOwn(header, name)) return header[name]!;
  const { fields, tables } = parts(shape);
  const own = <T>(of: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(of, key) ? of[key] : undefined;
  const field = row === undefined ? own(fields, name) : own(own(tables, name)?.columns ?? {}, column ?? "");
  return field && byKind[field.kind];
}
