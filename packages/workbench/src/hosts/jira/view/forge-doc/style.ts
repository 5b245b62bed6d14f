import type { CSSProperties } from "react";
import type { Props } from "./doc.ts";

/** What `xcss` may set. @source `@atlaskit/forge-react-types`, BoxProps: everything else is dropped by the platform too */
const ALLOWED =
  /^(textAlign|color|boxShadow|opacity|backgroundColor|display|flexGrow|overflow[XY]?|(min|max)?(W|w)idth|(min|max)?(H|h)eight|margin\w*|padding\w*|border\w*)$/;

/** The style of a box: design tokens by name become the custom properties that the theme defines. */
export function styleOf(props: Props): CSSProperties {
  const { xcss, ...rest } = props;
  const given = { ...pickedSpace(rest), ...(typeof xcss === "object" && xcss !== null ? xcss : {}) };
  const entries = Object.entries(given).filter(([name, value]) => ALLOWED.test(name) && isPlain(value));
  return Object.fromEntries(entries.map(([name, value]) => [name, valueOf(value)])) as CSSProperties;
}

const isPlain = (value: unknown): boolean => typeof value === "string" || typeof value === "number";

function pickedSpace(props: Props): Props {
  const named = Object.entries(props).filter(([name]) => /^(padding\w*|backgroundColor)$/.test(name));
  return Object.fromEntries(named);
}

const TOKEN = /^(color|space|elevation|border|radius|font|opacity)\.[\w.[\]-]+$/;

/** "color.background.neutral" → "var(--ds-background-neutral)": the theme names its properties after the tokens. */
function valueOf(value: unknown): unknown {
  if (typeof value !== "string" || !TOKEN.test(value)) return value;
  const name = value.replace(/^color\.|^elevation\./, "").replaceAll(".", "-");
  return `var(--ds-${name})`;
}
