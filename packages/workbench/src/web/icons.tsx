import type { ReactNode } from "react";

/** Drawn on 16 by 16, by lines in the colour of the text around. */
const lines = {
  arrow: "M3 8h10M9 4l4 4-4 4",
  check: "M3 8.5l3.5 3.5L13 4.5",
  close: "M4 4l8 8M12 4l-8 8",
  error: "M8 4.5v4.2M8 11.3v.2M8 1.5l6.5 6.5L8 14.5 1.5 8z",
  hint: "M8 7.2v4.3M8 4.6v.2M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z",
  home: "M2 7.5L8 2l6 5.5M3.5 6.5V14h3.3v-4h2.4v4h3.3V6.5",
  panel: "M2 3h12v10H2zM6.5 3v10",
  people:
    "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 14a4.5 4.5 0 0 1 9 0M10.5 2.8a2.5 2.5 0 0 1 0 4.4M12 9.8a4.5 4.5 0 0 1 2.5 4.2",
  reset: "M2.5 8A5.5 5.5 0 1 0 4.3 4M2.5 2v3.2h3.2",
  send: "M2 8l12-5.5L10 14 7.5 9z",
  swap: "M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3",
  warning: "M8 6v3.4M8 11.7v.2M8 2l6.5 12h-13z",
} as const;

export type IconName = keyof typeof lines;

/** An icon beside words: nothing for who hears the page. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg className="glyph" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <path
        d={lines[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
