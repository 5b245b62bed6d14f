import type { ReactNode } from "react";
import { Box, Icon, Inline, Stack, Text } from "@forge/react";
import { type AnyFlow, type Document, type Entry, flowOf } from "@parley/core";
import type { Draft } from "../draft.ts";
import { useSay } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { useTimes } from "../times.ts";
import { StateLozenge } from "./state-lozenge.tsx";

const line = {
  paddingBlock: "space.100",
  borderBottomColor: "color.border",
  borderBottomStyle: "solid",
  borderBottomWidth: "border.width",
} as const;

/** Who did what to a document and when, newest first; in plain words whether Jira knows who it was. */
export function History({ draft: { template, opened } }: { readonly draft: Draft }): ReactNode {
  const say = useSay();
  const times = useTimes();
  const { flow, createdAt }: Document = opened.document;
  return (
    <Stack>
      {flow.history.length === 0 && <Text>{say(texts.historyEmpty)}</Text>}
      {[...flow.history].reverse().map((entry, at) => (
        // Entries have no identity of their own; the history only grows.
        // oxlint-disable-next-line react/no-array-index-key
        <Box key={flow.history.length - at} xcss={line}>
          <OneEntry flow={flowOf(template)} entry={entry} />
        </Box>
      ))}
      <Box xcss={{ paddingBlock: "space.100" }}>
        <Text size="small" color="color.text.subtle">{`${say(texts.created)} ${times.moment(createdAt)}`}</Text>
      </Box>
    </Stack>
  );
}

function OneEntry({ flow, entry }: { readonly flow: AnyFlow; readonly entry: Entry }): ReactNode {
  const say = useSay();
  const times = useTimes();
  const { action, from, to, by, at, comment, verified } = entry;
  const isVoid = action === "void";
  const step = flow.steps.find((one) => one.action === action && one.from.includes(from));
  const what = isVoid ? texts.voided : (step?.label ?? ([action, action] as const));
  return (
    <Stack space="space.050">
      <Inline space="space.100" spread="space-between" alignBlock="center" shouldWrap>
        <Inline space="space.075" alignBlock="center" shouldWrap>
          <Text weight="medium">{say(what)}</Text>
          {!isVoid && <Text>{by}</Text>}
        </Inline>
        <Text size="small" color="color.text.subtle">
          {times.moment(at)}
        </Text>
      </Inline>
      <Inline space="space.075" alignBlock="center" shouldWrap>
        <StateLozenge flow={flow} state={from} />
        {from === to ? (
          <Text size="small">{say(texts.stays)}</Text>
        ) : (
          <>
            <Icon glyph="arrow-right" label={say(["to", "变为"])} size="small" />
            <StateLozenge flow={flow} state={to} />
          </>
        )}
      </Inline>
      {comment !== undefined && <Text>{say([`“${comment}”`, `“${comment}”`])}</Text>}
      {isVoid && <Text size="small">{say(texts.voidedWhy)}</Text>}
      {!isVoid && (
        <Text size="small" color={verified ? "color.text.success" : "color.text.warning"}>
          {say(verified ? texts.verified : texts.unverified)}
        </Text>
      )}
    </Stack>
  );
}
