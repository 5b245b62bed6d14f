import { type ReactNode, useState } from "react";
import type { Database, View } from "./api.ts";
import { BoardView } from "./board-view.tsx";
import { CalendarView } from "./calendar-view.tsx";
import { Icon } from "./icons.tsx";
import { t } from "./language.ts";
import { TableView } from "./table-view.tsx";
import { useActions } from "./use-workspace.ts";

/** A database: its title, its views as tabs, the one that is chosen. */
export function DatabaseView({
  database,
  isWhole = false,
}: {
  readonly database: Database;
  readonly isWhole?: boolean;
}): ReactNode {
  const { views, title, description, id } = database;
  const [chosen, choose] = useState(views[0]?.id);
  const view = views.find((v) => v.id === chosen) ?? views[0];
  const actions = useActions();
  return (
    <section className={isWhole ? "database whole" : "block database"} aria-label={title || t("untitled")}>
      <DatabaseTitle key={title} database={database} isWhole={isWhole} />
      {description !== "" && <p className="database-description">{description}</p>}
      <div className="view-tabs">
        <div role="tablist" aria-label={title || t("untitled")}>
          {views.map((one) => (
            <button
              type="button"
              key={one.id}
              role="tab"
              aria-selected={one.id === view?.id}
              className={one.id === view?.id ? "quiet view-tab current" : "quiet view-tab"}
              onClick={() => choose(one.id)}
            >
              <Icon name={one.type === "board" || one.type === "calendar" ? one.type : "table"} size={14} />{" "}
              {nameOf(one)}
            </button>
          ))}
        </div>
        {!isWhole && (
          <button
            type="button"
            className="quiet square open-whole"
            aria-label={`${t("open")}: ${title}`}
            onClick={() => actions.open({ kind: "database", id })}
          >
            <Icon name="open" size={14} />
          </button>
        )}
      </div>
      <ViewOf database={database} view={view} />
    </section>
  );
}

/** The name that Notion gives to a new database's first view is not a person's: it speaks the reader's language. */
const nameOf = ({ type, name }: View): string =>
  type === "table" && (name === "Table" || name === "") ? t("table") : name;

function ViewOf({ database, view }: { readonly database: Database; readonly view: View | undefined }): ReactNode {
  if (view?.type === "board") return <BoardView database={database} view={view} />;
  if (view?.type === "calendar") return <CalendarView database={database} view={view} />;
  if (view === undefined || view.type === "table") return <TableView database={database} />;
  return (
    <>
      <p className="hint">{t("unsupportedView")}</p>
      <TableView database={database} />
    </>
  );
}

function DatabaseTitle({
  database: { id, title },
  isWhole,
}: {
  readonly database: Database;
  readonly isWhole: boolean;
}): ReactNode {
  const [text, setText] = useState(title);
  const actions = useActions();
  const save = (): void => {
    actions.setEditing(false);
    if (text !== title) void actions.renameDatabase(id, text);
  };
  return (
    <input
      className={isWhole ? "database-title whole" : "database-title"}
      value={text}
      placeholder={t("untitled")}
      aria-label={t("title")}
      onFocus={() => actions.setEditing(true)}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}
