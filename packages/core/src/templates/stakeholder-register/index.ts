import { defineTemplate } from "../../template.ts";
import { rules } from "./rules.ts";
import { sample } from "./samples.ts";
import { stakeholderRegister as shape } from "./shape.ts";

export const stakeholderRegisterTemplate = defineTemplate({ shape, rules, sample });
