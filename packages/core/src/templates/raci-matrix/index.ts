import { defineTemplate } from "../../template.ts";
import { rules } from "./rules.ts";
import { fault, sample } from "./samples.ts";
import { raciMatrix as shape } from "./shape.ts";

export const raciMatrixTemplate = defineTemplate({ shape, rules, sample, fault });
