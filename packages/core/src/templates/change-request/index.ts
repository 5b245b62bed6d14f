import { defineTemplate } from "../../template.ts";
import { flow } from "./flow.ts";
import { rules } from "./rules.ts";
import { fault, sample } from "./samples.ts";
import { changeRequest as shape } from "./shape.ts";

export * from "./figures.ts";
export { decisionLevel, type Level, projectFigures } from "./level.ts";
export const changeRequestTemplate = defineTemplate({ shape, rules, sample, fault, flow });
