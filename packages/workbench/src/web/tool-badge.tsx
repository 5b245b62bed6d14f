import type { CSSProperties, ReactNode } from "react";
import type { ToolInfo } from "./api.ts";

interface BadgeProps {
  readonly tool: ToolInfo;
  /** "filled" unless something is not quite there. */
  readonly look?: "filled" | "hollow" | "absent";
}

/** A tool's letter in its colour: nothing for who hears the page, its name stands beside. */
export function ToolBadge({ tool: { name, tint = "#5a6372" }, look = "filled" }: BadgeProps): ReactNode {
  return (
    <span className={`badge ${look}`} style={{ "--tint": tint } as CSSProperties} aria-hidden="true">
      {name[0].slice(0, 1)}
    </span>
  );
}
