import type { ComponentProps } from "react";
import { Checkbox } from "@atlaskit/checkbox";
import DatePicker from "@atlaskit/datetime-picker/date-picker";
import TimePicker from "@atlaskit/datetime-picker/time-picker";
import { FormFooter, FormHeader, FormSection, Label } from "@atlaskit/form";
import { Inline } from "@atlaskit/primitives/compiled/inline";
import { Stack } from "@atlaskit/primitives/compiled/stack";
import { Radio, RadioGroup } from "@atlaskit/radio";
import TextArea from "@atlaskit/textarea";
import Textfield from "@atlaskit/textfield";
import Toggle from "@atlaskit/toggle";
import { useLocale } from "../language.ts";
import { call, events, picked, textOf, textProp } from "./doc.ts";
import { Glyph } from "./icons.tsx";
import { Children, type Drawings } from "./node.tsx";
import { select, userPicker } from "./pickers.tsx";

const COMMON = ["name", "id", "isDisabled", "isInvalid", "isRequired", "aria-invalid", "aria-labelledby"] as const;
const TEXT = ["defaultValue", "value", "placeholder", "isReadOnly", "maxLength", "minLength", "autoFocus"] as const;
const TEXTFIELD = [
  ...COMMON,
  ...TEXT,
  "appearance",
  "isCompact",
  "isMonospaced",
  "type",
  "width",
  "min",
  "max",
] as const;
const TEXTAREA = [
  ...COMMON,
  ...TEXT,
  "appearance",
  "isCompact",
  "isMonospaced",
  "minimumRows",
  "maxHeight",
  "resize",
] as const;
const DATE = [
  "name",
  "id",
  "isDisabled",
  "isInvalid",
  "defaultValue",
  "value",
  "minDate",
  "maxDate",
  "placeholder",
  "spacing",
] as const;
const TIME = [
  "name",
  "id",
  "isDisabled",
  "isInvalid",
  "defaultValue",
  "value",
  "times",
  "timeIsEditable",
  "placeholder",
  "spacing",
] as const;
const CHECK = [
  "name",
  "id",
  "isDisabled",
  "isInvalid",
  "isRequired",
  "isChecked",
  "defaultChecked",
  "isIndeterminate",
  "value",
] as const;
const HANDLERS = ["onChange", "onBlur", "onFocus"] as const;

const message = (glyph: string, role?: "alert"): Drawings[string] =>
  function Message({ doc }) {
    return (
      <div className={`message message-${glyph}`} {...(role && { role })}>
        <Glyph name={glyph} label="" />
        <span>{textOf(doc)}</span>
      </div>
    );
  };

/** Components that are filled in. */
export const fields: Drawings = {
  ...select,
  ...userPicker,
  Textfield: ({ doc }) => (
    <Textfield {...picked<ComponentProps<typeof Textfield>>(doc.props, TEXTFIELD)} {...events(doc.props, HANDLERS)} />
  ),
  TextArea: ({ doc }) => (
    <TextArea {...picked<ComponentProps<typeof TextArea>>(doc.props, TEXTAREA)} {...events(doc.props, HANDLERS)} />
  ),
  DatePicker: ({ doc }) => {
    const locale = useLocale();
    return (
      <DatePicker
        {...picked<ComponentProps<typeof DatePicker>>(doc.props, DATE)}
        locale={textProp(doc.props, "locale") ?? locale}
        onChange={(day: string) => call(doc.props, "onChange", day)}
        shouldShowCalendarButton
      />
    );
  },
  TimePicker: ({ doc }) => {
    const locale = useLocale();
    return (
      <TimePicker
        {...picked<ComponentProps<typeof TimePicker>>(doc.props, TIME)}
        locale={textProp(doc.props, "locale") ?? locale}
        onChange={(time: string) => call(doc.props, "onChange", time)}
      />
    );
  },
  Checkbox: ({ doc }) => (
    <Checkbox
      {...picked<ComponentProps<typeof Checkbox>>(doc.props, CHECK)}
      label={textProp(doc.props, "label") ?? ""}
      {...events(doc.props, HANDLERS)}
    />
  ),
  CheckboxGroup: ({ doc }) => {
    const { options, chosen } = group(doc.props);
    const toggled = (value: string): string[] =>
      chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value];
    return (
      <Stack>
        {options.map(({ value, label, isDisabled = doc.props["isDisabled"] === true }) => (
          <Checkbox
            key={value}
            name={textProp(doc.props, "name") ?? ""}
            label={label}
            isDisabled={isDisabled}
            isChecked={chosen.includes(value)}
            onChange={() => call(doc.props, "onChange", toggled(value))}
          />
        ))}
      </Stack>
    );
  },
  Radio: ({ doc }) => (
    <Radio
      {...picked<ComponentProps<typeof Radio>>(doc.props, ["name", "value", "isChecked", "isDisabled", "isInvalid"])}
      label={textProp(doc.props, "label") ?? ""}
      {...events(doc.props, HANDLERS)}
    />
  ),
  RadioGroup: ({ doc }) => (
    <RadioGroup
      {...picked<ComponentProps<typeof RadioGroup>>(doc.props, [
        "name",
        "value",
        "defaultValue",
        "isDisabled",
        "aria-labelledby",
      ])}
      options={group(doc.props).options.map(({ value, label }) => ({ name: value, value, label }))}
      {...events(doc.props, ["onChange"])}
    />
  ),
  Toggle: ({ doc }) => (
    <Toggle
      {...picked<ComponentProps<typeof Toggle>>(doc.props, [
        "name",
        "id",
        "isChecked",
        "defaultChecked",
        "isDisabled",
        "label",
        "size",
      ])}
      {...events(doc.props, HANDLERS)}
    />
  ),
  Label: ({ doc }) => (
    <Label htmlFor={textProp(doc.props, "labelFor") ?? ""}>
      <Children of={doc} />
    </Label>
  ),
  RequiredAsterisk: () => <span className="required">*</span>,
  HelperMessage: ({ doc }) => <div className="message">{textOf(doc)}</div>,
  ErrorMessage: message("error", "alert"),
  ValidMessage: message("check-circle"),
  Form: ({ doc }) => (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        call(doc.props, "onSubmit");
      }}
    >
      <Children of={doc} />
    </form>
  ),
  FormHeader: ({ doc }) => (
    <FormHeader {...picked<ComponentProps<typeof FormHeader>>(doc.props, ["title", "description"])}>
      <Children of={doc} />
    </FormHeader>
  ),
  FormSection: ({ doc }) => (
    <FormSection {...picked<ComponentProps<typeof FormSection>>(doc.props, ["title", "description"])}>
      <Children of={doc} />
    </FormSection>
  ),
  FormFooter: ({ doc }) => (
    <FormFooter {...picked<ComponentProps<typeof FormFooter>>(doc.props, ["align"])}>
      <Inline space="space.100">
        <Children of={doc} />
      </Inline>
    </FormFooter>
  ),
};

interface GroupOption {
  readonly value: string;
  readonly label: string;
  readonly isDisabled?: boolean;
}
const group = ({ options, value, defaultValue }: Readonly<Record<string, unknown>>) => ({
  options: (Array.isArray(options) ? options : []) as readonly GroupOption[],
  chosen: (value ?? defaultValue ?? []) as readonly string[],
});
