import type { ReactNode } from "react";
import { Text } from "@forge/react";
import {
  type AnyTemplate,
  type Document,
  type Field,
  type Language,
  parts,
  type Place,
  placeLabel,
  type Shape,
  valueToText,
} from "@parley/core";
import type { Difference } from "./draft.ts";
import { useSay, useSurroundings } from "./surroundings.ts";

interface DifferenceLineProps {
  readonly template: AnyTemplate;
  /** The one in which the place has its name. */
  readonly document: Document;
  readonly difference: Difference;
}

/** "Activities › Launch poster › Phase: Creation → Launch". */
export function DifferenceLine({ template, document, difference }: DifferenceLineProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const { at, from, to } = difference;
  const shown = (value: unknown): string => textAt(template.shape, at, value, language);
  return <Text>{say(placeLabel(template.shape, document, at), `${shown(from)} → ${shown(to)}`)}</Text>;
}

/** The field of a place, when it has one: single, in a row, or in a cell of a matrix. */
function fieldAt(shape: Shape, [name = "", row, column]: Place): Field | undefined {
  const { fields, tables, matrices } = parts(shape);
  if (row === undefined) return Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (column === undefined) return undefined;
  if (Object.hasOwn(matrices, name)) return matrices[name]?.cell;
  return Object.hasOwn(tables, name) ? tables[name]?.columns[column] : undefined;
}

const LONGEST = 80;
/** A value at a place as text; a dash for none, a tick for a row that is there. */
export function textAt(shape: Shape, at: Place, value: unknown, language: Language): string {
  if (value === undefined) return "—";
  const field = fieldAt(shape, at);
  const text = field ? valueToText(field, value, language) : typeof value === "string" ? value : JSON.stringify(value);
  if (at.length === 2 && !field && !at[0]?.startsWith("$")) return "✓";
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
