import type { ReactNode } from "react";
import { Label, Select, Stack, Textfield } from "@forge/react";
import type { Reference } from "@parley/core";
import { type Candidate, candidatesFor } from "../references.ts";
import { useSay, useSurroundings } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { focusOn, typedIn, type InputProps } from "./input.ts";

const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && "text" in value;
const toValue = ({ document, row, text }: Reference): string =>
  `${document ?? ""}/${row ?? ""}/${document || row ? "" : text}`;
const toOption = (reference: Reference): Candidate => ({ value: toValue(reference), label: reference.text, reference });

interface Shown extends InputProps {
  readonly isMulti?: boolean;
}
/** What the list offers: the rows and documents that the field may point to, and what it points to now even if that is gone. */
function useCandidates({ field, value }: InputProps): { readonly options: Candidate[]; readonly chosen: Candidate[] } {
  const { documents, language } = useSurroundings();
  const found = candidatesFor(field, documents, language).map(toOption);
  const held = (Array.isArray(value) ? value : [value]).filter(isReference).map(toOption);
  const known = new Set(found.map((option) => option.value));
  return { options: [...found, ...held.filter((option) => !known.has(option.value))], chosen: held };
}

/** A pointer to a row or a document of this issue, or a name of something that is not here. */
export function ReferenceInput(props: Shown): ReactNode {
  const { id, isDisabled, isSought, onCommit, isMulti = false, value } = props;
  const say = useSay();
  const { options, chosen } = useCandidates(props);
  const changed = (picked: Candidate | readonly Candidate[] | null): void => {
    const list = (Array.isArray(picked) ? picked : [picked]).filter((one): one is Candidate => Boolean(one));
    const references = list.map(({ reference }) => reference);
    onCommit(isMulti ? (references.length > 0 ? references : undefined) : references[0]);
  };
  const typed = ({ target }: { target: { value?: unknown } }): void => {
    const text = typedIn(target).trim();
    if (text === "") return;
    const reference = { text };
    onCommit(isMulti ? [...(Array.isArray(value) ? (value as Reference[]) : []), reference] : reference);
  };
  const free = `${id}-text`;
  return (
    <Stack space="space.050">
      <Select
        inputId={id}
        name={id}
        options={options}
        isMulti={isMulti}
        isClearable
        value={isMulti ? chosen : (chosen[0] ?? null)}
        onChange={changed}
        isDisabled={isDisabled}
        {...focusOn(isSought)}
        placeholder=""
      />
      {!isDisabled && <Label labelFor={free}>{say(texts.otherText)}</Label>}
      {!isDisabled && <Textfield key={toKey(value)} id={free} name={free} onBlur={typed} isCompact />}
    </Stack>
  );
}

export const ReferencesInput = (props: InputProps): ReactNode => <ReferenceInput {...props} isMulti />;
const toKey = (value: unknown): string => JSON.stringify(value ?? null);
