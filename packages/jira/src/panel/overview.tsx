import type { ReactNode } from "react";
import { Box, Button, Heading, Icon, Inline, Lozenge, Pressable, Stack, Text } from "@forge/react";
import type { AnyTemplate } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import { Counts } from "./findings-list.tsx";
import { NextStep } from "./flow/next-step.tsx";
import { DocumentState } from "./flow/state-lozenge.tsx";
import { Gallery } from "./gallery.tsx";
import { type Summary, summaries } from "./summary.ts";
import { useProject, useSay, useSurroundings } from "./surroundings.ts";
import { texts } from "./texts.ts";
import { useTimes } from "./times.ts";

interface OverviewProps {
  readonly records: readonly DocumentRecord[];
  readonly onOpen: (key: string) => void;
  /** Shows the gallery. */
  readonly onChoose: () => void;
  readonly onCreate: (template: AnyTemplate, from: "blank" | "sample") => void;
  readonly onPaste: () => void;
  readonly onRemove: (record: DocumentRecord) => void;
  readonly onRestore: (record: DocumentRecord) => void;
}

/** The first view: every document of the issue with where it stands and who is next; the gallery while there is none. */
export function Overview(props: OverviewProps): ReactNode {
  const { records, onOpen, onChoose, onPaste, onRemove, onRestore } = props;
  const say = useSay();
  const around = useSurroundings();
  const project = useProject();
  const listed = summaries(records, around, project);
  const gone = records.filter(({ trashed }) => trashed);
  return (
    <Stack space="space.200">
      {listed.length === 0 && <Empty {...props} />}
      {listed.map((summary) => (
        <OneDocument
          key={summary.record.key}
          summary={summary}
          onOpen={() => onOpen(summary.record.key)}
          onRemove={() => onRemove(summary.record)}
        />
      ))}
      {around.mayEdit && listed.length > 0 && (
        <Inline space="space.100">
          <Button appearance="primary" iconBefore="add" onClick={onChoose}>
            {say(texts.create)}
          </Button>
          <Button onClick={onPaste}>{say(texts.paste)}</Button>
        </Inline>
      )}
      {gone.length > 0 && <Deleted records={gone} onRestore={onRestore} />}
    </Stack>
  );
}

/** What a newcomer finds: what this is, and everything that can be begun. */
function Empty({ onCreate, onPaste }: OverviewProps): ReactNode {
  const say = useSay();
  const { mayEdit } = useSurroundings();
  return (
    <Stack space="space.200">
      <Stack space="space.100">
        <Heading size="small" as="h3">
          {say(texts.emptyTitle)}
        </Heading>
        <Text>{say(mayEdit ? texts.emptyText : texts.emptyReader)}</Text>
      </Stack>
      {mayEdit && <Gallery onCreate={onCreate} onPaste={onPaste} />}
    </Stack>
  );
}

const card = {
  padding: "space.150",
  borderColor: "color.border",
  borderWidth: "border.width",
  borderStyle: "solid",
  borderRadius: "radius.small",
} as const;
const titleBox = { paddingBlock: "space.025" } as const;
const iconBox = { padding: "space.050" } as const;

interface OneDocumentProps {
  readonly summary: Summary;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}
function OneDocument({ summary, onOpen, onRemove }: OneDocumentProps): ReactNode {
  const say = useSay();
  const times = useTimes();
  const { mayEdit } = useSurroundings();
  const { document, template, findings, next, isMine, waitsFor } = summary;
  const kind = say(template?.shape.name ?? [document.template, document.template]);
  const about = [kind, document.owner ?? say(texts.noOwner), `${say(texts.changed)} ${times.day(document.updatedAt)}`];
  return (
    <Box xcss={card}>
      <Stack space="space.075">
        <Inline space="space.100" spread="space-between" alignBlock="center">
          <Pressable xcss={titleBox} onClick={onOpen}>
            <Text weight="medium" color="color.link">
              {document.title || kind}
            </Text>
          </Pressable>
          {mayEdit && (
            <Pressable xcss={iconBox} onClick={onRemove}>
              <Icon glyph="trash" label={say(texts.remove, document.title || kind)} size="small" />
            </Pressable>
          )}
        </Inline>
        <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
          <DocumentState document={document} />
          {template && (findings.length > 0 ? <Counts findings={findings} /> : <Sound />)}
          {next && <NextStep next={next} isMine={isMine} waitsFor={waitsFor} />}
        </Inline>
        <Text size="small" color="color.text.subtle">
          {about.join(" · ")}
        </Text>
      </Stack>
    </Box>
  );
}

const Sound = (): ReactNode => {
  const say = useSay();
  return <Lozenge appearance="success">{say(texts.sound)}</Lozenge>;
};

interface DeletedProps {
  readonly records: readonly DocumentRecord[];
  readonly onRestore: (record: DocumentRecord) => void;
}
function Deleted({ records, onRestore }: DeletedProps): ReactNode {
  const say = useSay();
  const { mayEdit } = useSurroundings();
  return (
    <Stack space="space.075">
      <Heading size="xsmall" as="h3">
        {say(texts.deleted)}
      </Heading>
      {records.map((record) => (
        <Inline key={record.key} space="space.100" alignBlock="center">
          <Text color="color.text.subtle">{record.document.title}</Text>
          {mayEdit && (
            <Button spacing="compact" onClick={() => onRestore(record)}>
              {say(texts.restore, record.document.title)}
            </Button>
          )}
        </Inline>
      ))}
    </Stack>
  );
}
