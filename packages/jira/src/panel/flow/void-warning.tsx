import type { ReactNode } from "react";
import { SectionMessage, Text } from "@forge/react";
import { type AnyTemplate, type Document, flowOf } from "@parley/core";
import { useProject, useSay, useSurroundings } from "../surroundings.ts";
import { voidText } from "../texts-counted.ts";
import { texts } from "../texts.ts";
import { stateOf, voidingOf } from "./steps.ts";

interface VoidWarningProps {
  readonly template: AnyTemplate;
  /** As it is stored. */
  readonly before: Document;
  /** As it would be saved. */
  readonly after: Document;
}

/** Said before one saves: what an edit does to decisions that were made. */
export function VoidWarning({ template, before, after }: VoidWarningProps): ReactNode {
  const say = useSay();
  const { actor } = useSurroundings();
  const project = useProject();
  const voiding = voidingOf(template, before, after, actor, project);
  if (!voiding) return null;
  const flow = flowOf(template);
  const text = voidText(voiding.by, stateOf(flow, voiding.from).label, stateOf(flow, voiding.to).label);
  return (
    <SectionMessage appearance="warning" title={say(texts.voidTitle)}>
      <Text>{say(text)}</Text>
    </SectionMessage>
  );
}
