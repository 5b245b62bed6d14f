import { type ReactNode, useState } from "react";
import { Label, SectionMessage, Stack, Text, TextArea } from "@forge/react";
import { describe, type Finding } from "@parley/core";
import { Dialog } from "./dialogs.tsx";
import { focusOn, typedIn } from "./inputs/input.ts";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";

interface WaiveDialogProps {
  /** None: the dialog is closed. */
  readonly finding: Finding | undefined;
  readonly onClose: () => void;
  readonly onAccept: (finding: Finding, reason: string) => void;
}

/** Accepts a finding, which takes a reason. */
export function WaiveDialog({ finding, ...props }: WaiveDialogProps): ReactNode {
  return finding && <OpenDialog finding={finding} {...props} />;
}

function OpenDialog({ finding, onClose, onAccept }: WaiveDialogProps & { readonly finding: Finding }): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState("");
  const act = (): void => onAccept(finding, reason.trim());
  const isDisabled = reason.trim() === "";
  return (
    <Dialog
      isOpen
      title={say(texts.acceptTitle)}
      onClose={onClose}
      choices={[{ text: say(texts.acceptNow), appearance: "primary", isDisabled, act }]}
    >
      <Stack space="space.200">
        <SectionMessage appearance="warning" title={finding.code}>
          <Text>{say(describe(finding))}</Text>
        </SectionMessage>
        <Stack space="space.050">
          <Label labelFor="waive-reason">{`${say(texts.reason)} *`}</Label>
          <TextArea
            id="waive-reason"
            name="waive-reason"
            minimumRows={3}
            {...focusOn(true)}
            onChange={({ target }) => setReason(typedIn(target))}
          />
        </Stack>
        <Text size="small" color="color.text.subtle">
          {say(texts.acceptText)}
        </Text>
      </Stack>
    </Dialog>
  );
}
