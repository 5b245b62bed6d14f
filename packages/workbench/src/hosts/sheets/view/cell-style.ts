import type { CSSProperties } from "react";
import type { CellData } from "../resources.ts";

type Colour = { readonly red?: number; readonly green?: number; readonly blue?: number };

function toCss(colour: Colour | undefined): string | undefined {
  if (!colour) return undefined;
  const { red = 0, green = 0, blue = 0 } = colour;
  return `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(" ")})`;
}

const across = { LEFT: "left", CENTER: "center", RIGHT: "right" } as const;
const down = { TOP: "flex-start", MIDDLE: "center", BOTTOM: "flex-end" } as const;

/** How a cell looks: its effective format, and Sheets' habit of setting numbers right and booleans in the middle. */
export function styleOf({ effectiveFormat: format = {}, effectiveValue: value = {} }: CellData): CSSProperties {
  const { textFormat = {}, backgroundColorStyle, horizontalAlignment, verticalAlignment } = format;
  const { bold, italic, strikethrough, underline, fontSize, foregroundColorStyle } = textFormat;
  const background = toCss(backgroundColorStyle?.rgbColor);
  const color = toCss(foregroundColorStyle?.rgbColor);
  const natural =
    value.numberValue !== undefined ? "right" : value.boolValue !== undefined || value.errorValue ? "center" : "left";
  const side = across[horizontalAlignment as keyof typeof across] ?? natural;
  const lines = [strikethrough && "line-through", underline && "underline"].filter(Boolean).join(" ");
  return {
    textAlign: side,
    justifyContent: { left: "flex-start", center: "center", right: "flex-end" }[side],
    alignItems: down[verticalAlignment as keyof typeof down] ?? "flex-end",
    ...(background && { background }),
    ...(color && { color }),
    ...(bold && { fontWeight: 700 }),
    ...(italic && { fontStyle: "italic" }),
    ...(lines && { textDecoration: lines }),
    ...(fontSize !== undefined && { fontSize: `${Math.round(fontSize * 1.3)}px` }),
  };
}

export type Flow = "wrap" | "clip" | "overflow";

/** Text spills over empty neighbours unless it is wrapped; numbers never do. */
export function flowOf({ effectiveFormat, effectiveValue }: CellData, next: CellData): Flow {
  if (effectiveFormat?.wrapStrategy === "WRAP") return "wrap";
  const free = next.formattedValue === undefined && effectiveValue?.stringValue !== undefined;
  return free && effectiveFormat?.wrapStrategy !== "CLIP" ? "overflow" : "clip";
}
