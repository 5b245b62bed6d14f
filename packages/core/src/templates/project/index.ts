import { defineTemplate } from "../../template.ts";
import { rules } from "./rules.ts";
import { blank, sample } from "./samples.ts";
import { project as shape } from "./shape.ts";

export { thresholdNames } from "./rules.ts";
export const projectTemplate = defineTemplate({ shape, rules, sample, blank });
