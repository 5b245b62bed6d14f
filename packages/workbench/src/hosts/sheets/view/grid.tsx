import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { toLetters } from "../grid/address.ts";
import { classes } from "./classes.ts";
import { onGridKey } from "./editor-keys.ts";
import { boundsOf, oneCell, type Grid } from "./grid-model.ts";
import { GridCell } from "./grid-cell.tsx";
import { useTexts } from "./language.ts";
import type { Editor } from "./use-editor.ts";

interface GridProps {
  readonly grid: Grid;
  readonly editor: Editor;
  readonly onUndo: () => void;
}

/** Width of the row numbers and height of the column letters, in pixels. */
const rail = { width: 46, height: 24 } as const;

/** The cells of a tab: letters and numbers around them, frozen rows and columns in place, one selection, one editor. */
export function GridView({ grid, editor, onUndo }: GridProps): ReactNode {
  const t = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const dragging = useRef(false);
  const { selection } = editor;
  const bounds = boundsOf(selection);
  const tops = useFrozenTops(scroller, grid);
  const lefts = frozenLefts(grid);

  useLayoutEffect(() => {
    const cell = scroller.current?.querySelector(`[data-cell="${selection.toRow},${selection.toColumn}"]`);
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [selection]);
  useLayoutEffect(() => {
    if (editor.typing === undefined) table.current?.focus({ preventScroll: true });
  }, [editor.typing]);

  const selectRow = (row: number): void =>
    editor.select({ row, column: 0, toRow: row, toColumn: Math.max(0, grid.columnCount - 1) });
  const selectColumn = (column: number): void =>
    editor.select({ row: 0, column, toRow: Math.max(0, grid.rowCount - 1), toColumn: column });

  return (
    <div ref={scroller} className="scroller">
      {/* A table that is edited is a grid. @source WAI-ARIA Authoring Practices, "Grid" */}
      <table
        ref={table}
        className="cells"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={`${t("grid")}: ${grid.title}`}
        aria-rowcount={grid.rowCount}
        aria-colcount={grid.columnCount}
        aria-activedescendant={`cell-${selection.row}-${selection.column}`}
        aria-multiselectable
        tabIndex={0}
        // Without a width of its own a table grows with texts that spill.
        style={{ width: grid.columns.reduce((sum, column) => sum + grid.widthOf(column), rail.width) }}
        onKeyDown={(event) => onGridKey(event, editor, onUndo)}
        onCopy={(event) => {
          if (editor.typing !== undefined) return;
          event.clipboardData.setData("text/plain", editor.copy());
          event.preventDefault();
        }}
        onPaste={(event) => {
          if (editor.typing !== undefined) return;
          editor.paste(event.clipboardData.getData("text/plain"));
          event.preventDefault();
        }}
        onMouseUp={() => (dragging.current = false)}
      >
        <colgroup>
          <col style={{ width: rail.width }} />
          {grid.columns.map((column) => (
            <col key={column} style={{ width: grid.widthOf(column) }} />
          ))}
        </colgroup>
        <thead>
          <tr style={{ height: rail.height }}>
            <th className="corner" aria-hidden="true" />
            {grid.columns.map((column, i) => (
              <th
                key={column}
                scope="col"
                className={classes(
                  "letter",
                  column >= bounds.left && column <= bounds.right && "chosen",
                  lefts[i] !== undefined && "frozen",
                  grid.columns[i + 1] !== undefined && grid.columns[i + 1] !== column + 1 && "before-hidden",
                )}
                style={{ left: lefts[i] }}
                onMouseDown={() => selectColumn(column)}
              >
                {toLetters(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, i) => (
            <tr
              key={row}

              aria-rowindex={row + 1}
              className={classes(row < grid.frozenRows && "frozen-row", row === grid.frozenRows - 1 && "last-frozen")}
              style={{ height: grid.heightOf(row) }}
            >
              <th
                scope="row"
                className={classes(
                  "number",
                  row >= bounds.top && row <= bounds.bottom && "chosen",
                  grid.rows[i + 1] !== undefined && grid.rows[i + 1] !== row + 1 && "before-hidden",
                )}
                style={{ top: tops[i] }}
                onMouseDown={() => selectRow(row)}
              >
                {row + 1}
              </th>
              {grid.columns.map((column, j) => (
                <GridCell
                  key={column}
                  grid={grid}
                  row={row}
                  column={column}
                  next={grid.columns[j + 1]}
                  top={tops[i]}
                  left={lefts[j]}
                  editor={editor}
                  onPress={(extend) => {
                    dragging.current = true;
                    table.current?.focus({ preventScroll: true });
                    if (extend) editor.extendTo(row, column);
                    else editor.select(oneCell(row, column));
                  }}
                  onDrag={() => {
                    if (dragging.current) editor.extendTo(row, column);
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where each shown frozen column sticks; absent for the others. */
function frozenLefts(grid: Grid): readonly (number | undefined)[] {
  let left = rail.width;
  return grid.columns.map((column) => {
    if (column >= grid.frozenColumns) return undefined;
    const at = left;
    left += grid.widthOf(column);
    return at;
  });
}

/** Where each frozen row sticks: measured, for wrapped text makes rows higher than they say. */
function useFrozenTops(
  scroller: { readonly current: HTMLElement | null },
  grid: Grid,
): readonly (number | undefined)[] {
  const [tops, setTops] = useState<readonly (number | undefined)[]>([]);
  useLayoutEffect(() => {
    const body = scroller.current?.querySelector("tbody");
    const measure = (): void => {
      let top: number = rail.height;
      const next = grid.rows.map((row, i) => {
        if (row >= grid.frozenRows) return undefined;
        const at = top;
        top += body?.children[i]?.getBoundingClientRect().height ?? 0;
        return at;
      });
      setTops((before) => (before.length === next.length && before.every((at, i) => at === next[i]) ? before : next));
    };
    const observer = new ResizeObserver(measure);
    for (const row of grid.rows.filter((r) => r < grid.frozenRows).keys()) {
      const element = body?.children[row];
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [scroller, grid]);
  return tops;
}
