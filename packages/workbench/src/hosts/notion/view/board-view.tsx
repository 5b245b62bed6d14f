import type { ReactNode } from "react";
import type { Database, Page, View } from "./api.ts";
import { Cell } from "./cell.tsx";
import { Icon } from "./icons.tsx";
import { t } from "./language.ts";
import { PageMenu } from "./page-menu.tsx";
import { Tag, type ShownOption } from "./tag.tsx";
import { useActions } from "./use-workspace.ts";
import { titleOf } from "./titles.ts";

/** Rows as cards, in a column for each option of the property that the view groups by. */
export function BoardView({
  database: { properties, rows, source },
  view,
}: {
  readonly database: Database;
  readonly view: View;
}): ReactNode {
  const actions = useActions();
  const id = view.configuration?.type === "board" ? view.configuration.group_by.property_id : "";
  const property = properties.find((p) => p.id === id);
  if (property?.type !== "select" && property?.type !== "status") return <p className="hint">{t("unsupportedView")}</p>;
  const options: readonly ShownOption[] =
    property.type === "select" ? property.select.options : property.status.options;
  const chosen = (row: Page): string | undefined => {
    const value = row.properties[property.name];
    return value?.type === "select" ? value.select?.id : value?.type === "status" ? value.status?.id : undefined;
  };
  const groups: readonly (ShownOption | undefined)[] = [undefined, ...options];
  return (
    <div className="board">
      {groups.map((option) => {
        const cards = rows.filter((row) => chosen(row) === option?.id);
        return (
          <section key={option?.id ?? "none"} className="board-column" aria-label={option?.name ?? t("noGroup")}>
            <h3>
              {option ? (
                <Tag option={option} isStatus={property.type === "status"} />
              ) : (
                <span className="faint">{t("noGroup")}</span>
              )}
              <span className="faint">{cards.length}</span>
            </h3>
            {cards.map((row) => (
              <Card key={row.id} row={row} property={property.name} />
            ))}
            <button
              type="button"
              className="quiet new-row"
              onClick={() =>
                void actions.addRow(
                  source,
                  option ? { [property.name]: { [property.type]: { name: option.name } } } : {},
                )
              }
            >
              <Icon name="plus" size={14} /> {t("newRow")}
            </button>
          </section>
        );
      })}
    </div>
  );
}

function Card({ row, property }: { readonly row: Page; readonly property: string }): ReactNode {
  const actions = useActions();
  const open = (): void => actions.open({ kind: "page", id: row.id });
  const value = row.properties[property];
  return (
    <div className="card">
      <div className="card-head">
        <button type="button" className="card-title" onClick={open}>
          {titleOf(row)}
        </button>
        <PageMenu page={row} onOpen={open} />
      </div>
      {value && <Cell page={row} name={property} value={value} place="in-card" />}
    </div>
  );
}
