import { type AnyTemplate, type Computed, type Field, type Label, parts, type Shape } from "@parley/core";

/** A text in both languages, as JSON has it. */
const both = ([en, zh]: Label): object => ({ en, zh });

/** What a template is, for programs: names in both languages, fields, tables, matrices, rule codes. */
export function templateAnswer({ shape, rules, fault }: AnyTemplate): object {
  const { id, family, name, purpose, version } = shape as Shape;
  const { fields, tables, matrices, computed, settings } = parts(shape as Shape);
  return {
    id,
    family,
    version,
    name: both(name),
    purpose: both(purpose),
    complete: isComplete({ shape, rules }),
    fields: fieldAnswers(fields),
    computed: computedAnswers(computed),
    tables: Object.entries(tables).map(([table, { label, columns, computed: derived, required }]) => ({
      id: table,
      label: both(label),
      ...(required && { required }),
      columns: fieldAnswers(columns),
      computed: computedAnswers(derived),
    })),
    matrices: Object.entries(matrices).map(([matrix, { label, rows, columns, cell }]) => ({
      id: matrix,
      label: both(label),
      rows,
      columns,
      cell: fieldAnswer("", cell),
    })),
    settings: Object.entries(settings).map(([setting, [value, en, zh]]) => ({
      id: setting,
      value,
      label: both([en, zh]),
    })),
    rules: Object.keys(rules as object),
    fault: fault !== undefined,
  };
}

/**
 * A document of the method, with rules of its own. The others are the project's settings, which the rest is judged by,
 * and registers whose rules are not there yet.
 */
export const isComplete = ({ shape, rules }: Pick<AnyTemplate, "shape" | "rules">): boolean =>
  (shape as Shape).family !== "project" && Object.keys(rules as object).length > 0;

const fieldAnswers = (columns: Readonly<Record<string, Field>>): object[] =>
  Object.entries(columns).map(([id, field]) => fieldAnswer(id, field));

function fieldAnswer(id: string, { kind, label, required, private: isPrivate, unit, options, to }: Field): object {
  return {
    ...(id !== "" && { id }),
    kind,
    label: both(label),
    ...(required && { required }),
    ...(isPrivate && { private: true }),
    ...(unit && { unit: both(unit) }),
    ...(options && {
      options: Object.entries(options).map(([option, [en, zh]]) => ({ id: option, label: both([en, zh]) })),
    }),
    ...(to && { to }),
  };
}

const computedAnswers = (computed: Readonly<Record<string, Computed>>): object[] =>
  Object.entries(computed).flatMap(([id, { label, hidden }]) => (hidden ? [] : [{ id, label: both(label) }]));
