import type { ReactNode } from "react";
import { onEditorKey } from "./editor-keys.ts";
import { editText, nameOf, type Grid } from "./grid-model.ts";
import { useTexts } from "./language.ts";
import type { Editor } from "./use-editor.ts";

/** The selection's name and what really stands in the cell. */
export function FormulaBar({ grid, editor }: { readonly grid: Grid; readonly editor: Editor }): ReactNode {
  const t = useTexts();
  const { selection, typing } = editor;
  return (
    <div className="formula-bar">
      <output aria-label={t("cellName")}>{nameOf(selection)}</output>
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <input
        aria-label={t("formula")}
        value={typing ?? editText(grid.cell(selection.row, selection.column))}
        onChange={(event) => editor.type(event.target.value)}
        onKeyDown={(event) => onEditorKey(event, editor)}
      />
    </div>
  );
}
