import type { ReactNode } from "react";
import type { Database, Page, Property } from "./api.ts";
import { Cell } from "./cell.tsx";
import { Icon, TypeSign } from "./icons.tsx";
import { t } from "./language.ts";
import { PageMenu } from "./page-menu.tsx";
import { useActions } from "./use-workspace.ts";

/** Rows below each other. Arrow keys walk from cell to cell; Enter opens one for writing. */
export function TableView({
  database: { properties, rows, source, title },
}: {
  readonly database: Database;
}): ReactNode {
  const actions = useActions();
  const columns = [...properties.filter((p) => p.type === "title"), ...properties.filter((p) => p.type !== "title")];
  return (
    <div className="table-scroll">
      <table className="table" aria-label={title}>
        <thead>
          <tr>
            {columns.map((property) => (
              <th key={property.id} scope="col" className={`column ${property.type}`}>
                <TypeSign type={property.type} />
                <span className="cut">{property.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="hint">{t("noRows")}</p>}
      <button type="button" className="quiet new-row" onClick={() => void actions.addRow(source)}>
        <Icon name="plus" size={14} /> {t("newRow")}
      </button>
    </div>
  );
}

function Row({ row, columns }: { readonly row: Page; readonly columns: readonly Property[] }): ReactNode {
  const actions = useActions();
  const open = (): void => actions.open({ kind: "page", id: row.id });
  return (
    <tr>
      {columns.map(({ name, id, type }) => {
        const value = row.properties[name];
        return (
          <td key={id} className={`column ${type}`}>
            {value && <Cell page={row} name={name} value={value} place="in-table" />}
            {type === "title" && (
              <div className="row-tools">
                <PageMenu page={row} onOpen={open} />
              </div>
            )}
          </td>
        );
      })}
    </tr>
  );
}
