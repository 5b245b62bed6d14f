import type { Capabilities } from "@parley/core";
import { limits } from "./limits.ts";

/** What Notion can keep and prove. */
export const capabilities: Capabilities = {
  // Whoever may edit a page may edit any property of it.
  provesIdentity: false,
  // The API has no "only if unchanged": a push collects right before it writes.
  conditionalWrite: false,
  keepsOrder: true,
  trash: true,
  copies: true,
  editsInPlace: true,
  limits: {
    textChars: { most: limits.textChars, source: limits.source },
    documentBytes: { most: limits.envelopeChars, source: limits.source },
    options: { most: limits.items, source: limits.source },
  },
};
