import { type ReactNode, useState } from "react";
import { Label, Stack, Text, TextArea } from "@forge/react";
import type { AnyFlow, Step } from "@parley/core";
import { Dialog } from "../dialogs.tsx";
import { focusOn, typedIn } from "../inputs/input.ts";
import { useSay } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { stateOf } from "./steps.ts";

interface StepDialogProps {
  readonly flow: AnyFlow;
  /** None: the dialog is closed. */
  readonly step: Step | undefined;
  readonly onClose: () => void;
  readonly onTake: (step: Step, comment: string) => void;
}

/** Whether a step is asked for once more before it is taken: decisions, and whatever needs words. */
export const isAsked = ({ decides, comment }: Step): boolean => decides !== undefined || comment !== undefined;

/** A decision before it is made: what it is about, and room for the reason. */
export function StepDialog({ step, ...props }: StepDialogProps): ReactNode {
  return step && <OpenDialog key={step.action} step={step} {...props} />;
}

function OpenDialog({ flow, step, onClose, onTake }: StepDialogProps & { readonly step: Step }): ReactNode {
  const say = useSay();
  const [comment, setComment] = useState("");
  const isRequired = step.comment === "required";
  const appearance = stateOf(flow, step.to).tone === "danger" ? "danger" : "primary";
  const isDisabled = isRequired && comment.trim() === "";
  const act = (): void => onTake(step, comment);
  return (
    <Dialog
      isOpen
      title={say(step.label)}
      onClose={onClose}
      choices={[{ text: say(step.label), appearance, isDisabled, act }]}
    >
      <Stack space="space.200">
        {step.decides !== undefined && <Text>{say(texts.decides)}</Text>}
        <Stack space="space.050">
          <Label labelFor="step-comment">
            {say(texts.comment)}
            {isRequired ? " *" : say([` (${texts.optional[0]})`, `（${texts.optional[1]}）`])}
          </Label>
          <TextArea
            id="step-comment"
            name="step-comment"
            minimumRows={3}
            {...focusOn(true)}
            onChange={({ target }) => setComment(typedIn(target))}
          />
        </Stack>
      </Stack>
    </Dialog>
  );
}
