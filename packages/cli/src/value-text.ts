import { type Field, type Language, parts, type Place, say, type Shape, valueToText } from "@parley/core";

/** What stands at a place, as people read it. `undefined` is "not there", also for a row that somebody deleted. */
export function valueText(shape: Shape | undefined, at: Place, value: unknown, language: Language): string {
  if (value === undefined || value === null) return say(["nothing", "空白"], language);
  if (at.length === 2 && value === "row") return say(["the row, changed", "该行（有改动）"], language);
  const field = shape && fieldAt(shape, at);
  const text = field ? shown(field, value, language) : typeof value === "string" ? value : JSON.stringify(value);
  return text === "" ? say(["nothing", "空白"], language) : text;
}

/** A value that does not fit its field (raw text that a tool kept) is shown as it is. */
function shown(field: Field, value: unknown, language: Language): string {
  try {
    return String(valueToText(field, value, language));
  } catch (error) {
    if (error instanceof TypeError) return JSON.stringify(value);
    throw error;
  }
}

function fieldAt(shape: Shape, [name = "", row, column]: Place): Field | undefined {
  const { fields, tables, matrices } = parts(shape);
  const own = <T>(of: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(of, key) ? of[key] : undefined;
  if (row === undefined) return own(fields, name);
  if (column === undefined) return undefined;
  return own(matrices, name)?.cell ?? own(own(tables, name)?.columns ?? {}, column);
}
