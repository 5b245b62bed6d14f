import { type ReactNode, useState } from "react";
import { Button, Inline, Label, List, ListItem, SectionMessage, Stack, Text, TextArea } from "@forge/react";
import { type Document, fromText, isParleyError, type Label as Words } from "@parley/core";
import { Dialog } from "./dialogs.tsx";
import { differences } from "./draft.ts";
import { DifferenceLine } from "./difference-line.tsx";
import { VoidWarning } from "./flow/void-warning.tsx";
import { useSay } from "./surroundings.ts";
import { templateById, templateOf } from "./templates.ts";
import { texts } from "./texts.ts";
import { typedIn } from "./inputs/input.ts";

interface PasteDialogProps {
  readonly isOpen: boolean;
  /** What stands here now: pasted documents of the same id are laid over it. */
  readonly documents: readonly Document[];
  readonly onClose: () => void;
  readonly onApply: (documents: readonly Document[]) => void;
}

/** Takes a text from elsewhere, and shows what it would change before it does. */
export function PasteDialog({ isOpen, documents, onClose, onApply }: PasteDialogProps): ReactNode {
  const say = useSay();
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly Document[]>();
  const [problem, setProblem] = useState<Words>();
  const look = (): void => {
    try {
      setFound(fromText(text, templateById));
      setProblem(undefined);
    } catch (error) {
      if (!isParleyError(error)) throw error;
      setFound(undefined);
      setProblem(error.label);
    }
  };
  const close = (): void => {
    setText("");
    setFound(undefined);
    setProblem(undefined);
    onClose();
  };
  const apply = (): void => {
    if (found) onApply(found);
    close();
  };
  const choices = [{ text: say(texts.apply), appearance: "primary", isDisabled: !found, act: apply } as const];
  return (
    <Dialog isOpen={isOpen} title={say(texts.paste)} width="large" choices={choices} onClose={close}>
      <Stack space="space.150">
        <Stack space="space.050">
          <Label labelFor="pasted-text">{say(texts.pasteHelp)}</Label>
          <TextArea
            id="pasted-text"
            name="pasted-text"
            minimumRows={8}
            isMonospaced
            onChange={({ target }) => setText(typedIn(target))}
          />
        </Stack>
        <Inline>
          <Button onClick={look}>{say(texts.preview)}</Button>
        </Inline>
        {problem && (
          <SectionMessage appearance="error">
            <Text>{say(problem)}</Text>
          </SectionMessage>
        )}
        {found?.map((document) => (
          <Preview key={document.id} document={document} stands={documents.find(({ id }) => id === document.id)} />
        ))}
      </Stack>
    </Dialog>
  );
}

const SHOWN = 30;

function Preview({
  document,
  stands,
}: {
  readonly document: Document;
  readonly stands: Document | undefined;
}): ReactNode {
  const say = useSay();
  const template = templateOf(document);
  if (!template) return null;
  if (!stands)
    return (
      <SectionMessage title={say(texts.pasteNew, document.title)}>
        <Text>{say(template.shape.name)}</Text>
      </SectionMessage>
    );
  const changes = differences(template, stands, document);
  if (changes.length === 0) return <Text>{`${document.title}: ${say(texts.noChanges)}`}</Text>;
  return (
    <Stack space="space.150">
      <VoidWarning template={template} before={stands} after={document} />
      <SectionMessage title={say(texts.changes, `${document.title} (${changes.length})`)}>
        <List type="unordered">
          {changes.slice(0, SHOWN).map((change) => (
            <ListItem key={change.at.join("/")}>
              <DifferenceLine
                template={template}
                document={change.to === undefined ? stands : document}
                difference={change}
              />
            </ListItem>
          ))}
        </List>
        {changes.length > SHOWN && <Text>{`… ${changes.length - SHOWN}`}</Text>}
      </SectionMessage>
    </Stack>
  );
}
