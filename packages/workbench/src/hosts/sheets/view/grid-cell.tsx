import { memo, useEffect, useRef, type ReactNode } from "react";
import type { CellData } from "../resources.ts";
import { flowOf, styleOf } from "./cell-style.ts";
import { classes } from "./classes.ts";
import { onEditorKey } from "./editor-keys.ts";
import { boundsOf, isCheckbox, oneCell, type Grid } from "./grid-model.ts";
import { useTexts } from "./language.ts";
import { LinkedText } from "./linked-text.tsx";
import { Menu } from "./menu.tsx";
import { isInvalid } from "./options.ts";
import type { Editor } from "./use-editor.ts";

interface CellProps {
  readonly grid: Grid;
  readonly row: number;
  readonly column: number;
  /** The next shown column. */
  readonly next: number | undefined;
  /** Where it sticks when it is frozen. */
  readonly top: number | undefined;
  readonly left: number | undefined;
  readonly editor: Editor;
  readonly onPress: (extend: boolean) => void;
  readonly onDrag: () => void;
}

/** One cell: its value in its format, a chip or a box where a validation asks for it, the editor while it is edited. */
export const GridCell = memo(Cell, (before, after) => {
  if (before.grid !== after.grid || before.top !== after.top || before.left !== after.left) return false;
  return !touches(before) && !touches(after);
});

const touches = ({ row, column, editor: { selection } }: CellProps): boolean => {
  const { top, left, bottom, right } = boundsOf(selection);
  return row >= top && row <= bottom && column >= left && column <= right;
};

function Cell(props: CellProps): ReactNode {
  const t = useTexts();
  const { grid, row, column, next, top, left, editor, onPress, onDrag } = props;
  const cell = grid.cell(row, column);
  const options = grid.options(cell);
  const isActive = editor.selection.row === row && editor.selection.column === column;
  const isEdited = isActive && editor.typing !== undefined;
  const flow = flowOf(cell, next === undefined ? {} : grid.cell(row, next));
  const style = styleOf(cell);
  const invalid = isInvalid(cell, options);
  return (
    <td
      id={`cell-${row}-${column}`}
      data-cell={`${row},${column}`}
      aria-colindex={column + 1}
      aria-selected={touches(props)}
      aria-invalid={invalid || undefined}
      title={
        [
          invalid && `${t("invalid")} ${(options ?? []).join(", ")}`,
          cell.effectiveValue?.errorValue?.message,
          cell.note,
        ]
          .filter(Boolean)
          .join("\n\n") || undefined
      }
      className={classes(
        touches(props) && "selected",
        isActive && "active",
        left !== undefined && "frozen-column",
        column === grid.frozenColumns - 1 && "last-frozen-column",
        flow === "overflow" && "spills",
      )}
      style={{ top, left, background: style.background }}
      onMouseDown={(event) => {
        if (isEdited || event.button !== 0) return;
        event.preventDefault();
        onPress(event.shiftKey);
      }}
      onMouseEnter={onDrag}
      onDoubleClick={() => editor.start()}
    >
      {invalid && <span className="corner-mark invalid" />}
      {cell.note && <span className="corner-mark note" />}
      {isEdited ? (
        <CellEditor editor={editor} />
      ) : (
        <div className={classes("value", flow)} style={{ ...style, background: undefined }}>
          <Content cell={cell} options={options} onToggle={() => toggle(props, cell)} />
        </div>
      )}
      {options && isActive && !isEdited && (
        <Menu
          className="dropdown"
          label="▾"
          name={t("options")}
          items={options.map((option) => ({ label: option, onChoose: () => editor.put(option) }))}
        />
      )}
    </td>
  );
}

function toggle({ editor, row, column }: CellProps, cell: CellData): void {
  const isActive = editor.selection.row === row && editor.selection.column === column;
  if (isActive) editor.put(cell.effectiveValue?.boolValue !== true);
  else editor.select(oneCell(row, column));
}

function Content({
  cell,
  options,
  onToggle,
}: {
  readonly cell: CellData;
  readonly options: readonly string[] | undefined;
  readonly onToggle: () => void;
}): ReactNode {
  const text = cell.formattedValue ?? "";
  if (isCheckbox(cell) && (text === "" || cell.effectiveValue?.boolValue !== undefined)) {
    return (
      <input
        type="checkbox"
        tabIndex={-1}
        checked={cell.effectiveValue?.boolValue === true}
        onChange={onToggle}
        aria-label={text === "" ? "FALSE" : text}
      />
    );
  }
  if (cell.textFormatRuns) return <LinkedText text={text} runs={cell.textFormatRuns} />;
  if (options && text !== "" && cell.dataValidation?.showCustomUi) return <span className="chip">{text}</span>;
  return <span className="text">{text}</span>;
}

function CellEditor({ editor }: { readonly editor: Editor }): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = area;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  return (
    <textarea
      ref={area}
      className="editor"
      rows={1}
      value={editor.typing}
      onChange={(event) => editor.type(event.target.value)}
      onKeyDown={(event) => onEditorKey(event, editor)}
    />
  );
}
