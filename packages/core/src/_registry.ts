// Generated from templates/ by "npm run fix". Do not edit.
import type { AnyTemplate } from "./template.ts";
import { projectTemplate } from "./templates/project/index.ts";
import { raciMatrixTemplate } from "./templates/raci-matrix/index.ts";

/** Every template, ordered by id. */
export const templates: readonly AnyTemplate[] = [
  projectTemplate,
  raciMatrixTemplate,
];
