import { genericRules, type Label, type Severity } from "@parley/core";
import { templates } from "@parley/core/registry";

/** A rule with where it belongs: a template, or all of them. */
export interface KnownRule {
  readonly code: string;
  /** Id of the template; undefined for those of every template. */
  readonly template?: string;
  readonly severity: Severity;
  readonly title: Label;
  /** Ids of sources, separated by spaces. */
  readonly source: string;
}

/** Every rule that this version has, those of every template first. */
export function knownRules(): readonly KnownRule[] {
  const generic = Object.entries(genericRules).map(([code, rule]): KnownRule => ({ code, ...pick(rule) }));
  const own = templates.flatMap(({ shape, rules }) =>
    Object.entries(rules as Readonly<Record<string, Pick<KnownRule, "severity" | "title" | "source">>>).map(
      ([code, rule]): KnownRule => ({ code, template: shape.id as string, ...pick(rule) }),
    ),
  );
  return [...generic, ...own];
}
const pick = ({ severity, title, source }: Omit<KnownRule, "code" | "template">): Omit<KnownRule, "code"> => {
  return { severity, title, source };
};

export const knownCodes = (): readonly string[] => knownRules().map(({ code }) => code);
