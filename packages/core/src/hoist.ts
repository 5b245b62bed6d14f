import type { Node } from "./expression.ts";
import type { Computed } from "./fields.ts";
import type { ComputedMap, Table } from "./shape.ts";

/** References to columns by name, shaped as the typed scope the caller expects. */
export const refs = <T>(names: readonly string[]): T =>
  Object.fromEntries(names.map((name) => [name, { node: { op: "ref", name } }])) as T;

const rewritten = <D extends ComputedMap>(computed: D, rewrite: (node: Node) => Node): D =>
  Object.fromEntries(
    Object.entries(computed).map(([name, c]) => [name, { ...c, expression: { node: rewrite(c.expression.node) } }]),
  ) as D;

const mapped = (node: Node, map: (part: Node) => Node): Node => {
  if ("args" in node) return { ...node, args: node.args.map(map) } as Node;
  if (node.op === "band") return { ...node, of: map(node.of) };
  if (node.op === "count" || node.op === "sum" || node.op === "average")
    return { ...node, ...(node.of && { of: map(node.of) }), ...(node.where && { where: map(node.where) }) };
  return node;
};

/** A computed value used inside another becomes a reference to it: one short formula per column instead of copies of copies. */
export function shared<D extends ComputedMap>(computed: D): D {
  const names = new Map(Object.entries(computed).map(([name, c]) => [c.expression.node, name]));
  const walk = (node: Node): Node => {
    const name = names.get(node);
    return name === undefined ? mapped(node, walk) : { op: "ref", name };
  };
  return rewritten(computed, (node) => mapped(node, walk));
}

/**
 * What an aggregate counts or sums becomes a hidden computed column of its table, so that hosts only need COUNTIFS/SUMIFS over one column
 * (a rollup in Notion): spreadsheet engines disagree about array formulas. `tables` gets the new columns.
 */
export function hoisted<D extends ComputedMap>(computed: D, tables: Record<string, Table>): D {
  const column = (name: string, node: Node): Node => {
    if (node.op === "ref") return node;
    const table = tables[name]!;
    const known = table.computed as Record<string, Computed>;
    const same = Object.keys(known).find((key) => JSON.stringify(known[key]!.expression.node) === JSON.stringify(node));
    const key = same ?? `$${Object.keys(known).length}`;
    if (same === undefined) {
      const added: Computed = { kind: "computed", label: [key, key], expression: { node }, hidden: true };
      tables[name] = { ...table, computed: { ...known, [key]: added } };
    }
    return { op: "ref", name: key };
  };
  const walk = (node: Node): Node => {
    if (node.op !== "count" && node.op !== "sum" && node.op !== "average") return mapped(node, walk);
    const { table, of, where } = node;
    return { ...node, ...(of && { of: column(table, of) }), ...(where && { where: column(table, where) }) };
  };
  return rewritten(computed, walk);
}
