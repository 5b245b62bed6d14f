import type { ReactNode } from "react";
import { Button, Inline, SectionMessage, Stack, Text } from "@forge/react";
import { placeLabel } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import type { Arrival, Taken } from "../resolvers/defs.ts";
import { useSay, useSurroundings } from "./surroundings.ts";
import { templateOf } from "./templates.ts";
import { texts } from "./texts.ts";

const kinds = { new: texts.arrivedNew, merged: texts.arrivedMerged, removed: texts.arrivedRemoved } as const;

interface ArrivalsProps {
  readonly taken: Taken;
  readonly records: readonly DocumentRecord[];
  readonly onDiscard: (key: string) => void;
}

/** What came in from outside while nobody looked, and what could not come in. */
export function Arrivals({ taken: { arrivals, rejects }, records, onDiscard }: ArrivalsProps): ReactNode {
  const say = useSay();
  const { mayEdit } = useSurroundings();
  return (
    <Stack space="space.100">
      {arrivals.length > 0 && (
        <SectionMessage appearance="information" title={say(texts.arrived)}>
          {arrivals.map((arrival, at) => (
            // The same document may arrive twice while the panel is open.
            // oxlint-disable-next-line react/no-array-index-key
            <OneArrival
              key={`${arrival.document} ${at}`}
              arrival={arrival}
              record={records.find(({ key }) => key === arrival.document)}
            />
          ))}
        </SectionMessage>
      )}
      {rejects.map(({ key, problem }) => (
        <SectionMessage key={key} appearance="error" title={say(texts.rejected)}>
          <Stack space="space.100">
            <Text>{`${key}: ${say(problem)}`}</Text>
            {mayEdit && (
              <Inline>
                <Button onClick={() => onDiscard(key)}>{say(texts.discard)}</Button>
              </Inline>
            )}
          </Stack>
        </SectionMessage>
      ))}
    </Stack>
  );
}

function OneArrival({
  arrival,
  record,
}: {
  readonly arrival: Arrival;
  readonly record: DocumentRecord | undefined;
}): ReactNode {
  const say = useSay();
  const template = record && templateOf(record.document);
  return (
    <Stack space="space.050">
      <Text>{`${arrival.title}: ${say(kinds[arrival.kind])}`}</Text>
      {template &&
        arrival.conflicts.map(({ at, theirs }) => (
          <Text key={at.join("/")}>
            {`${say(placeLabel(template.shape, record.document, at))} — ${say(texts.arrivedConflict)} ${theirs}`}
          </Text>
        ))}
    </Stack>
  );
}
