import type { Document } from "./document.ts";
import { edit } from "./patch.ts";
import type { Finding } from "./rule.ts";
import type { AnyTemplate } from "./template.ts";

/**
 * The document with a finding's fix laid over it; the same object when the finding has none.
 * @param now ISO instant
 */
export const applyFix = (template: AnyTemplate, document: Document, finding: Finding, now: string): Document =>
  finding.fix ? edit(template.shape, document, { content: finding.fix.patch as never }, now) : document;
