interface Rgb {
  red?: number;
  green?: number;
  blue?: number;
}

/** "#RRGGBB" as a colour of the API. @throws Error for another notation */
export function toRgb(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new Error(`Invalid color: ${hex}`);
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return { red, green, blue };
}
