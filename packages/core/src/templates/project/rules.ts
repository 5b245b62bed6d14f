import type { Rules } from "../../rule.ts";
import type { project } from "./shape.ts";

/** The project's settings are judged by the generic rules alone. */
export const rules: Rules<typeof project> = {};
