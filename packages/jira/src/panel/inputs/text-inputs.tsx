import { type ReactNode, useState } from "react";
import { ErrorMessage, TextArea, Textfield } from "@forge/react";
import { valueFromText, valueToText } from "@parley/core";
import { useSay, useSurroundings } from "../surroundings.ts";
import { expectedTexts, texts } from "../texts.ts";
import { focusOn, typedIn, type InputProps } from "./input.ts";

const long = new Set(["longText", "texts", "references"]);

/**
 * Every kind that can be typed as one text: texts, numbers, shares, addresses, lists of lines. The value goes in when the field
 * is left, not with each key: every commit crosses the bridge to Jira.
 */
export function TypedInput({ field, value, id, compact, isDisabled, isSought, onCommit }: InputProps): ReactNode {
  const { language, currency } = useSurroundings();
  const say = useSay();
  const [isUnreadable, setUnreadable] = useState(false);
  const text = valueToText(field, value, language);
  const leave = ({ target }: { target: { value?: unknown } }): void => {
    const typed = typedIn(target);
    if (typed === text) return setUnreadable(false);
    const isAmount = field.kind === "money" && /^[-\d.,\s]+$/.test(typed) && typed.trim() !== "";
    const given = isAmount ? `${currency} ${typed.trim()}` : typed;
    const read = isAddress(field.kind, typed) ? valueFromText(field, given) : ({ ok: false } as const);
    setUnreadable(!read.ok);
    if (read.ok) onCommit(read.value);
  };
  const shared = {
    id,
    name: id,
    defaultValue: text,
    isDisabled,
    isInvalid: isUnreadable,
    ...focusOn(isSought),
    onBlur: leave,
  };
  const expected = expectedTexts[field.kind];
  return (
    <>
      {long.has(field.kind) ? (
        <TextArea key={text} {...shared} minimumRows={compact ? 1 : 3} isCompact={compact ?? false} resize="smart" />
      ) : (
        <Textfield key={text} {...shared} isCompact={compact ?? false} />
      )}
      {isUnreadable && expected && <ErrorMessage>{`${say(texts.unreadable)} ${say(expected)}`}</ErrorMessage>}
    </>
  );
}

/** An address is checked here: to core any text is one. */
const isAddress = (kind: string, typed: string): boolean =>
  kind !== "url" || typed.trim() === "" || /^(https?:\/\/|mailto:)\S+$/.test(typed.trim());
