import type { Rules } from "../../rule.ts";
import type { meetingRecord } from "./shape.ts";

/**
 * The method's rules (MR-01 to MR-07) follow. So far the shape alone speaks: what it requires, and what it needs
 * when, reports as G-01.
 */
export const rules: Rules<typeof meetingRecord> = {};
