import type { ComponentType, ReactNode } from "react";
import { HelperMessage, Label, Stack } from "@forge/react";
import type { Field, Finding, Kind } from "@parley/core";
import { FindingNote } from "../finding-note.tsx";
import { HiddenLabel } from "../hidden.tsx";
import { useSay } from "../surroundings.ts";
import { CheckboxInput, ChoiceInput, ChoicesInput } from "./choice-inputs.tsx";
import { DateInput, InstantInput } from "./date-inputs.tsx";
import type { InputProps } from "./input.ts";
import { PeopleInput, PersonInput } from "./people-inputs.tsx";
import { ReferenceInput, ReferencesInput } from "./reference-inputs.tsx";
import { TypedInput } from "./text-inputs.tsx";

/** One input per kind of field: a kind that is added to core does not compile here until it has one. */
const inputs: Readonly<Record<Kind, ComponentType<InputProps>>> = {
  text: TypedInput,
  longText: TypedInput,
  texts: TypedInput,
  url: TypedInput,
  number: TypedInput,
  percent: TypedInput,
  money: TypedInput,
  date: DateInput,
  instant: InstantInput,
  person: PersonInput,
  people: PeopleInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  checkbox: CheckboxInput,
  reference: ReferenceInput,
  references: ReferencesInput,
};
/** Kinds whose input fits into a cell of a table. */
const small: ReadonlySet<Kind> = new Set<Kind>(["text", "url", "number", "percent", "money", "date", "choice"]);
export const fitsCell = ({ kind }: Field): boolean => small.has(kind);

interface FieldInputProps extends Omit<InputProps, "compact"> {
  readonly findings: readonly Finding[];
}

/** A field with its name, its input, what helps to fill it, and what was found there. */
export function FieldInput({ findings, ...props }: FieldInputProps): ReactNode {
  const say = useSay();
  const { field, id } = props;
  const Input = inputs[field.kind];
  const unit = field.unit ? ` (${say(field.unit)})` : "";
  return (
    <Stack space="space.050">
      {field.kind !== "checkbox" && (
        <Label labelFor={id}>
          {say(field.label)}
          {unit}
          {field.required ? " *" : ""}
        </Label>
      )}
      <Input {...props} />
      {field.help && <HelperMessage>{say(field.help)}</HelperMessage>}
      {findings.map((finding) => (
        <FindingNote key={finding.code} finding={finding} />
      ))}
    </Stack>
  );
}

interface CellInputProps extends InputProps {
  /** What the cell is, in words: row and column. */
  readonly name: string;
}
/** The same input in a table's cell, its name unseen. */
export function CellInput({ name, ...props }: CellInputProps): ReactNode {
  const Input = inputs[props.field.kind];
  return (
    <>
      <HiddenLabel labelFor={props.id}>{name}</HiddenLabel>
      <Input {...props} compact />
    </>
  );
}
