import type { ReactNode } from "react";
import { Box, Label, Text } from "@forge/react";

const unseen = { width: "1px", height: "1px", overflow: "hidden" } as const;

/** A field's name for those who do not see the head of its column. UI Kit's fields take no `aria-label`. */
export const HiddenLabel = ({
  labelFor,
  children,
}: {
  readonly labelFor: string;
  readonly children: string;
}): ReactNode => (
  <Box xcss={unseen}>
    <Label labelFor={labelFor}>{children}</Label>
  </Box>
);

/** Words for those who do not see what stands around a button. */
export const HiddenText = ({ children }: { readonly children: string }): ReactNode => (
  <Box xcss={unseen}>
    <Text>{children}</Text>
  </Box>
);
