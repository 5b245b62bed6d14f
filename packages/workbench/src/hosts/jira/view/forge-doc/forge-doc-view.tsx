import type { ReactNode } from "react";
import { buttons } from "./buttons.tsx";
import { data } from "./data.tsx";
import type { ForgeDoc } from "./doc.ts";
import { fields } from "./fields.tsx";
import { layout } from "./layout.tsx";
import { type Drawings, DrawingsProvider, Node } from "./node.tsx";
import { overlays } from "./overlays.tsx";
import { textual } from "./texts.tsx";

const DRAWINGS: Drawings = { ...layout, ...textual, ...buttons, ...fields, ...overlays, ...data };

/** What an app commits, drawn with the components of Jira's own design system. */
export function ForgeDocView({ doc }: { readonly doc: ForgeDoc }): ReactNode {
  return (
    <DrawingsProvider value={DRAWINGS}>
      <Node doc={doc} />
    </DrawingsProvider>
  );
}
