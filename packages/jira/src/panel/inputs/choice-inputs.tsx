import type { ReactNode } from "react";
import { Checkbox, Select } from "@forge/react";
import { optionsOf, type Option } from "../options.ts";
import { useSay, useSurroundings } from "../surroundings.ts";
import { focusOn, type InputProps } from "./input.ts";

/** One of some options. */
export function ChoiceInput({ field, value, id, compact, isDisabled, isSought, onCommit }: InputProps): ReactNode {
  const { language } = useSurroundings();
  const options = optionsOf(field, language);
  return (
    <Select
      inputId={id}
      name={id}
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      onChange={(option: Option | null) => onCommit(option?.value)}
      isClearable
      isDisabled={isDisabled}
      {...focusOn(isSought)}
      placeholder=""
      spacing={compact ? "compact" : "default"}
    />
  );
}

/** Several of some options, in the order in which they were chosen. */
export function ChoicesInput({ field, value, id, isDisabled, isSought, onCommit }: InputProps): ReactNode {
  const { language } = useSurroundings();
  const options = optionsOf(field, language);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <Select
      inputId={id}
      name={id}
      options={options}
      isMulti
      value={chosen.flatMap((one) => options.filter((option) => option.value === one))}
      onChange={(picked: readonly Option[] | null) =>
        onCommit(picked && picked.length > 0 ? picked.map((o) => o.value) : undefined)
      }
      isDisabled={isDisabled}
      {...focusOn(isSought)}
      placeholder=""
    />
  );
}

/** Yes or no. The label is the box's own. */
export function CheckboxInput({ field, value, id, isDisabled, onCommit }: InputProps): ReactNode {
  const say = useSay();
  return (
    <Checkbox
      id={id}
      name={id}
      label={say(field.label)}
      isChecked={value === true}
      isDisabled={isDisabled}
      onChange={({ target }) => onCommit(target.checked === true ? true : undefined)}
    />
  );
}
