import type { ComponentProps } from "react";
import ButtonGroup from "@atlaskit/button/button-group";
import Button, { LinkButton } from "@atlaskit/button/new";
import { call, events, type ForgeDoc, picked, textProp } from "./doc.ts";
import { glyph } from "./icons.tsx";
import { Children, type Draw, type Drawings } from "./node.tsx";
import { safeHref } from "./texts.tsx";
import { useTrigger } from "./trigger.ts";

const BUTTON = [
  "appearance",
  "autoFocus",
  "isDisabled",
  "isSelected",
  "shouldFitContainer",
  "spacing",
  "type",
] as const;

const iconsOf = ({ props }: ForgeDoc): object => {
  const [before, after] = [glyph(props["iconBefore"]), glyph(props["iconAfter"])];
  return { ...(before && { iconBefore: before }), ...(after && { iconAfter: after }) };
};

const Pressed: Draw = ({ doc }) => {
  const trigger = useTrigger();
  return (
    <Button
      {...picked<ComponentProps<typeof Button>>(doc.props, BUTTON)}
      {...iconsOf(doc)}
      {...events(doc.props, ["onBlur", "onFocus"])}
      {...(doc.props["isLoading"] === true && { isLoading: true })}
      {...trigger}
      onClick={() => call(doc.props, "onClick")}
    >
      <Children of={doc} />
    </Button>
  );
};

/** Components that are pressed. */
export const buttons: Drawings = {
  Button: Pressed,
  LoadingButton: Pressed,
  LinkButton: ({ doc }) => (
    <LinkButton
      {...picked<ComponentProps<typeof LinkButton>>(doc.props, ["appearance", "spacing", "isDisabled"])}
      href={safeHref(textProp(doc.props, "href")) ?? ""}
    >
      <Children of={doc} />
    </LinkButton>
  ),
  ButtonGroup: ({ doc }) => (
    <ButtonGroup {...picked<ComponentProps<typeof ButtonGroup>>(doc.props, ["label", "titleId"])}>
      {doc.children.map((child) => (
        <Children key={child.key} of={[child]} />
      ))}
    </ButtonGroup>
  ),
};
