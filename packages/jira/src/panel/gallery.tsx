import type { ReactNode } from "react";
import { Box, Button, ButtonGroup, Heading, Inline, Stack, Text } from "@forge/react";
import type { AnyTemplate } from "@parley/core";
import { useSay } from "./surroundings.ts";
import { knownTemplates } from "./templates.ts";
import { texts } from "./texts.ts";

interface GalleryProps {
  readonly onCreate: (template: AnyTemplate, from: "blank" | "sample") => void;
  /** A document may also come as text. */
  readonly onPaste: () => void;
  /** Absent where the gallery is the first view. */
  readonly onBack?: () => void;
}
const card = {
  padding: "space.150",
  borderColor: "color.border",
  borderWidth: "border.width",
  borderStyle: "solid",
  borderRadius: "radius.small",
} as const;

/** Every kind of document there is, to be begun empty or from the worked example. */
export function Gallery({ onCreate, onPaste, onBack }: GalleryProps): ReactNode {
  const say = useSay();
  return (
    <Stack space="space.150">
      {onBack && (
        <Inline>
          <Button appearance="subtle" iconBefore="arrow-left" onClick={onBack}>
            {say(texts.back)}
          </Button>
        </Inline>
      )}
      <Inline spread="space-between" alignBlock="center" shouldWrap>
        <Heading size="xsmall" as="h3">
          {say(texts.choose)}
        </Heading>
        <Button spacing="compact" onClick={onPaste}>
          {say(texts.paste)}
        </Button>
      </Inline>
      {knownTemplates.map((template) => (
        <Box key={template.shape.id as string} xcss={card}>
          <Stack space="space.100">
            <Heading size="xsmall" as="h4">
              {say(template.shape.name)}
            </Heading>
            <Text>{say(template.shape.purpose)}</Text>
            <Inline>
              <ButtonGroup label={say(template.shape.name)}>
                <Button spacing="compact" onClick={() => onCreate(template, "blank")}>
                  {say(texts.createBlank, say(template.shape.name))}
                </Button>
                <Button spacing="compact" onClick={() => onCreate(template, "sample")}>
                  {say(texts.createSample, say(template.shape.name))}
                </Button>
              </ButtonGroup>
            </Inline>
          </Stack>
        </Box>
      ))}
    </Stack>
  );
}
