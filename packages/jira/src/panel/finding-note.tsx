import type { ReactNode } from "react";
import { Inline, Lozenge, Text } from "@forge/react";
import { describe, type Finding, type Severity } from "@parley/core";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";

const looks = { error: "removed", warning: "moved", hint: "inprogress" } as const;

/** How grave a finding is, as a coloured word. */
export function SeverityLozenge({
  severity,
  count,
}: {
  readonly severity: Severity;
  readonly count?: number;
}): ReactNode {
  const say = useSay();
  const [en, zh] = texts[severity];
  const text = count === undefined ? texts[severity] : ([`${count} ${en}`, `${count} 个${zh}`] as const);
  return <Lozenge appearance={looks[severity]}>{say(text)}</Lozenge>;
}

/** A finding beside what it is about: its code, and "Unexpected X, expected Y". */
export function FindingNote({ finding }: { readonly finding: Finding }): ReactNode {
  const say = useSay();
  return (
    <Inline space="space.050" alignBlock="center" shouldWrap>
      <Lozenge appearance={looks[finding.severity]}>{finding.code}</Lozenge>
      <Text size="small">{say(describe(finding))}</Text>
    </Inline>
  );
}
