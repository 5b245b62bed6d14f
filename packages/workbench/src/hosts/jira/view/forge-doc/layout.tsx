import { Children as ReactChildren, type ComponentProps, forwardRef, type ReactNode } from "react";
import { Bleed } from "@atlaskit/primitives/compiled/bleed";
import { Inline } from "@atlaskit/primitives/compiled/inline";
import { Stack } from "@atlaskit/primitives/compiled/stack";
import { call, type ForgeDoc, picked, textProp } from "./doc.ts";
import { Children, type Drawings } from "./node.tsx";
import { styleOf } from "./style.ts";
import { useTrigger } from "./trigger.ts";

const INLINE = ["space", "rowSpace", "alignBlock", "alignInline", "spread", "grow", "shouldWrap", "separator"] as const;
const STACK = ["space", "alignBlock", "alignInline", "spread", "grow"] as const;
const BLEED = ["all", "block", "inline"] as const;

/** A button without looks: whatever is inside can be pressed. */
const Pressable = forwardRef<HTMLButtonElement, { readonly doc: ForgeDoc; readonly children: ReactNode }>(
  ({ doc, children, ...trigger }, ref) => (
    <button
      {...trigger}
      ref={ref}
      type="button"
      className="pressable"
      style={styleOf(doc.props)}
      disabled={doc.props["isDisabled"] === true}
      onClick={() => call(doc.props, "onClick")}
    >
      {children}
    </button>
  ),
);

/** Components that arrange others. */
export const layout: Drawings = {
  Root: ({ doc }) => <Children of={doc} />,
  ContentWrapper: ({ doc }) => <Children of={doc} />,
  String: ({ doc }) => <>{textProp(doc.props, "text") ?? ""}</>,
  Box: ({ doc }) => (
    <div style={styleOf(doc.props)}>
      <Children of={doc} />
    </div>
  ),
  Stack: ({ doc }) => (
    <Stack {...picked<ComponentProps<typeof Stack>>(doc.props, STACK)}>
      <Children of={doc} />
    </Stack>
  ),
  Inline: ({ doc }) => (
    <Inline {...picked<ComponentProps<typeof Inline>>(doc.props, INLINE)}>
      {ReactChildren.toArray(doc.children.map((child) => <Children key={child.key} of={[child]} />))}
    </Inline>
  ),
  Bleed: ({ doc }) => (
    <Bleed {...picked<ComponentProps<typeof Bleed>>(doc.props, BLEED)}>
      <Children of={doc} />
    </Bleed>
  ),
  Pressable: ({ doc }) => {
    const trigger = useTrigger();
    return (
      <Pressable doc={doc} {...trigger}>
        <Children of={doc} />
      </Pressable>
    );
  },
};
