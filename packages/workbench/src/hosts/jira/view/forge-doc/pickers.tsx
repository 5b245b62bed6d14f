import { type ComponentProps, useId } from "react";
import Avatar from "@atlaskit/avatar";
import { Label } from "@atlaskit/form";
import { Inline } from "@atlaskit/primitives/compiled/inline";
import Select from "@atlaskit/select";
import { type Person, usePeople } from "../people.ts";
import { call, picked, textProp } from "./doc.ts";
import type { Draw, Drawings } from "./node.tsx";

const SELECT = [
  "appearance",
  "autoFocus",
  "closeMenuOnSelect",
  "defaultMenuIsOpen",
  "defaultValue",
  "inputId",
  "isClearable",
  "isDisabled",
  "isInvalid",
  "isLoading",
  "isMulti",
  "isRequired",
  "isSearchable",
  "menuIsOpen",
  "name",
  "openMenuOnFocus",
  "options",
  "placeholder",
  "spacing",
  "value",
] as const;

/** Menus hang on the page, so that no scrolling box cuts them off. */
const MENU = {
  menuPosition: "fixed",
  menuPortalTarget: document.body,
  styles: { menuPortal: (base: object) => ({ ...base, zIndex: 9999 }) },
} as const;

const Chosen: Draw = ({ doc }) => (
  <Select
    {...MENU}
    inputId={textProp(doc.props, "id") ?? ""}
    {...picked<ComponentProps<typeof Select>>(doc.props, SELECT)}
    onChange={(option: unknown) => call(doc.props, "onChange", option)}
    onBlur={() => call(doc.props, "onBlur")}
    onFocus={() => call(doc.props, "onFocus")}
  />
);
/** A choice from a list. */
export const select: Drawings = { Select: Chosen };

interface PersonOption {
  readonly value: string;
  readonly label: string;
  readonly person: Person;
}
const toOption = (person: Person): PersonOption => ({ value: person.accountId, label: person.displayName, person });
/** What the picker hands on. @source `@atlaskit/forge-react-types`, UserPickerValue */
const toValue = ({ person }: PersonOption): object => ({
  id: person.accountId,
  type: "user",
  name: person.displayName,
  email: person.emailAddress,
  avatarUrl: "",
});

const Picked: Draw = ({ doc }) => {
  const options = usePeople().map(toOption);
  const id = useId();
  const first = doc.props["defaultValue"];
  const ids = new Set(Array.isArray(first) ? first : [first]);
  const isMulti = doc.props["isMulti"] === true;
  const chosen = options.filter(({ value }) => ids.has(value));
  const changed = (picked_: unknown): void => {
    const list = (Array.isArray(picked_) ? picked_ : [picked_]).filter((one): one is PersonOption => Boolean(one));
    call(doc.props, "onChange", isMulti ? list.map(toValue) : list.map(toValue)[0]);
  };
  return (
    <div>
      <Label htmlFor={id}>
        {textProp(doc.props, "label")}
        {doc.props["isRequired"] === true && <span className="required">*</span>}
      </Label>
      <Select<PersonOption, boolean>
        {...MENU}
        inputId={id}
        options={options}
        isMulti={isMulti}
        isClearable
        defaultValue={isMulti ? chosen : (chosen[0] ?? null)}
        placeholder={textProp(doc.props, "placeholder") ?? ""}
        formatOptionLabel={({ label }: PersonOption) => (
          <Inline space="space.100" alignBlock="center">
            <Avatar size="xsmall" />
            {label}
          </Inline>
        )}
        onChange={changed}
      />
      {textProp(doc.props, "description") && <div className="message">{textProp(doc.props, "description")}</div>}
    </div>
  );
};
/** People of the site, with the platform's own label. */
export const userPicker: Drawings = { UserPicker: Picked };
