import type { ReactNode } from "react";
import { Button, Inline, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from "@forge/react";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";

/** A way out of a dialog, besides closing it. */
export interface Choice {
  readonly text: string;
  readonly appearance?: "primary" | "danger" | "warning" | "default";
  readonly isDisabled?: boolean;
  readonly act: () => void;
}
interface DialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly width?: "small" | "medium" | "large";
  readonly choices: readonly Choice[];
  /** The word for leaving without doing anything. */
  readonly leave?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question in front of everything else. Leaving it changes nothing. */
export function Dialog({ isOpen, title, width = "medium", choices, leave, onClose, children }: DialogProps): ReactNode {
  const say = useSay();
  return (
    <ModalTransition>
      {isOpen && (
        <Modal onClose={onClose} width={width}>
          <ModalHeader>
            <ModalTitle>{title}</ModalTitle>
          </ModalHeader>
          <ModalBody>{children}</ModalBody>
          <ModalFooter>
            <Inline space="space.100">
              <Button appearance="subtle" onClick={onClose}>
                {leave ?? say(texts.cancel)}
              </Button>
              {choices.map(({ text, appearance = "default", isDisabled = false, act }) => (
                <Button key={text} appearance={appearance} isDisabled={isDisabled} onClick={act}>
                  {text}
                </Button>
              ))}
            </Inline>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}
