import type { Rules } from "../../rule.ts";
import type { riskRegister } from "./shape.ts";

/**
 * The method's rules (RR-01 to RR-16) follow. So far the shape alone speaks: what it requires, and what it needs
 * when, reports as G-01.
 */
export const rules: Rules<typeof riskRegister> = {};
