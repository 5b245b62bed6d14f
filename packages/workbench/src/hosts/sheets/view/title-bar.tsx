import type { ReactNode } from "react";
import { edits } from "./edits.ts";
import { useTexts } from "./language.ts";
import type { Open } from "./use-spreadsheet.ts";

/** The spreadsheet's name, the other spreadsheets there are, and what this page is. */
export function TitleBar({ open, children }: { readonly open: Open; readonly children: ReactNode }): ReactNode {
  const t = useTexts();
  const title = open.spreadsheet?.properties?.title ?? "";
  const rename = (text: string): void => {
    if (text !== "" && text !== title) void open.change(edits.rename(text));
  };
  return (
    <header className="title-bar">
      <Logo />
      <div className="titles">
        <div className="title-line">
          <input
            key={title}
            className="title"
            aria-label={t("title")}
            defaultValue={title}
            size={Math.max(
              8,
              Array.from(title).reduce((n, c) => n + (c > "\u2e7f" ? 2 : 1), 1),
            )}
            onBlur={(event) => rename(event.target.value.trim())}
            onKeyDown={(event) => {
              if (event.key === "Escape") event.currentTarget.value = title;
              if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
            }}
          />
          <output className="state">{open.spreadsheet && t(open.busy ? "saving" : "saved")}</output>
        </div>
        {children}
      </div>
      <div className="title-side">
        {open.list.length > 1 && (
          <select aria-label={t("spreadsheet")} value={open.id} onChange={(event) => open.select(event.target.value)}>
            {open.list.map(({ spreadsheetId, title: name }) => (
              <option key={spreadsheetId} value={spreadsheetId}>
                {name}
              </option>
            ))}
          </select>
        )}
        <span className="stand-in">{t("standIn")}</span>
      </div>
    </header>
  );
}

function Logo(): ReactNode {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="5" y="2" width="22" height="28" rx="3" fill="#188038" />
      <path d="M10 11h12v13H10z" fill="#fff" />
      <path d="M10 15.3h12M10 19.7h12M16 11v13" stroke="#188038" strokeWidth="1.6" />
    </svg>
  );
}
