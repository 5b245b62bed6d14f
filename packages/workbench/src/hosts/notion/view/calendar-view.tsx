import { type ReactNode, useState } from "react";
import type { Database, Page, View } from "./api.ts";
import { Icon } from "./icons.tsx";
import { language, t } from "./language.ts";
import { titleOf } from "./titles.ts";
import { useActions } from "./use-workspace.ts";

const locale = language === "zh" ? "zh-CN" : "en-US";
const dayMs = 86_400_000;

/** ISO day of a page by the date property of a calendar or timeline; nothing without one. */
function dayOf(row: Page, name: string): string | undefined {
  const value = row.properties[name];
  return value?.type === "date" ? value.date?.start.slice(0, 10) : undefined;
}

/** Rows as entries of the days they fall on, a month at a time; it opens where the last entry is. */
export function CalendarView({
  database: { properties, rows, title },
  view,
}: {
  readonly database: Database;
  readonly view: View;
}): ReactNode {
  const { configuration } = view;
  const id = configuration?.type === "calendar" ? configuration.date_property_id : "";
  const property = properties.find((p) => p.id === id);
  const days = rows.flatMap((row) => dayOf(row, property?.name ?? "") ?? []).sort();
  const [month, setMonth] = useState(() => days.at(-1)?.slice(0, 7) ?? thisMonth());
  if (!property) return <p className="hint">{t("unsupportedView")}</p>;
  const weeks = weeksOf(month);
  return (
    <div className="calendar">
      <div className="calendar-head">
        <strong aria-live="polite">{monthText(month)}</strong>
        <button
          type="button"
          className="quiet square"
          aria-label={t("before")}
          onClick={() => setMonth(moved(month, -1))}
        >
          <span className="turned">
            <Icon name="chevron" size={14} />
          </span>
        </button>
        <button
          type="button"
          className="quiet square"
          aria-label={t("after")}
          onClick={() => setMonth(moved(month, 1))}
        >
          <Icon name="chevron" size={14} />
        </button>
      </div>
      <table className="month" aria-label={`${title}: ${monthText(month)}`}>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th key={day} scope="col">
                {dayName(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className={day.startsWith(month) ? "day" : "day outside"}>
                  <span className="day-number">{Number(day.slice(8))}</span>
                  {rows
                    .filter((row) => dayOf(row, property.name) === day)
                    .map((row) => (
                      <Entry key={row.id} row={row} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {days.length === 0 && <p className="hint">{t("noDays")}</p>}
    </div>
  );
}

function Entry({ row }: { readonly row: Page }): ReactNode {
  const actions = useActions();
  return (
    <button type="button" className="entry" onClick={() => actions.open({ kind: "page", id: row.id })}>
      {titleOf(row)}
    </button>
  );
}

/** The weeks of a month as ISO days, Monday first, whole. */
function weeksOf(month: string): readonly (readonly string[])[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const last = Date.parse(`${moved(month, 1)}-01T00:00:00Z`);
  const weeks: string[][] = [];
  for (let at = first.getTime() - ((first.getUTCDay() + 6) % 7) * dayMs; at < last; at += 7 * dayMs)
    weeks.push(Array.from({ length: 7 }, (_, n) => new Date(at + n * dayMs).toISOString().slice(0, 10)));
  return weeks;
}

const thisMonth = (): string => new Date().toISOString().slice(0, 7);
function moved(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

const monthText = (month: string): string =>
  new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
const dayName = (day: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
