/*
 * A workbook has no metadata that other programs keep for a tab, so a tab's mark stands where Google keeps it beside:
 * in the hidden corner cell, behind the key of its line. It goes where the tab goes, renamed, copied or moved.
 */

/** The corner cell with the tab's mark. */
export const joinMark = (key: string, mark: string): string => `${key} ${mark}`;

/** The key of a line and the mark behind it; nothing for a cell without one. */
export function splitMark(value: unknown): { readonly key: string; readonly mark: string } | undefined {
  const [, key = "", mark] = typeof value === "string" ? (/^(#\w+) (\{[^]*\})$/.exec(value) ?? []) : [];
  return mark === undefined ? undefined : { key, mark };
}
