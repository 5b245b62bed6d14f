import type { ReactNode } from "react";
import { Button, Inline, SectionMessage, Stack, Text } from "@forge/react";
import { type AnyTemplate, decisionProblem, type Document, flowOf } from "@parley/core";
import { useProject, useSay, useSurroundings } from "../surroundings.ts";
import { votesText } from "../texts-counted.ts";
import { texts } from "../texts.ts";
import { useTimes } from "../times.ts";
import { StateLozenge } from "./state-lozenge.tsx";
import { votesOf } from "./steps.ts";

interface StandingProps {
  readonly template: AnyTemplate;
  /** As it is stored. */
  readonly document: Document;
  readonly isBusy: boolean;
  /** Has the state decided again that rests on a decision which does not hold here. */
  readonly onRecall: () => void;
}

/** The state, since when, how far a vote has come, and whether the decision under it holds. */
export function Standing({ template, document, isBusy, onRecall }: StandingProps): ReactNode {
  const say = useSay();
  const times = useTimes();
  const { actor, mayEdit } = useSurroundings();
  const project = useProject();
  const flow = flowOf(template);
  const { state, history } = document.flow;
  const entered = [...history].reverse().find(({ from, to }) => to === state && from !== state);
  const votes = votesOf(template, document, actor, project);
  const doubt = decisionProblem(template.shape, flow, document, { project, verified: true });
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <StateLozenge flow={flow} state={state} />
        {entered && (
          <Text size="small" color="color.text.subtle">
            {say([`${texts.since[0]} ${times.day(entered.at)}`, `${texts.since[1]} ${times.day(entered.at)} 起`])}
          </Text>
        )}
        {votes && (votes.need > 1 || votes.by.length > 0) && <Text size="small">{say(votesText(votes))}</Text>}
      </Inline>
      {doubt && (
        <SectionMessage appearance="warning" title={say([capital(doubt[0]), doubt[1]])}>
          <Stack space="space.100">
            <Text>{say(texts.unproven)}</Text>
            {mayEdit && (
              <Inline>
                <Button spacing="compact" isDisabled={isBusy} onClick={onRecall}>
                  {say(texts.recall)}
                </Button>
              </Inline>
            )}
          </Stack>
        </SectionMessage>
      )}
    </Stack>
  );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
