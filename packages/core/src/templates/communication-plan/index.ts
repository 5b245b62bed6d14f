import { defineTemplate } from "../../template.ts";
import { dueDays } from "./recurrence.ts";
import { rules } from "./rules.ts";
import { fault, sample } from "./samples.ts";
import { communicationPlan as shape } from "./shape.ts";

export * from "./coverage.ts";
export const communicationPlanTemplate = defineTemplate({
  shape,
  rules,
  sample,
  fault,
  generate: ({ lines }, { from, until }) => ({
    occurrences: Object.fromEntries(
      lines.flatMap((line) =>
        dueDays(line, from, until).map((dueDate) => [
          `${line.id}-${dueDate}`,
          { line: { row: line.id, text: line.purpose ?? line.id }, dueDate },
        ]),
      ),
    ),
  }),
});
