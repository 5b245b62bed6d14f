import type { ReactNode } from "react";
import { Button, Inline, List, ListItem, SectionMessage, Stack, Text } from "@forge/react";
import { placeLabel } from "@parley/core";
import { textAt } from "./difference-line.tsx";
import type { Draft } from "./draft.ts";
import { useSay, useSurroundings } from "./surroundings.ts";
import { texts } from "./texts.ts";

interface NewsMessageProps {
  readonly draft: Draft;
  readonly onUseMine: () => void;
  readonly onUnderstood: () => void;
}

/** Somebody else saved in the meantime: what came in, and where both wrote. Nothing of either is gone unsaid. */
export function NewsMessage({ draft, onUseMine, onUnderstood }: NewsMessageProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const { news, template, document } = draft;
  if (!news) return null;
  const { shape } = template;
  const line = (at: readonly string[]): string => say(placeLabel(shape, document, at));
  const both = news.conflicts.map(({ at, ours, theirs }) => ({
    key: at.join("/"),
    text: `${line(at)} — ${say(texts.conflictTheirs)}: ${textAt(shape, at, theirs, language)}; ${say(texts.conflictYours)}: ${textAt(shape, at, ours, language)}`,
  }));
  const came = news.fromThem.filter((at) => at[1] !== "#order").map((at) => ({ key: at.join("/"), text: line(at) }));
  return (
    <SectionMessage appearance="warning" title={say(texts.conflictTitle)}>
      <Stack space="space.100">
        <Text>{say(texts.conflictMerged)}</Text>
        {came.length > 0 && <Lines lines={came} />}
        {both.length > 0 && <Text weight="bold">{say(texts.conflictBoth)}</Text>}
        {both.length > 0 && <Lines lines={both} />}
        <Inline space="space.100">
          {both.length > 0 && <Button onClick={onUseMine}>{say(texts.useMine)}</Button>}
          <Button appearance="subtle" onClick={onUnderstood}>
            {say(texts.understood)}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}

const Lines = ({
  lines,
}: {
  readonly lines: readonly { readonly key: string; readonly text: string }[];
}): ReactNode => (
  <List type="unordered">
    {lines.map(({ key, text }) => (
      <ListItem key={key}>{text}</ListItem>
    ))}
  </List>
);
