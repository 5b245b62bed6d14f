import type { ReactNode } from "react";
import { Button, Inline, SectionMessage, Stack, Text } from "@forge/react";
import type { Document } from "@parley/core";
import { useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";

interface UnknownKindProps {
  readonly document: Document;
  readonly onBack: () => void;
}
/** A document of a template that this version does not have: it is kept, but cannot be shown. */
export function UnknownKind({ document, onBack }: UnknownKindProps): ReactNode {
  const say = useSay();
  return (
    <Stack space="space.200">
      <Inline>
        <Button appearance="subtle" iconBefore="arrow-left" onClick={onBack}>
          {say(texts.back)}
        </Button>
      </Inline>
      <SectionMessage appearance="warning" title={document.title}>
        <Text>{say(texts.unknownKind, document.template)}</Text>
      </SectionMessage>
    </Stack>
  );
}
