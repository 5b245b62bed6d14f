import { useState, type ReactNode } from "react";
import type { Sheet } from "../resources.ts";
import { edits } from "./edits.ts";
import { useTexts } from "./language.ts";
import { Menu } from "./menu.tsx";
import type { Open } from "./use-spreadsheet.ts";

interface TabsProps {
  readonly sheets: readonly Sheet[];
  readonly active: number;
  readonly open: Open;
  readonly onSelect: (sheetId: number) => void;
  readonly onAdd: () => void;
}

/** The tabs at the bottom: choose, add, rename (double click), duplicate, move, delete. */
export function Tabs({ sheets, active, open, onSelect, onAdd }: TabsProps): ReactNode {
  const t = useTexts();
  const [renamed, setRenamed] = useState<number>();
  const shown = sheets.filter(({ properties }) => !properties?.hidden);
  return (
    <footer className="tabs">
      <button type="button" className="add" aria-label={t("newSheet")} title={t("newSheet")} onClick={onAdd}>
        +
      </button>
      {/* The menu of a tab stands beside it and is none: a list of tabs may own nothing else. */}
      <div
        role="tablist"
        aria-label={t("sheets")}
        aria-owns={shown.map(({ properties }) => idOf(properties?.sheetId)).join(" ")}
      />
      <div className="tab-row">
        {shown.map(({ properties = {} }) => {
          const { sheetId = 0, title = "", index = 0, tabColorStyle } = properties;
          const { red = 0, green = 0, blue = 0 } = tabColorStyle?.rgbColor ?? {};
          const mark = tabColorStyle && `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(" ")})`;
          return (
            <div
              key={sheetId}
              className={sheetId === active ? "tab active" : "tab"}
              style={{ borderBottomColor: mark }}
            >
              {renamed === sheetId ? (
                <input
                  ref={(input) => input?.focus()}
                  aria-label={t("rename")}
                  defaultValue={title}
                  onFocus={(event) => event.target.select()}
                  onBlur={(event) => {
                    setRenamed(undefined);
                    const text = event.target.value.trim();
                    if (text !== "" && text !== title) void open.change(edits.renameSheet(sheetId, text));
                  }}
                  onKeyDown={(event) => {
                    if (event.key === "Escape") event.currentTarget.value = title;
                    if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
                  }}
                />
              ) : (
                <button
                  ref={sheetId === active ? intoView : undefined}
                  type="button"
                  id={idOf(sheetId)}
                  role="tab"
                  aria-selected={sheetId === active}
                  onClick={() => onSelect(sheetId)}
                  onDoubleClick={() => setRenamed(sheetId)}
                >
                  {title}
                </button>
              )}
              {sheetId === active && (
                <Menu
                  above
                  label="▾"
                  name={`${t("sheetMenu")}: ${title}`}
                  items={[
                    { label: t("rename"), onChoose: () => setRenamed(sheetId) },
                    {
                      label: t("duplicate"),
                      onChoose: () => void open.change(edits.duplicateSheet(sheetId, index + 1)),
                    },
                    {
                      label: t("delete"),
                      disabled: shown.length < 2,
                      onChoose: () => void open.change(edits.deleteSheet(sheetId)),
                    },
                    "-",
                    {
                      label: t("moveRight"),
                      disabled: index >= sheets.length - 1,
                      onChoose: () => void open.change(edits.moveSheet(sheetId, index + 2)),
                    },
                    {
                      label: t("moveLeft"),
                      disabled: index === 0,
                      onChoose: () => void open.change(edits.moveSheet(sheetId, index - 1)),
                    },
                  ]}
                />
              )}
            </div>
          );
        })}
      </div>
    </footer>
  );
}

const idOf = (sheetId = 0): string => `tab-${sheetId}`;
const intoView = (button: HTMLElement | null): void => button?.scrollIntoView({ block: "nearest", inline: "nearest" });
