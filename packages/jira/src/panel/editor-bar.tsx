import type { ReactNode } from "react";
import { Button, ButtonGroup, Inline, SectionMessage, Stack, Text } from "@forge/react";
import type { Editing } from "./editing.ts";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";
import type { SaveState } from "./use-draft.ts";

interface EditorBarProps {
  readonly editing: Editing;
  readonly isDirty: boolean;
  readonly saveState: SaveState;
  readonly onBack: () => void;
  readonly onSave: () => void;
  readonly onUndo: () => void;
  readonly onCopy: () => void;
  readonly onPaste: () => void;
  readonly onRemove: () => void;
}

/** Where one is, whether it is saved, and what can be done with the whole document. */
export function EditorBar(props: EditorBarProps): ReactNode {
  const say = useSay();
  const { editing, isDirty, saveState, onBack, onSave, onUndo, onCopy, onPaste, onRemove } = props;
  const { draft, isDisabled } = editing;
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center" shouldWrap space="space.100" rowSpace="space.100">
        <Inline space="space.100" alignBlock="center">
          <Button appearance="subtle" iconBefore="arrow-left" onClick={onBack}>
            {say(texts.back)}
          </Button>
          <Text size="small" color="color.text.subtle">
            {say(stateText(saveState, isDirty))}
          </Text>
        </Inline>
        {!isDisabled && (
          <ButtonGroup label={say(texts.actions)}>
            <Button iconBefore="undo" isDisabled={draft.past.length === 0} onClick={onUndo}>
              {say(texts.undo)}
            </Button>
            <Button appearance="primary" onClick={onSave}>
              {say(texts.save)}
            </Button>
          </ButtonGroup>
        )}
      </Inline>
      <Inline space="space.050" shouldWrap>
        <Button appearance="subtle" spacing="compact" iconBefore="copy" onClick={onCopy}>
          {say(texts.copy)}
        </Button>
        {!isDisabled && (
          <Button appearance="subtle" spacing="compact" onClick={onPaste}>
            {say(texts.paste)}
          </Button>
        )}
        {!isDisabled && (
          <Button appearance="subtle" spacing="compact" iconBefore="trash" onClick={onRemove}>
            {say(texts.remove)}
          </Button>
        )}
      </Inline>
      {isDisabled && <SectionMessage>{<Text>{say(texts.readOnly)}</Text>}</SectionMessage>}
      <Refusal saveState={saveState} />
    </Stack>
  );
}

function stateText(saveState: SaveState, isDirty: boolean): readonly [string, string] {
  if (saveState === "saving") return texts.saving;
  if (isDirty) return texts.unsaved;
  return saveState === "unpublished" ? texts.unpublished : texts.saved;
}

/** Why a save did not happen; what was typed is still here. */
function Refusal({ saveState }: { readonly saveState: SaveState }): ReactNode {
  const say = useSay();
  if (saveState === "gone")
    return (
      <SectionMessage appearance="error" title={say(texts.goneTitle)}>
        <Text>{say(texts.goneText)}</Text>
      </SectionMessage>
    );
  if (typeof saveState === "string") return null;
  return (
    <SectionMessage appearance="error" title={say(texts.failed)}>
      <Text>{say(saveState.refused)}</Text>
    </SectionMessage>
  );
}
