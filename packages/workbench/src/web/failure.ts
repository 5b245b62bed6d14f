import type { Label } from "@parley/core";
import { Refused } from "./api.ts";
import { texts } from "./texts.ts";

/** What to tell about a failed request: the workbench's own words, or that it gave none. */
export const failureOf = (error: unknown): Label => (error instanceof Refused ? error.label : texts.silent);
