import { type ReactNode, useState } from "react";
import { Box, Button, Inline, Stack, Text } from "@forge/react";
import { describe, type Finding, placeLabel, type Waiver } from "@parley/core";
import type { Editing } from "./editing.ts";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";
import { useTimes } from "./times.ts";

/** What was accepted, and why: never silent. A waiver of something that has changed says that it no longer holds. */
export function WaivedList({ editing }: { readonly editing: Editing }): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const { waived, draft } = editing;
  const { waivers } = draft.document;
  if (waivers.length === 0) return null;
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center">
        <Text color="color.text.subtle">{say(texts.accepted, String(waivers.length))}</Text>
        <Button spacing="compact" appearance="subtle" onClick={() => setOpen(!isOpen)}>
          {say(isOpen ? texts.hide : texts.show)}
        </Button>
      </Inline>
      {isOpen &&
        waivers.map((waiver) => (
          <OneWaiver
            key={`${waiver.code} ${waiver.at.join("/")} ${waiver.seen}`}
            editing={editing}
            waiver={waiver}
            finding={waived.find((finding) => finding.waived === waiver)}
          />
        ))}
    </Stack>
  );
}

const card = {
  padding: "space.100",
  borderColor: "color.border",
  borderWidth: "border.width",
  borderStyle: "solid",
  borderRadius: "radius.small",
} as const;

interface OneWaiverProps {
  readonly editing: Editing;
  readonly waiver: Waiver;
  /** Absent: what was accepted is no longer so. */
  readonly finding: Finding | undefined;
}
function OneWaiver({ editing, waiver, finding }: OneWaiverProps): ReactNode {
  const say = useSay();
  const times = useTimes();
  const { draft, isDisabled, withdraw } = editing;
  const place = say(placeLabel(draft.template.shape, draft.document, waiver.at));
  return (
    <Box xcss={card}>
      <Inline space="space.100" spread="space-between" alignBlock="center">
        <Stack space="space.025" grow="fill">
          <Text size="small">{`${waiver.code} · ${place}`}</Text>
          <Text>{say(finding ? describe(finding) : texts.outdated)}</Text>
          <Text>{say(texts.reason, waiver.reason)}</Text>
          <Text size="small" color="color.text.subtle">{`${waiver.by} · ${times.date(waiver.on)}`}</Text>
        </Stack>
        {!isDisabled && (
          <Button spacing="compact" onClick={() => withdraw(waiver)}>
            {say(texts.withdraw)}
          </Button>
        )}
      </Inline>
    </Box>
  );
}
