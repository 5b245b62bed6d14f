import type { ReactNode } from "react";
import { Box, Inline } from "@forge/react";
import type { Columns, Field, Kind } from "@parley/core";

/** Kinds that are read well in half of the width: two stand side by side where there is room. */
const half: ReadonlySet<Kind> = new Set<Kind>([
  "number",
  "percent",
  "money",
  "date",
  "choice",
  "checkbox",
  "person",
  "reference",
]);
const halfBox = { width: "48%", minWidth: "240px", flexGrow: "1" } as const;
const wholeBox = { width: "100%" } as const;

interface FieldGridProps {
  readonly fields: Columns;
  readonly draw: (name: string, field: Field) => ReactNode;
}
/** Fields in the shape's order, small ones in two columns; in a narrow panel all below each other. */
export function FieldGrid({ fields, draw }: FieldGridProps): ReactNode {
  return (
    <Inline space="space.200" rowSpace="space.200" alignBlock="start" shouldWrap>
      {Object.entries(fields).map(([name, field]) => (
        <Box key={name} xcss={half.has(field.kind) ? halfBox : wholeBox}>
          {draw(name, field)}
        </Box>
      ))}
    </Inline>
  );
}
