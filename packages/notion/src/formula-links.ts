import { isLinkOf } from "./links.ts";
import type { Matched } from "./match.ts";
import type { Property } from "./native.ts";

/**
 * Stands in a formula for "this reference is filled in": it may be shown in a text column and in relation columns, and which of them there are
 * is only known when the formula is sent.
 */
export const linkedMark = (ref: string): string => `{{linked:${ref}}}`;
const marks = /\{\{linked:([^}]*)\}\}/g;
const mentions = /prop\("((?:[^"\\]|\\.)*)"\)/g;

const prop = (name: string): string => `prop("${name.replace(/["\\]/g, "\\$&")}")`;
const nameIn = (quoted: string): string => quoted.replace(/\\(.)/g, "$1");

/**
 * A formula as it can be sent when some properties are there, with what people call them by now; nothing when it speaks of one that is not
 * there. Any other property stays as it is.
 *
 * @param there  the properties that stand, or are made with it
 */
export function sendable(property: Property, there: readonly Property[], matched?: Matched): Property | undefined {
  const expression = expressionOf(property);
  if (expression === undefined) return property;
  const nameOf = ({ key = "", name }: Property): string => matched?.property(key)?.name ?? name;
  const whole = expression.replace(marks, (_, ref: string) => {
    const shown = there
      .filter((p) => p.key === ref || isLinkOf(p.key ?? "", ref))
      .map((p) => `not(empty(${prop(p.name)}))`);
    return shown.length > 1 ? `or(${shown.join(", ")})` : (shown[0] ?? "false");
  });
  let isComplete = true;
  const named = whole.replace(mentions, (_, quoted: string) => {
    const found = there.find(({ name }) => name === nameIn(quoted));
    isComplete &&= found !== undefined;
    return found ? prop(nameOf(found)) : "";
  });
  return isComplete ? { ...property, config: { formula: { expression: named } } } : undefined;
}

function expressionOf({ type, config }: Property): string | undefined {
  const formula = type === "formula" ? (config?.formula as { readonly expression?: string } | undefined) : undefined;
  return formula?.expression;
}

/** Whether a formula reads differently, now that more properties are there. */
export const isOutgrown = (property: Property, before: readonly Property[], now: readonly Property[]): boolean =>
  property.type === "formula" &&
  JSON.stringify(sendable(property, before)?.config) !== JSON.stringify(sendable(property, now)?.config);
