import type { ReactNode } from "react";
import type { PropertyValue } from "./api.ts";

const paths = {
  page: "M4 2.5h5.5L12 5v8.5H4z M9.5 2.5V5H12",
  database:
    "M3 4.5c0-1 2.2-1.8 5-1.8s5 .8 5 1.8-2.2 1.8-5 1.8-5-.8-5-1.8z M3 4.5v7c0 1 2.2 1.8 5 1.8s5-.8 5-1.8v-7 M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8",
  chevron: "M6 4l4 4-4 4",
  plus: "M8 3.5v9 M3.5 8h9",
  dots: "M4 8h.01 M8 8h.01 M12 8h.01",
  open: "M9 3h4v4 M13 3L8 8 M11 9v4H3V5h4",
  copy: "M5.5 5.5h7v7h-7z M3.5 10.5v-7h7",
  trash: "M3.5 4.5h9 M6 4.5v-1h4v1 M5 4.5l.5 8.5h5l.5-8.5",
  check: "M3.5 8.5l3 3 6-7",
  board: "M3 3h3v10H3z M10 3h3v7h-3z",
  table: "M2.5 3.5h11v9h-11z M2.5 6.5h11 M6.5 6.5v6",
  bulb: "M6 11.5h4 M6.5 13.5h3 M6 11.5c0-1.5-2-2.3-2-5a4 4 0 0 1 8 0c0 2.7-2 3.5-2 5",
  menu: "M3 5h10 M3 8h10 M3 11h10",
} as const;
export type IconName = keyof typeof paths;

/** A line drawing in the colour of the text around it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      className={name === "dots" ? "icon bold-line" : "icon"}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

const signs: Partial<Record<PropertyValue["type"], string>> = {
  title: "Aa",
  rich_text: "≡",
  number: "#",
  select: "◉",
  multi_select: "☰",
  status: "◌",
  date: "▦",
  checkbox: "☑",
  url: "⚭",
  email: "@",
  phone_number: "☏",
  people: "☺",
  relation: "↗",
  rollup: "∑",
  formula: "ƒ",
  unique_id: "№",
};

/** What kind of property it is, as Notion hints in a column's head. */
export function TypeSign({ type }: { readonly type: PropertyValue["type"] }): ReactNode {
  return (
    <span className="type-sign" aria-hidden="true">
      {signs[type] ?? "·"}
    </span>
  );
}
