import { type AnyTemplate, type Document, type Label, sampleDocument, say, type Shape } from "@parley/core";
import { communicationPlanTemplate } from "@parley/core/templates/communication-plan";
import { projectTemplate } from "@parley/core/templates/project";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { changeInReview } from "./change.ts";
import type { Example, ExampleDay } from "./example.ts";
import { goals } from "./goals.ts";

/**
 * The worked example "Summer Glow 618 launch": settings with the roster, three linked goals, a matrix with one planted fault
 * (two accountable roles for the media buy), the communication plan, and a change request that waits for its decision.
 * What the samples of the templates say, they say; only what links them is here.
 */
export const summerGlow: Example = (day) => {
  const project = sample(day, projectTemplate, ["Project settings", "项目设置"]);
  const documents = [
    project,
    ...goals(day),
    sample(day, raciMatrixTemplate, ["RACI matrix", "RACI 职责分工表"], { fault: true }),
    sample(day, communicationPlanTemplate, ["Communication plan", "沟通计划"]),
  ];
  return [...documents, changeInReview(day, documents)];
};

/** With the id by which other samples refer to it. */
function sample(
  { language, now, today }: ExampleDay,
  template: AnyTemplate,
  title: Label,
  fault: { readonly fault?: true } = {},
): Document {
  const { id } = template.shape as Shape;
  return sampleDocument(template, { id: `${id}-sample`, language, now, today, title: say(title, language), ...fault });
}
