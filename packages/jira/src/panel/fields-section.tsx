import type { ReactNode } from "react";
import { Heading, Inline, Stack, Text } from "@forge/react";
import { type Computed, fill, parts, type Stored } from "@parley/core";
import { type Editing, findingsAt, isTarget, soughtKey } from "./editing.ts";
import { FieldInput } from "./inputs/field-input.tsx";
import { now, useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";

/** The single fields of a document, and what follows from them. */
export function FieldsSection({ editing }: { readonly editing: Editing }): ReactNode {
  const { draft, patch, isDisabled } = editing;
  const { shape } = draft.template;
  const { fields, computed } = parts(shape);
  return (
    <Stack space="space.200">
      {Object.entries(fields).map(([name, field]) => (
        <FieldInput
          key={`${name} ${soughtKey(editing, [name])}`}
          field={field}
          id={`field-${name}`}
          value={draft.document.content[name]}
          isDisabled={isDisabled}
          isSought={isTarget(editing, [name])}
          findings={findingsAt(editing, [name])}
          onCommit={(value) => patch({ [name]: value ?? null })}
        />
      ))}
      <ComputedValues formulas={computed} values={fill(shape, draft.document.content, now().slice(0, 10)) as Stored} />
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
          <Text>{computedText(formula, values[name])}</Text>
        </Inline>
      ))}
    </Stack>
  );
}

/** How a computed value reads: a share as a percentage, nothing as a dash. */
export function computedText({ as }: Computed, value: unknown): string {
  if (value === undefined || value === null) return "—";
  if (as === "percent" && typeof value === "number") return `${Math.round(value * 1000) / 10}%`;
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}
