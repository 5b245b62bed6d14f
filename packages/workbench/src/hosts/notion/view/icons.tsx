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
  calendar: "M3 4h10v9H3z M3 7h10 M5.5 2.5V5 M10.5 2.5V5",
  link: "M5 11L11 5 M6.5 5H11v4.5",
  text: "M3 4.5h10 M3 8h10 M3 11.5h6",
  number: "M6 3L5 13 M11 3l-1 10 M3 6h10.5 M2.5 10H13",
  choice: "M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8z M6 7l2 2.2L10 7",
  list: "M6 4.5h7 M6 8h7 M6 11.5h7 M3 4.5h.01 M3 8h.01 M3 11.5h.01",
  box: "M3 3h10v10H3z M5.5 8l2 2L11 6",
  address:
    "M6.8 9.2a2.4 2.4 0 0 0 3.4 0l2-2a2.4 2.4 0 1 0-3.4-3.4l-.8.8 M9.2 6.8a2.4 2.4 0 0 0-3.4 0l-2 2a2.4 2.4 0 1 0 3.4 3.4l.8-.8",
  mail: "M2.5 4h11v8h-11z M2.5 4.5L8 9l5.5-4.5",
  phone: "M5 2.5h6v11H5z M7.5 11.5h1",
  person: "M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z M3.5 13.5c.5-2.5 2.3-3.7 4.5-3.7s4 1.2 4.5 3.7",
  sum: "M11.5 4V3h-7L8.5 8l-4 5h7v-1",
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

/** Drawn, because a font for them may be missing. "Aa" and "fx" are letters. */
const signs: Partial<Record<PropertyValue["type"], IconName>> = {
  rich_text: "text",
  number: "number",
  select: "choice",
  multi_select: "list",
  status: "choice",
  date: "calendar",
  checkbox: "box",
  url: "address",
  email: "mail",
  phone_number: "phone",
  people: "person",
  relation: "link",
  rollup: "sum",
};
const letters: Partial<Record<PropertyValue["type"], string>> = { title: "Aa", formula: "fx", unique_id: "ID" };

/** What kind of property it is, as Notion hints in a column's head. */
export function TypeSign({ type }: { readonly type: PropertyValue["type"] }): ReactNode {
  const name = signs[type];
  return (
    <span className="type-sign" aria-hidden="true">
      {name ? <Icon name={name} size={14} /> : (letters[type] ?? "·")}
    </span>
  );
}

const drawn: Readonly<Record<string, IconName>> = {
  "💡": "bulb",
  "📅": "calendar",
  "✅": "check",
  "🔗": "link",
  "👤": "person",
};

/** An emoji as a drawing: where no font has emoji, they would be boxes. */
export function EmojiIcon({
  emoji,
  otherwise,
  size,
}: {
  readonly emoji: string | undefined;
  readonly otherwise: IconName;
  readonly size: number;
}): ReactNode {
  return <Icon name={drawn[emoji ?? ""] ?? otherwise} size={size} />;
}
