import type { AnyTemplate, Document, Shape } from "@parley/core";
import { templates } from "@parley/core/registry";

/** Every template that this version has. */
export const knownTemplates: readonly AnyTemplate[] = templates;
export const templateById = (id: string): AnyTemplate | undefined =>
  templates.find(({ shape }) => (shape as Shape).id === id);
export const templateOf = ({ template }: Document): AnyTemplate | undefined => templateById(template);
