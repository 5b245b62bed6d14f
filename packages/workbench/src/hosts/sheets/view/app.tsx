import { useCallback, useMemo, type ReactNode } from "react";
import type { Sheet } from "../resources.ts";
import { useOpenWish } from "../../../web/open-wish.ts";
import type { Ran } from "./api.ts";
import { edits } from "./edits.ts";
import { FormulaBar } from "./formula-bar.tsx";
import { GridView } from "./grid.tsx";
import { toGrid } from "./grid-model.ts";
import { useTexts } from "./language.ts";
import { Tabs } from "./tabs.tsx";
import { TitleBar } from "./title-bar.tsx";
import { MenuBar, ToolBar } from "./tool-bar.tsx";
import { useAddOn } from "./use-add-on.ts";
import { useEditor } from "./use-editor.ts";
import { useNamedTab } from "./use-named-tab.ts";
import { useSpreadsheet } from "./use-spreadsheet.ts";

const none: readonly Sheet[] = [];

/** The page of a spreadsheet: title, menus, grid, tabs, and the add-on's sidebar at the right. */
export function App(): ReactNode {
  const t = useTexts();
  const open = useSpreadsheet();
  const sheets = open.spreadsheet?.sheets ?? none;
  const [wanted, setWanted] = useNamedTab(open.refresh);
  const visible = sheets.filter(({ properties }) => !properties?.hidden);
  const sheet = visible.find(({ properties }) => properties?.sheetId === wanted) ?? visible[0];
  const grid = useMemo(() => sheet && toGrid(sheet, sheets), [sheet, sheets]);
  const editor = useEditor(grid, open, t("refused"));
  const { select } = editor;
  const onActive = useCallback(
    ({ sheetId, row, column, rows, columns }: NonNullable<Ran["ui"]["active"]>) => {
      setWanted(sheetId);
      select({ row, column, toRow: row + rows - 1, toColumn: column + columns - 1 });
    },
    // A new `select` every time would tear the add-on's listener down in the middle of a run.
    // oxlint-disable-next-line react/exhaustive-deps
    [],
  );
  const addOn = useAddOn(open, grid?.sheetId ?? 0, onActive);
  useOpenWish((title) => {
    const named = visible.find(({ properties }) => properties?.title === title)?.properties?.sheetId;
    if (named !== undefined) setWanted(named);
    return named !== undefined;
  });
  const addSheet = (): void => void open.change(edits.addSheet(sheets.length));

  return (
    <div className="page">
      <TitleBar open={open}>
        {grid && <MenuBar grid={grid} editor={editor} open={open} addOn={addOn.menu} onAddSheet={addSheet} />}
      </TitleBar>
      {grid && <ToolBar grid={grid} editor={editor} open={open} />}
      {grid && <FormulaBar grid={grid} editor={editor} />}
      <main>
        <section className="sheet">
          {grid ? (
            <GridView key={grid.sheetId} grid={grid} editor={editor} onUndo={() => void open.undo()} />
          ) : (
            <p className="loading">{t("loading")}</p>
          )}
          <Tabs sheets={sheets} active={grid?.sheetId ?? 0} open={open} onSelect={setWanted} onAdd={addSheet} />
        </section>
        {addOn.sidebar && (
          <aside className="sidebar" aria-label={t("sidebar")}>
            <header>
              <h2>{addOn.sidebar.title}</h2>
              <output>{addOn.running && t("working")}</output>
              <button type="button" aria-label={t("close")} title={t("close")} onClick={addOn.close}>
                ×
              </button>
            </header>
            <iframe
              ref={addOn.frame}
              title={addOn.sidebar.title}
              src={addOn.sidebar.address}
              sandbox="allow-scripts allow-forms allow-modals allow-popups"
            />
          </aside>
        )}
      </main>
      {open.problem !== undefined && (
        <div className="dialog" role="alertdialog" aria-label={t("problem")}>
          <h2>{t("problem")}</h2>
          <p>{open.problem}</p>
          <button type="button" ref={(button) => button?.focus()} onClick={open.dismiss}>
            {t("dismiss")}
          </button>
        </div>
      )}
    </div>
  );
}
