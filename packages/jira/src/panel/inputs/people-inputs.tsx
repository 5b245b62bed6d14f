import { type ReactNode, useState } from "react";
import { Checkbox, HelperMessage, Stack, TextArea, Textfield, UserPicker } from "@forge/react";
import { type Person, personIn, personText } from "@parley/core";
import { useSay } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { focusOn, typedIn, type InputProps } from "./input.ts";

/** Who Jira's picker hands over. @source `@forge/react` 12.3.1, UserPickerValue */
interface Picked {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

const toPerson = ({ id, name, email }: Picked): Person => ({ name, ...(email && { email }), ids: { jira: id } });
const isPerson = (value: unknown): value is Person => typeof value === "object" && value !== null && "name" in value;

/** A typed name keeps the account of the person whom it names. */
const named = (typed: string, known: readonly Person[]): Person => {
  const read = personIn(typed);
  return (
    known.find(({ name, email }) => name === read.name && (read.email === undefined || email === read.email)) ?? read
  );
};

/** Somebody: an account of this site, or a name, since not everybody in a project has one. */
export function PersonInput({ value, id, isDisabled, isSought, onCommit }: InputProps): ReactNode {
  const say = useSay();
  const person = isPerson(value) ? value : undefined;
  const text = person ? personText(person) : "";
  const left = ({ target }: { target: { value?: unknown } }): void => {
    const typed = typedIn(target).trim();
    if (typed !== text) onCommit(typed === "" ? undefined : named(typed, person ? [person] : []));
  };
  const teamed = (isTeam: boolean): void => {
    if (!person) return;
    const { team: _team, ...rest } = person;
    onCommit(isTeam ? { ...rest, team: true } : rest);
  };
  return (
    <Stack space="space.100">
      <Textfield
        key={text}
        id={id}
        name={id}
        defaultValue={text}
        isDisabled={isDisabled}
        {...focusOn(isSought)}
        onBlur={left}
      />
      {person && (
        <Checkbox
          id={`${id}-team`}
          label={say(texts.team)}
          isChecked={person.team === true}
          isDisabled={isDisabled}
          onChange={({ target }) => teamed(target.checked === true)}
        />
      )}
      {!isDisabled && (
        <Picker
          key={person?.ids?.["jira"] ?? ""}
          id={id}
          account={person?.ids?.["jira"]}
          onPick={(picked) => onCommit(toPerson(picked))}
        />
      )}
    </Stack>
  );
}

/** Several people: one per line, and Jira's picker to add one more. */
export function PeopleInput({ value, id, isDisabled, isSought, onCommit }: InputProps): ReactNode {
  const say = useSay();
  const [round, setRound] = useState(0);
  const people = Array.isArray(value) ? value.filter(isPerson) : [];
  const text = people.map((one) => personText(one)).join("\n");
  const left = ({ target }: { target: { value?: unknown } }): void => {
    const typed = typedIn(target);
    if (typed === text) return;
    const lines = typed.split(/[\n;；]/).filter((line) => line.trim() !== "");
    onCommit(lines.length > 0 ? lines.map((line) => named(line, people)) : undefined);
  };
  const add = (picked: Picked): void => {
    setRound(round + 1);
    if (!people.some(({ ids }) => ids?.["jira"] === picked.id)) onCommit([...people, toPerson(picked)]);
  };
  return (
    <Stack space="space.100">
      <TextArea
        key={text}
        id={id}
        name={id}
        defaultValue={text}
        minimumRows={2}
        isDisabled={isDisabled}
        {...focusOn(isSought)}
        onBlur={left}
      />
      <HelperMessage>{say(texts.onePerLine)}</HelperMessage>
      {!isDisabled && <Picker key={round} id={id} onPick={add} />}
    </Stack>
  );
}

interface PickerProps {
  readonly id: string;
  readonly account?: string | undefined;
  readonly onPick: (picked: Picked) => void;
}
/** Jira's own picker brings its label along. */
function Picker({ id, account, onPick }: PickerProps): ReactNode {
  const say = useSay();
  const changed = (picked: Picked | null | undefined): void => {
    if (picked) onPick(picked);
  };
  return (
    <UserPicker
      label={say(texts.fromJira)}
      name={`${id}-account`}
      {...(account && { defaultValue: account })}
      onChange={changed}
    />
  );
}
