import type { ReactNode } from "react";
import { Heading, Inline, Stack, Text } from "@forge/react";
import { type Computed, type Field, fill, type Language, parts, say as inLanguage, type Stored } from "@parley/core";
import { type Editing, findingsAt, isTarget, soughtKey } from "./editing.ts";
import { FieldGrid } from "./field-grid.tsx";
import { FieldInput } from "./inputs/field-input.tsx";
import { useProject, useSay, useSurroundings } from "./surroundings.ts";
import { texts } from "./texts.ts";

/** The single fields of a document, and what follows from them. What is filled in after a decision stands apart. */
export function FieldsSection({ editing }: { readonly editing: Editing }): ReactNode {
  const say = useSay();
  const { today } = useProject().facts;
  const { draft, patch, isDisabled } = editing;
  const { shape } = draft.template;
  const { fields, computed } = parts(shape);
  const [before, after] = [false, true].map((isAfter) =>
    Object.fromEntries(Object.entries(fields).filter(([, field]) => (field.afterDecision ?? false) === isAfter)),
  );
  const draw = (name: string, field: Field): ReactNode => (
    <FieldInput
      key={soughtKey(editing, [name])}
      field={field}
      id={`field-${name}`}
      value={draft.document.content[name]}
      isDisabled={isDisabled}
      isSought={isTarget(editing, [name])}
      findings={findingsAt(editing, [name])}
      onCommit={(value) => patch({ [name]: value ?? null })}
    />
  );
  return (
    <Stack space="space.200">
      <FieldGrid fields={before ?? {}} draw={draw} />
      <ComputedValues formulas={computed} values={fill(shape, draft.document.content, today) as Stored} />
      {Object.keys(after ?? {}).length > 0 && (
        <Heading size="xsmall" as="h3">
          {say(texts.afterDecision)}
        </Heading>
      )}
      <FieldGrid fields={after ?? {}} draw={draw} />
    </Stack>
  );
}

interface ComputedValuesProps {
  readonly formulas: Readonly<Record<string, Computed>>;
  readonly values: Stored;
}
/** Values that follow from others: shown, never typed. */
export function ComputedValues({ formulas, values }: ComputedValuesProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const shown = Object.entries(formulas).filter(([, { hidden }]) => !hidden);
  if (shown.length === 0) return null;
  return (
    <Stack space="space.050">
      <Heading size="xxsmall" as="h3">
        {say(texts.computed)}
      </Heading>
      {shown.map(([name, formula]) => (
        <Inline key={name} space="space.100">
          <Text color="color.text.subtle">{say(formula.label)}</Text>
          <Text>{computedText(formula, values[name], language)}</Text>
        </Inline>
      ))}
    </Stack>
  );
}

/** How a computed value reads: a share as a percentage, a step of a scale by its name, nothing as a dash. */
export function computedText({ as, expression }: Computed, value: unknown, language: Language): string {
  if (value === undefined || value === null) return "—";
  if (as === "percent" && typeof value === "number") return `${Math.round(value * 1000) / 10}%`;
  const { node } = expression;
  const band = node.op === "band" ? node.bands.find(({ id }) => id === value) : undefined;
  if (band) return inLanguage(band.label, language);
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}
