import type { ReactNode } from "react";
import { edits } from "./edits.ts";
import type { Grid } from "./grid-model.ts";
import { useTexts } from "./language.ts";
import { Menu } from "./menu.tsx";
import type { Editor } from "./use-editor.ts";
import type { Open } from "./use-spreadsheet.ts";

interface BarProps {
  readonly grid: Grid;
  readonly editor: Editor;
  readonly open: Open;
}
interface MenuBarProps extends BarProps {
  readonly addOn: readonly { readonly label: string; readonly onChoose: () => void }[];
  readonly onAddSheet: () => void;
}

/** Menus of the spreadsheet. "Extensions" holds what the add-on put there. */
export function MenuBar({ grid, editor: { selection, clear }, open, addOn, onAddSheet }: MenuBarProps): ReactNode {
  const t = useTexts();
  const change =
    (...requests: Parameters<Open["change"]>) =>
    (): void =>
      void open.change(...requests);
  const add = (dimension: "ROWS" | "COLUMNS", side: "before" | "after"): (() => void) =>
    change(edits.insert(grid, selection, dimension, side));
  return (
    <nav className="menu-bar">
      <Menu
        label={t("edit")}
        items={[
          { label: t("undo"), keys: "Ctrl+Z", onChoose: () => void open.undo() },
          "-",
          { label: t("clear"), keys: "Delete", onChoose: clear },
          { label: t("deleteRow"), onChoose: change(edits.remove(grid, selection, "ROWS")) },
          { label: t("deleteColumn"), onChoose: change(edits.remove(grid, selection, "COLUMNS")) },
          "-",
          { label: t("hideRow"), onChoose: change(edits.hide(grid, selection, "ROWS")) },
          { label: t("hideColumn"), onChoose: change(edits.hide(grid, selection, "COLUMNS")) },
          { label: t("unhide"), disabled: !grid.hasHidden, onChoose: change(...edits.unhideAll(grid)) },
        ]}
      />
      <Menu
        label={t("insert")}
        items={[
          { label: t("rowAbove"), onChoose: add("ROWS", "before") },
          { label: t("rowBelow"), onChoose: add("ROWS", "after") },
          { label: t("columnLeft"), onChoose: add("COLUMNS", "before") },
          { label: t("columnRight"), onChoose: add("COLUMNS", "after") },
          "-",
          { label: t("newSheet"), onChoose: onAddSheet },
        ]}
      />
      <Menu
        label={t("data")}
        items={[
          { label: t("sortUp"), onChoose: change(edits.sort(grid, selection, "ASCENDING")) },
          { label: t("sortDown"), onChoose: change(edits.sort(grid, selection, "DESCENDING")) },
        ]}
      />
      <Menu
        label={t("extensions")}
        items={
          addOn.length > 0
            ? addOn.map((item) => ({ ...item, label: `Parley › ${item.label}` }))
            : [{ label: t("addonMissing"), disabled: true, onChoose: () => {} }]
        }
      />
    </nav>
  );
}

/** A strip of buttons that each do what they say. */
export function ToolBar({ grid, editor: { selection }, open }: BarProps): ReactNode {
  const t = useTexts();
  const { effectiveFormat = {} } = grid.cell(selection.row, selection.column);
  const { bold = false, italic = false } = effectiveFormat.textFormat ?? {};
  const wraps = effectiveFormat.wrapStrategy === "WRAP";
  const format = (
    ...args: Parameters<typeof edits.format> extends [unknown, unknown, ...infer Rest] ? Rest : never
  ): void => void open.change(edits.format(grid, selection, ...args));
  return (
    <div className="tool-bar" role="toolbar" aria-label={t("format")}>
      <Tool name={t("undo")} onPress={() => void open.undo()}>
        <path d="M7 7h6a4 4 0 0 1 0 8H8M7 7l3-3M7 7l3 3" />
      </Tool>
      <hr />
      <Tool name={t("bold")} pressed={bold} onPress={() => format({ textFormat: { bold: !bold } }, "textFormat.bold")}>
        <path d="M7 4h4a3 3 0 0 1 0 6H7zM7 10h5a3 3 0 0 1 0 6H7z" />
      </Tool>
      <Tool
        name={t("italic")}
        pressed={italic}
        onPress={() => format({ textFormat: { italic: !italic } }, "textFormat.italic")}
      >
        <path d="M12 4h-3m1.5 0L8.500 16m1.500 0H7" />
      </Tool>
      <Tool
        name={t("wrap")}
        pressed={wraps}
        onPress={() => format({ wrapStrategy: wraps ? "OVERFLOW_CELL" : "WRAP" }, "wrapStrategy")}
      >
        <path d="M4 5h12M4 10h9a2.500 2.500 0 0 1 0 5h-3m0 0 2-2m-2 2 2 2M4 15h3" />
      </Tool>
      <hr />
      <Tool name={t("rowBelow")} onPress={() => void open.change(edits.insert(grid, selection, "ROWS", "after"))}>
        <path d="M4 4h12v5H4zM10 12v5m-2.500-2.500h5" />
      </Tool>
      <Tool name={t("deleteRow")} onPress={() => void open.change(edits.remove(grid, selection, "ROWS"))}>
        <path d="M4 4h12v5H4zM7.500 14.500h5" />
      </Tool>
      <Tool name={t("sortUp")} onPress={() => void open.change(edits.sort(grid, selection, "ASCENDING"))}>
        <path d="M5 4v12m0 0-2-2m2 2 2-2M11 5h6M11 10h4M11 15h2" />
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly pressed?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}
function Tool({ name, pressed, onPress, children }: ToolProps): ReactNode {
  return (
    <button type="button" aria-label={name} title={name} aria-pressed={pressed} onClick={onPress}>
      <svg
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {children}
      </svg>
    </button>
  );
}
