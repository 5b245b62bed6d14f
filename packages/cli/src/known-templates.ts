import type { AnyTemplate, Document, Shape } from "@parley/core";
import { templates } from "@parley/core/registry";

/** The template with this id, if this version knows it. */
export const templateOf = (id: string): AnyTemplate | undefined => templates.find(({ shape }) => shape.id === id);

/** The shape of a document that `parse` let through, which knows its template. */
export function shapeOf(document: Pick<Document, "template">): Shape {
  const template = templateOf(document.template);
  if (!template) throw new TypeError(`Unexpected template "${document.template}", expected one that parse knew`);
  return template.shape;
}
