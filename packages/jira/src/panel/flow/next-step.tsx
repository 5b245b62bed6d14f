import type { ReactNode } from "react";
import { Lozenge, Text } from "@forge/react";
import type { Label } from "@parley/core";
import { useSay } from "../surroundings.ts";
import { texts } from "../texts.ts";
import type { OpenStep } from "./steps.ts";

interface NextStepProps {
  readonly next: OpenStep;
  readonly isMine: boolean;
  readonly waitsFor: Label | undefined;
}

/** "Next: Approve, waits for an approver of this level (Zhou Lü)"; or that it is the reader's turn. */
export function NextStep({ next, isMine, waitsFor }: NextStepProps): ReactNode {
  const say = useSay();
  const who = isMine ? undefined : waitsFor;
  const text = who && say([`, ${texts.waitsFor[0]} ${who[0]}`, `，${texts.waitsFor[1]}${who[1]}`]);
  return (
    <>
      <Text size="small">{say(texts.next, `${say(next.step.label)}${text ?? ""}`)}</Text>
      {isMine && <Lozenge appearance="new">{say(texts.yourTurn)}</Lozenge>}
    </>
  );
}
