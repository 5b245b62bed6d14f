import { type ReactNode, useState } from "react";
import { Button, CheckboxGroup, Inline, Lozenge, Popup, Pressable, Stack, Text } from "@forge/react";
import { cellText, type Field, type Language, type Matrix, optionText, valueToText } from "@parley/core";
import { HiddenText } from "./hidden.tsx";
import { FieldInput } from "./inputs/field-input.tsx";
import { lookOf, optionsOf, toneOf } from "./options.ts";
import { raciCells } from "./raci-cells.ts";
import { useSay, useSurroundings } from "./surroundings.ts";
import { texts } from "./texts.ts";

interface MatrixCellProps {
  readonly matrix: Matrix;
  /** Row and column in words. */
  readonly name: string;
  readonly id: string;
  readonly value: unknown;
  readonly isDisabled: boolean;
  /** Somebody was sent here: the cell opens by itself. */
  readonly isTarget: boolean;
  readonly onCommit: (value: unknown) => void;
}
const cellBox = { padding: "space.050", width: "100%", textAlign: "center" } as const;

/** One cell of a matrix: its letters as a lozenge, and what it may hold instead when it is pressed. */
export function MatrixCell({ matrix, name, id, value, isDisabled, isTarget, onCommit }: MatrixCellProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const [isOpen, setOpen] = useState(isTarget);
  const { cell } = matrix;
  const shown =
    cell.kind === "choices" || cell.kind === "choice" ? cellText(listOf(value)) : valueToText(cell, value, language);
  const put = (next: unknown): void => {
    setOpen(false);
    onCommit(next);
  };
  return (
    <Popup
      isOpen={isOpen && !isDisabled}
      onClose={() => setOpen(false)}
      placement="bottom-start"
      label={name}
      trigger={() => (
        <Pressable xcss={cellBox} onClick={() => setOpen(!isOpen)} isDisabled={isDisabled}>
          <HiddenText>{`${name}${say([":", "："])}`}</HiddenText>
          {shown === "" ? (
            <Text color="color.text.subtlest">{say(texts.nothing)}</Text>
          ) : (
            <Letters field={cell} value={value} text={shown} />
          )}
        </Pressable>
      )}
      content={() => (isOpen ? <Choices matrix={matrix} id={id} value={value} onPut={put} /> : <></>)}
    />
  );
}

const listOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value as string[];
  return typeof value === "string" ? [value] : [];
};

/** The gravest tone of the letters in it: A is seen before R. */
const GRAVITY = ["danger", "warning", "success", "info", "neutral"] as const;
function Letters({
  field,
  value,
  text,
}: {
  readonly field: Field;
  readonly value: unknown;
  readonly text: string;
}): ReactNode {
  const tones = listOf(value).map((one) => toneOf(field, one));
  return <Lozenge appearance={lookOf(GRAVITY.find((tone) => tones.includes(tone)))}>{text}</Lozenge>;
}

const choiceBox = { padding: "space.075", width: "100%" } as const;

/** What an option means; of several together only their names, before the colon. */
function meaningOf(field: Field, option: string, language: Language, together: number): string {
  const text = optionText(field, option, language);
  return together === 1 ? text : (text.split(/[:：]/)[0] ?? text);
}

interface ChoicesProps {
  readonly matrix: Matrix;
  readonly id: string;
  readonly value: unknown;
  readonly onPut: (value: unknown) => void;
}
/** What a cell may hold: one press each where that is enough, boxes to tick for several, the field's own input for anything else. */
function Choices({ matrix, id, value, onPut }: ChoicesProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const { cell } = matrix;
  const single =
    raciCells(matrix) ?? (cell.kind === "choice" ? Object.keys(cell.options ?? {}).map((one) => [one]) : undefined);
  if (single)
    return (
      <Stack>
        {single.map((one) => (
          <Pressable key={one.join()} xcss={choiceBox} onClick={() => onPut(cell.kind === "choice" ? one[0] : one)}>
            <Inline space="space.100" alignBlock="center">
              <Letters field={cell} value={one} text={cellText(one)} />
              <Text>{one.map((option) => meaningOf(cell, option, language, one.length)).join(" + ")}</Text>
            </Inline>
          </Pressable>
        ))}
        <Pressable xcss={choiceBox} onClick={() => onPut(undefined)}>
          <Text>{say(texts.clear)}</Text>
        </Pressable>
      </Stack>
    );
  if (cell.kind === "choices") return <Several field={cell} id={id} value={listOf(value)} onPut={onPut} />;
  return <FieldInput field={cell} id={id} value={value} isDisabled={false} isSought findings={[]} onCommit={onPut} />;
}

interface SeveralProps {
  readonly field: Field;
  readonly id: string;
  readonly value: readonly string[];
  readonly onPut: (value: unknown) => void;
}
function Several({ field, id, value, onPut }: SeveralProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const [chosen, setChosen] = useState([...value]);
  return (
    <Stack space="space.100">
      <CheckboxGroup name={id} options={optionsOf(field, language)} value={chosen} onChange={setChosen} />
      <Button appearance="primary" spacing="compact" onClick={() => onPut(chosen.length > 0 ? chosen : undefined)}>
        {say(texts.done)}
      </Button>
    </Stack>
  );
}
