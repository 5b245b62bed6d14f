import type { ReactNode } from "react";
import { Button, ButtonGroup, DynamicTable, Heading, Inline, Lozenge, Pressable, Stack, Text } from "@forge/react";
import { check, flowOf, type Document, type Finding, projectOf, standing } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import { Counts } from "./findings-list.tsx";
import { lookOf } from "./options.ts";
import { now, useSay, useSurroundings } from "./surroundings.ts";
import { templateOf } from "./templates.ts";
import { texts } from "./texts.ts";

interface DocumentListProps {
  readonly records: readonly DocumentRecord[];
  readonly onOpen: (key: string) => void;
  readonly onCreate: () => void;
  readonly onPaste: () => void;
  readonly onRemove: (record: DocumentRecord) => void;
  readonly onRestore: (record: DocumentRecord) => void;
}

/** The documents of the issue with their state and what was found in each; deleted ones below. */
export function DocumentList({
  records,
  onOpen,
  onCreate,
  onPaste,
  onRemove,
  onRestore,
}: DocumentListProps): ReactNode {
  const say = useSay();
  const { mayEdit } = useSurroundings();
  const live = byTitle(records.filter(({ trashed }) => !trashed));
  const gone = byTitle(records.filter(({ trashed }) => trashed));
  const documents = live.map(({ document }) => document);
  return (
    <Stack space="space.200">
      {live.length === 0 ? (
        <Stack space="space.100" alignInline="center">
          <Heading size="small" as="h3">
            {say(texts.emptyTitle)}
          </Heading>
          <Text align="center">{say(texts.emptyText)}</Text>
        </Stack>
      ) : (
        <DynamicTable
          label={say(texts.documents)}
          head={{
            cells: [
              { key: "title", content: say(texts.document) },
              { key: "kind", content: say(texts.kind) },
              { key: "state", content: say(texts.state) },
              { key: "findings", content: say(texts.findings) },
              { key: "actions", content: say(texts.actions) },
            ],
          }}
          rows={live.map((record) => ({
            key: record.key,
            cells: [
              {
                key: "title",
                content: (
                  <Pressable onClick={() => onOpen(record.key)}>
                    <Text weight="medium" color="color.link">
                      {record.document.title}
                    </Text>
                  </Pressable>
                ),
              },
              {
                key: "kind",
                content: (
                  <Text>
                    {say(
                      templateOf(record.document)?.shape.name ?? [record.document.template, record.document.template],
                    )}
                  </Text>
                ),
              },
              { key: "state", content: <State document={record.document} /> },
              { key: "findings", content: <Judged findings={findingsOf(record.document, documents)} /> },
              {
                key: "actions",
                content: (
                  <ButtonGroup label={say(texts.actions, record.document.title)}>
                    <Button spacing="compact" onClick={() => onOpen(record.key)}>
                      {say(texts.open)}
                    </Button>
                    {mayEdit ? (
                      <Button spacing="compact" appearance="subtle" onClick={() => onRemove(record)}>
                        {say(texts.remove)}
                      </Button>
                    ) : (
                      <></>
                    )}
                  </ButtonGroup>
                ),
              },
            ],
          }))}
        />
      )}
      {mayEdit && (
        <Inline space="space.100" alignInline={live.length === 0 ? "center" : "start"}>
          <Button appearance="primary" iconBefore="add" onClick={onCreate}>
            {say(texts.create)}
          </Button>
          <Button onClick={onPaste}>{say(texts.paste)}</Button>
        </Inline>
      )}
      {gone.length > 0 && <Deleted records={gone} onRestore={onRestore} />}
    </Stack>
  );
}

const byTitle = (records: readonly DocumentRecord[]): readonly DocumentRecord[] =>
  [...records].sort((a, b) => (a.document.title < b.document.title ? -1 : 1));

function findingsOf(document: Document, all: readonly Document[]) {
  const template = templateOf(document);
  return template ? standing(check(template, document, projectOf(all, now()))) : [];
}

function Judged({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const say = useSay();
  if (findings.length > 0) return <Counts findings={findings} />;
  return <Lozenge appearance="success">{say(texts.sound)}</Lozenge>;
}

function State({ document }: { readonly document: Document }): ReactNode {
  const say = useSay();
  const template = templateOf(document);
  const states = template
    ? (flowOf(template).states as Readonly<Record<string, readonly [string, string, never?]>>)
    : {};
  const { state } = document.flow;
  const [en, zh, tone] = (Object.hasOwn(states, state) ? states[state] : undefined) ?? [state, state];
  return <Lozenge appearance={lookOf(tone)}>{say([en, zh])}</Lozenge>;
}

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
