import { defineTemplate } from "../../template.ts";
import { rules } from "./rules.ts";
import { fault, sample } from "./samples.ts";
import { smartGoal as shape } from "./shape.ts";

export * from "./tree.ts";
export const smartGoalTemplate = defineTemplate({ shape, rules, sample, fault });
