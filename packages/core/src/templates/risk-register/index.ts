import { defineTemplate } from "../../template.ts";
import { rules } from "./rules.ts";
import { fault, sample } from "./samples.ts";
import { riskRegister as shape } from "./shape.ts";

export const riskRegisterTemplate = defineTemplate({ shape, rules, sample, fault });
