import type { Content } from "../../content.ts";
import type { Document, StoredRow } from "../../document.ts";
import type { communicationPlan } from "./shape.ts";

type Audience = Content<typeof communicationPlan>["lines"][number]["audience"];

/** How many of the stakeholders some plans reach. */
export interface Coverage {
  readonly stakeholders: number;
  readonly covered: number;
  /** A fraction; `undefined` without stakeholders. */
  readonly share: number | undefined;
  /** Rows of the register that no line is aimed at. */
  readonly missing: readonly StoredRow[];
}

/** Which stakeholders of a register the lines of some plans are aimed at. A line counts from the moment it names them. */
export function coverageOf(register: Document, plans: readonly Document[]): Coverage {
  const named = new Set(
    plans.flatMap(({ content }) =>
      ((content["lines"] ?? []) as readonly StoredRow[]).flatMap((line) =>
        ((line["audience"] ?? []) as Audience).flatMap(({ document, row }) =>
          document === register.id && row !== undefined ? [row] : [],
        ),
      ),
    ),
  );
  const all = (register.content["stakeholders"] ?? []) as readonly StoredRow[];
  const missing = all.filter(({ id }) => !named.has(id));
  const covered = all.length - missing.length;
  return { stakeholders: all.length, covered, share: all.length > 0 ? covered / all.length : undefined, missing };
}
