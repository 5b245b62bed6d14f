import { memo, type ReactNode, useState } from "react";
import { Box, Button, ButtonGroup, Inline, List, ListItem, SectionMessage, Stack, Text } from "@forge/react";
import { type AnyTemplate, flowOf, type Step } from "@parley/core";
import type { DocumentRecord } from "../../native.ts";
import { useProject, useSay, useSurroundings } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { NextStep } from "./next-step.tsx";
import { Standing } from "./standing.tsx";
import { isAsked, StepDialog } from "./step-dialog.tsx";
import { nextStep, type OpenStep, stepsOf, whoMay } from "./steps.ts";
import { useAct } from "./use-act.ts";

interface FlowPanelProps {
  readonly template: AnyTemplate;
  /** As it is stored: what is in work counts only once it is saved. */
  readonly opened: DocumentRecord;
  readonly isDirty: boolean;
  readonly onWritten: (record: DocumentRecord) => void;
}
const card = {
  padding: "space.150",
  backgroundColor: "elevation.surface.sunken",
  borderRadius: "radius.small",
} as const;

/** Where a document stands, what can be done next and by whom, and why the rest is not open to the reader. */
function OpenFlowPanel({ template, opened, isDirty, onWritten }: FlowPanelProps): ReactNode {
  const say = useSay();
  const around = useSurroundings();
  const project = useProject();
  const { isBusy, problem, take, recall } = useAct(opened, onWritten);
  const [asked, setAsked] = useState<Step>();
  const flow = flowOf(template);
  const steps = stepsOf(template, opened.document, around, project);
  const next = nextStep(flow, steps);
  const others = next && next.refusals.length > 0 ? whoMay(template, opened.document, next.step, project) : undefined;
  const press = (step: Step): void => (isAsked(step) ? setAsked(step) : void take(step, ""));
  return (
    <Stack space="space.100">
      <Box xcss={card}>
        <Stack space="space.150">
          <Standing
            template={template}
            document={opened.document}
            onRecall={() => void recall()}
            isBusy={isBusy || isDirty}
          />
          {steps.length === 0 && <Text>{say(texts.noSteps)}</Text>}
          {steps.length > 0 && <Steps steps={steps} primary={next} isDisabled={isDirty || isBusy} onPress={press} />}
          {next && others && !isDirty && (
            <Inline>
              <NextStep next={next} isMine={false} waitsFor={others} />
            </Inline>
          )}
          {isDirty && <Text size="small">{say(texts.saveFirst)}</Text>}
          {!isDirty && <Refusals steps={steps} />}
        </Stack>
      </Box>
      {problem && (
        <SectionMessage appearance="error" title={say(texts.failed)}>
          <Text>{say(problem)}</Text>
        </SectionMessage>
      )}
      <StepDialog
        flow={flow}
        step={asked}
        onClose={() => setAsked(undefined)}
        onTake={(step, comment) => {
          setAsked(undefined);
          void take(step, comment);
        }}
      />
    </Stack>
  );
}

/** Drawn anew when the stored document changes, and not with every edit: weighing the steps reads all of it. */
export const FlowPanel = memo(OpenFlowPanel);

interface StepsProps {
  readonly steps: readonly OpenStep[];
  readonly primary: OpenStep | undefined;
  readonly isDisabled: boolean;
  readonly onPress: (step: Step) => void;
}
/** What may be done first, the likely next before all; what may not be done is seen, but not pressed. */
function Steps({ steps, primary, isDisabled, onPress }: StepsProps): ReactNode {
  const say = useSay();
  const rank = (open: OpenStep): number => (open.refusals.length > 0 ? 2 : open === primary ? 0 : 1);
  const inOrder = [...steps].sort((a, b) => rank(a) - rank(b));
  return (
    <Inline>
      <ButtonGroup label={say(texts.next)}>
        {inOrder.map((open) => (
          <Button
            key={open.step.action}
            spacing="compact"
            appearance={rank(open) === 0 ? "primary" : "default"}
            isDisabled={isDisabled || open.refusals.length > 0}
            onClick={() => onPress(open.step)}
          >
            {say(open.step.label)}
          </Button>
        ))}
      </ButtonGroup>
    </Inline>
  );
}

/** Why not: one line for all the steps that have the same reasons. */
function Refusals({ steps }: { readonly steps: readonly OpenStep[] }): ReactNode {
  const say = useSay();
  const refused = steps.filter(({ refusals }) => refusals.length > 0);
  if (refused.length === 0) return null;
  const comma = say([", ", "、"]);
  const byReason = new Map<string, string[]>();
  for (const { step, refusals } of refused) {
    const why = refusals.map((reason) => say(reason)).join(say(["; ", "；"]));
    byReason.set(why, [...(byReason.get(why) ?? []), say(step.label)]);
  }
  return (
    <Stack space="space.050">
      <Text size="small" weight="medium" color="color.text.subtle">
        {say(texts.whyNot)}
      </Text>
      <List type="unordered">
        {[...byReason].map(([why, names]) => (
          <ListItem key={why}>
            <Text size="small" as="span">{`${names.join(comma)}${say([": ", "："])}${why}`}</Text>
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}
