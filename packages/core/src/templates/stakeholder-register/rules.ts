import type { Rules } from "../../rule.ts";
import type { stakeholderRegister } from "./shape.ts";

/**
 * The method's rules (SR-01 to SR-09) follow. So far the shape alone speaks: what it requires, and what it needs
 * when, reports as G-01.
 */
export const rules: Rules<typeof stakeholderRegister> = {};
