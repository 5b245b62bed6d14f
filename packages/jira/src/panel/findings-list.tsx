import { type ReactNode, useState } from "react";
import { Box, Button, Inline, SectionMessage, Stack, Text } from "@forge/react";
import { describe, type Finding, placeLabel, severities } from "@parley/core";
import type { Editing } from "./editing.ts";
import { SeverityLozenge } from "./finding-note.tsx";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";
import { WaiveDialog } from "./waive-dialog.tsx";
import { WaivedList } from "./waived-list.tsx";

const SHOWN = 5;

/** What was found, gravest first: where, what, what to do, and one press that mends it where one can. */
export function FindingsList({ editing }: { readonly editing: Editing }): ReactNode {
  const say = useSay();
  const [all, setAll] = useState(false);
  const [accepting, setAccepting] = useState<Finding>();
  const sorted = severities.flatMap((severity) => editing.findings.filter((finding) => finding.severity === severity));
  return (
    <Stack space="space.100">
      {sorted.length === 0 ? (
        <SectionMessage appearance="success">
          <Text>{say(texts.noFindings)}</Text>
        </SectionMessage>
      ) : (
        <Counts findings={sorted} />
      )}
      {(all ? sorted : sorted.slice(0, SHOWN)).map((finding) => (
        <OneFinding
          key={`${finding.code} ${finding.at.join("/")}`}
          editing={editing}
          finding={finding}
          onAccept={() => setAccepting(finding)}
        />
      ))}
      {!all && sorted.length > SHOWN && (
        <Button appearance="subtle" spacing="compact" onClick={() => setAll(true)}>
          {`${say(texts.showAll)} (${sorted.length})`}
        </Button>
      )}
      <WaivedList editing={editing} />
      <WaiveDialog
        finding={accepting}
        onClose={() => setAccepting(undefined)}
        onAccept={(finding, reason) => {
          setAccepting(undefined);
          editing.accept(finding, reason);
        }}
      />
    </Stack>
  );
}

/** How many findings of each severity; nothing for none. */
export function Counts({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  return (
    <Inline space="space.050" shouldWrap>
      {severities.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count > 0 && <SeverityLozenge key={severity} severity={severity} count={count} />;
      })}
    </Inline>
  );
}

const card = {
  padding: "space.100",
  backgroundColor: "elevation.surface.sunken",
  borderRadius: "radius.small",
} as const;

interface OneFindingProps {
  readonly editing: Editing;
  readonly finding: Finding;
  readonly onAccept: () => void;
}
function OneFinding({ editing, finding, onAccept }: OneFindingProps): ReactNode {
  const say = useSay();
  const { draft, fix, goTo, isDisabled } = editing;
  const place = placeLabel(draft.template.shape, draft.document, finding.at);
  return (
    <Box xcss={card}>
      <Inline space="space.100" spread="space-between" alignBlock="center" shouldWrap>
        <Stack space="space.025" grow="fill">
          <Inline space="space.075" alignBlock="center" shouldWrap>
            <SeverityLozenge severity={finding.severity} />
            <Text weight="bold" size="small">
              {finding.code}
            </Text>
            <Text size="small">{say(place)}</Text>
          </Inline>
          <Text>{say(describe(finding))}</Text>
        </Stack>
        <Inline space="space.050">
          {finding.fix && !isDisabled && (
            <Button spacing="compact" appearance="primary" onClick={() => fix(finding)}>
              {say(texts.fix, say(finding.fix.label))}
            </Button>
          )}
          <Button spacing="compact" appearance="subtle" onClick={() => goTo(finding.at)}>
            {say(texts.goTo)}
          </Button>
          {!isDisabled && (
            <Button spacing="compact" appearance="subtle" onClick={onAccept}>
              {say(texts.accept)}
            </Button>
          )}
        </Inline>
      </Inline>
    </Box>
  );
}
