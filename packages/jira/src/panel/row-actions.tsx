import type { ReactNode } from "react";
import { Icon, Inline, Pressable } from "@forge/react";
import { rowName } from "@parley/core";
import type { Editing } from "./editing.ts";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";

interface RowActionsProps {
  readonly editing: Editing;
  /** Name of the table in the shape. */
  readonly name: string;
  /** Id of the row. */
  readonly row: string;
  readonly onEdit: () => void;
}
const actionBox = { padding: "space.050" } as const;

/** Small signs; each says in words what it does to which row. Undo takes any of them back. */
export function RowActions({ editing, name, row, onEdit }: RowActionsProps): ReactNode {
  const say = useSay();
  const { draft, patch, move, duplicate, isDisabled } = editing;
  const called = rowName(draft.template.shape, draft.document, name, row);
  const actions = [
    { glyph: "edit", label: texts.editRow, act: onEdit },
    { glyph: "copy", label: texts.duplicate, act: () => duplicate(name, row) },
    { glyph: "arrow-up", label: texts.moveUp, act: () => move(name, row, -1) },
    { glyph: "arrow-down", label: texts.moveDown, act: () => move(name, row, 1) },
    { glyph: "trash", label: texts.removeRow, act: () => patch({ [name]: { [row]: null } }) },
  ] as const;
  return (
    <Inline>
      {actions.slice(0, isDisabled ? 1 : actions.length).map(({ glyph, label, act }) => (
        <Pressable key={glyph} xcss={actionBox} onClick={act}>
          <Icon glyph={glyph} label={say(label, called)} size="small" />
        </Pressable>
      ))}
    </Inline>
  );
}
