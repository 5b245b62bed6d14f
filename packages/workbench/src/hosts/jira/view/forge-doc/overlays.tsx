import { type ComponentProps, createContext, useContext } from "react";
import { say } from "@parley/core";
import Button, { IconButton } from "@atlaskit/button/new";
import CloseIcon from "@atlaskit/icon/core/close";
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from "@atlaskit/modal-dialog";
import Popup from "@atlaskit/popup";
import { Inline } from "@atlaskit/primitives/compiled/inline";
import SectionMessage, { SectionMessageAction } from "@atlaskit/section-message";
import Tooltip from "@atlaskit/tooltip";
import { texts, useLanguage } from "../language.ts";
import { call, type ForgeDoc, picked, slot, textOf, textProp } from "./doc.ts";
import { Children, type Draw, type Drawings } from "./node.tsx";
import { safeHref } from "./texts.tsx";
import { TriggerProvider, type TriggerProps } from "./trigger.ts";

const POPUP = ["id", "placement", "autoFocus", "shouldFlip", "label", "titleId"] as const;
/** A popup takes the focus and gives it back, as a dialog does. */
const DIALOG = { role: "dialog" } as const;
type PopupProps = ComponentProps<typeof Popup>;
interface PlainPopup {
  id: string;
  placement: NonNullable<PopupProps["placement"]>;
  autoFocus: boolean;
  shouldFlip: boolean;
  label: string;
  titleId: string;
}
/** UI Kit's own sizes that the design system does not have. */
const FULL = { fullscreen: "100%", resizable: "x-large" } as const;
const widthOf = (width: unknown): string | number => {
  if (width === "fullscreen" || width === "resizable") return FULL[width];
  return typeof width === "string" || typeof width === "number" ? width : "medium";
};

const Opened: Draw = ({ doc }) => (
  <Popup
    {...picked<PlainPopup>(doc.props, POPUP)}
    {...DIALOG}
    isOpen={doc.props["isOpen"] === true}
    onClose={() => call(doc.props, "onClose")}
    content={() => (
      <TriggerProvider value={undefined}>
        <div className="popup">
          <Children of={slot(doc, "content")} />
        </div>
      </TriggerProvider>
    )}
    trigger={(trigger) => (
      <TriggerProvider value={triggerOf(trigger)}>
        <Children of={slot(doc, "trigger")} />
      </TriggerProvider>
    )}
  />
);

type GivenTrigger = Parameters<ComponentProps<typeof Popup>["trigger"]>[0];
const triggerOf = (given: GivenTrigger): TriggerProps => ({
  ref: given.ref,
  "aria-expanded": given["aria-expanded"],
  "aria-haspopup":
    given["aria-haspopup"] === "listbox" || given["aria-haspopup"] === "menu" ? given["aria-haspopup"] : "dialog",
  ...(given["aria-controls"] !== undefined && { "aria-controls": given["aria-controls"] }),
});

const Edited: Draw = ({ doc }) => {
  const language = useLanguage();
  if (doc.props["isEditing"] !== true)
    return (
      <button type="button" className="pressable read-view" onClick={() => call(doc.props, "onEdit")}>
        <Children of={slot(doc, "readView")} />
      </button>
    );
  return (
    <div>
      <Children of={slot(doc, "editView")} />
      <Inline space="space.100">
        <Button spacing="compact" appearance="primary" onClick={() => call(doc.props, "onConfirm")}>
          {textProp(doc.props, "confirmButtonLabel") ?? say(texts.confirm, language)}
        </Button>
        <Button spacing="compact" appearance="subtle" onClick={() => call(doc.props, "onCancel")}>
          {textProp(doc.props, "cancelButtonLabel") ?? say(texts.cancel, language)}
        </Button>
      </Inline>
    </div>
  );
};

const CloseModal = createContext<() => void>(() => undefined);

/** The design system's own close button speaks English only. */
const Headed: Draw = ({ doc }) => {
  const [language, close] = [useLanguage(), useContext(CloseModal)];
  return (
    <ModalHeader>
      <Children of={doc} />
      <IconButton appearance="subtle" icon={CloseIcon} label={say(texts.dismiss, language)} onClick={close} />
    </ModalHeader>
  );
};

const actionsOf = (doc: ForgeDoc): ForgeDoc[] => doc.children.filter(({ type }) => type === "SectionMessageAction");

/** Components that come on top of others, or stand out. */
export const overlays: Drawings = {
  Popup: Opened,
  InlineEdit: Edited,
  ModalTransition: ({ doc }) => (
    <ModalTransition>
      {doc.children.map((child) => (
        <Children key={child.key} of={[child]} />
      ))}
    </ModalTransition>
  ),
  Modal: ({ doc }) => (
    <Modal
      {...picked<ComponentProps<typeof Modal>>(doc.props, ["autoFocus", "label", "shouldScrollInViewport"])}
      width={widthOf(doc.props["width"])}
      onClose={() => call(doc.props, "onClose")}
    >
      <CloseModal.Provider value={() => call(doc.props, "onClose")}>
        <Children of={doc} />
      </CloseModal.Provider>
    </Modal>
  ),
  ModalHeader: Headed,
  ModalTitle: ({ doc }) => (
    <ModalTitle {...picked<ComponentProps<typeof ModalTitle>>(doc.props, ["appearance"])}>
      <Children of={doc} />
    </ModalTitle>
  ),
  ModalBody: ({ doc }) => (
    <ModalBody>
      <Children of={doc} />
    </ModalBody>
  ),
  ModalFooter: ({ doc }) => (
    <ModalFooter>
      <Children of={doc} />
    </ModalFooter>
  ),
  Tooltip: ({ doc }) => (
    <Tooltip content={textProp(doc.props, "content") ?? ""} tag="span">
      <Children of={doc} />
    </Tooltip>
  ),
  SectionMessage: ({ doc }) => (
    <SectionMessage
      {...picked<ComponentProps<typeof SectionMessage>>(doc.props, ["appearance", "title"])}
      actions={actionsOf(doc).map((action) => (
        <SectionMessageAction
          key={action.key}
          href={safeHref(textProp(action.props, "href")) ?? ""}
          onClick={() => call(action.props, "onClick")}
        >
          {textOf(action)}
        </SectionMessageAction>
      ))}
    >
      <Children of={doc.children.filter(({ type }) => type !== "SectionMessageAction")} />
    </SectionMessage>
  ),
};
