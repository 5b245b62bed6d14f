import type { Band, Node } from "./expression.ts";
import type { Computed } from "./fields.ts";
import { type ComputedMap, parts, type Shape } from "./shape.ts";
import type { AnyTemplate } from "./template.ts";

/** Thresholds by "template.setting", as a project has them. */
export type Thresholds = Readonly<Record<string, number>>;
const ofEmpty: Thresholds = {};

/**
 * The shape with a project's thresholds in its computed values, so that what a document shows is what it is judged by. The very same shape when none
 * of its settings differs from its default; the same result for the same thresholds.
 */
export function configured<S extends Shape>(shape: S, thresholds: Thresholds = ofEmpty): S {
  const { settings } = parts(shape);
  const changed = Object.entries(settings).flatMap(([name, [value]]) => {
    const wanted = Object.hasOwn(thresholds, `${shape.id}.${name}`) ? thresholds[`${shape.id}.${name}`] : undefined;
    return wanted === undefined || wanted === value ? [] : [[name, wanted] as const];
  });
  if (changed.length === 0) return shape;
  const key = changed.map(([name, value]) => `${name}=${value}`).join();
  const known = made.get(shape) ?? new Map<string, Shape>();
  made.set(shape, known);
  const next = known.get(key) ?? withThresholds(shape, new Map(changed));
  known.set(key, next);
  return next as S;
}
const made = new WeakMap<Shape, Map<string, Shape>>();

/** The template whose shape has a project's thresholds; the very same template when none differs. */
export function configuredTemplate(template: AnyTemplate, thresholds: Thresholds = ofEmpty): AnyTemplate {
  const shape = configured(template.shape as Shape, thresholds);
  return shape === template.shape ? template : { ...template, shape };
}

function withThresholds(shape: Shape, values: ReadonlyMap<string, number>): Shape {
  const { computed, tables } = parts(shape);
  // What a summary counts stands in a hidden column of its table (`hoisted`): thresholds may be there too.
  const columns = Object.entries(tables).map(([name, t]) => [name, { ...t, computed: withValues(t.computed, values) }]);
  return { ...shape, computed: withValues(computed, values), tables: Object.fromEntries(columns) as object };
}
const withValues = (computed: ComputedMap, values: ReadonlyMap<string, number>): ComputedMap =>
  Object.fromEntries(
    Object.entries(computed).map(([name, formula]): [string, Computed] => [
      name,
      { ...formula, expression: { node: withValue(formula.expression.node, values) } },
    ]),
  );

function withValue(node: Node, values: ReadonlyMap<string, number>): Node {
  const walk = (part: Node): Node => withValue(part, values);
  if (node.op === "value") {
    const value = node.setting === undefined ? undefined : values.get(node.setting);
    return value === undefined ? node : { ...node, value };
  }
  if ("args" in node) return { ...node, args: node.args.map(walk) } as Node;
  if (node.op === "band")
    return {
      ...node,
      of: walk(node.of),
      bands: node.bands.map((band): Band => {
        const below = band.setting === undefined ? undefined : values.get(band.setting);
        return below === undefined ? band : { ...band, below };
      }),
    };
  return node;
}
