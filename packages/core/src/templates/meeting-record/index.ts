import { defineTemplate } from "../../template.ts";
import { rules } from "./rules.ts";
import { sample } from "./samples.ts";
import { meetingRecord as shape } from "./shape.ts";

export const meetingRecordTemplate = defineTemplate({ shape, rules, sample });
