import type { ReactNode } from "react";
import { Label, Stack, TextArea } from "@forge/react";
import { type Document, toMarkdown } from "@parley/core";
import { Dialog } from "./dialogs.tsx";
import { now, useSay } from "./surroundings.ts";
import { templateOf } from "./templates.ts";
import { texts } from "./texts.ts";

interface CopyDialogProps {
  readonly document: Document | undefined;
  readonly onClose: () => void;
}

/** A document as text, to take elsewhere. Apps cannot reach the clipboard from a panel: the text is there to be selected. */
export function CopyDialog({ document, onClose }: CopyDialogProps): ReactNode {
  const say = useSay();
  const template = document && templateOf(document);
  const text = template ? toMarkdown(template, document, now().slice(0, 10)) : "";
  return (
    <Dialog
      isOpen={template !== undefined}
      title={say(texts.copy)}
      width="large"
      choices={[]}
      leave={say(texts.done)}
      onClose={onClose}
    >
      <Stack space="space.050">
        <Label labelFor="copied-text">{say(texts.copyHelp)}</Label>
        <TextArea
          id="copied-text"
          name="copied-text"
          defaultValue={text}
          isReadOnly
          isMonospaced
          minimumRows={14}
          resize="vertical"
        />
      </Stack>
    </Dialog>
  );
}
