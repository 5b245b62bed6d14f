import type { ReactNode } from "react";
import { DatePicker, HelperMessage, Inline, Label, Textfield } from "@forge/react";
import { useSay, useSurroundings } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { focusOn, typedIn, type InputProps } from "./input.ts";
import { instantAt, offsetAt, partsOf } from "./instants.ts";

/** A calendar day. */
export function DateInput({ value, id, compact, isDisabled, isSought, onCommit }: InputProps): ReactNode {
  const { locale } = useSurroundings();
  const say = useSay();
  return (
    <DatePicker
      id={id}
      name={id}
      value={typeof value === "string" ? value : ""}
      locale={locale}
      placeholder={say(texts.noDay)}
      onChange={(day) => onCommit(day === "" ? undefined : day)}
      isDisabled={isDisabled}
      {...focusOn(isSought)}
      spacing={compact ? "compact" : "default"}
    />
  );
}

/** A day and a time, with the offset that was written, else the one of the reader's time zone on that day. */
export function InstantInput(props: InputProps): ReactNode {
  const { value, id, isDisabled, onCommit } = props;
  const { timeZone } = useSurroundings();
  const say = useSay();
  const { day, time, offset } = partsOf(typeof value === "string" ? value : "");
  const put = (newDay: string, newTime: string): void =>
    onCommit(instantAt(newDay, newTime, offset || offsetAt(newDay, timeZone)));
  const left = ({ target }: { target: { value?: unknown } }): void => {
    const typed = typedIn(target).trim();
    if (day !== "" && /^([01]?\d|2[0-3]):[0-5]\d$/.test(typed)) put(day, typed.padStart(5, "0"));
  };
  return (
    <Inline space="space.100" alignBlock="center">
      <DateInput
        {...props}
        value={day}
        onCommit={(next) => (next === undefined ? onCommit(undefined) : put(typedIn({ value: next }), time || "09:00"))}
      />
      <Label labelFor={`${id}-time`}>{say(texts.time)}</Label>
      <Textfield
        key={time}
        id={`${id}-time`}
        defaultValue={time}
        isDisabled={isDisabled}
        onBlur={left}
        width="xsmall"
      />
      <HelperMessage>{offset}</HelperMessage>
    </Inline>
  );
}
