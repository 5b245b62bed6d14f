import { useCallback, useState } from "react";
import type { Label } from "@parley/core";
import type { Listed, Sent } from "../exchange.ts";
import type { Progress } from "../fill.ts";
import { sendDocument, type ToolInfo } from "./api.ts";
import { failureOf } from "./failure.ts";
import type { SentOn } from "./steps.ts";
import type { Frames } from "./use-frames.ts";

/** One document on its way from one tool to another. */
export interface Trip {
  readonly document: Listed;
  readonly from: ToolInfo;
  readonly to: ToolInfo;
  readonly onConflict?: "ours" | "theirs";
}

type State =
  | { readonly step: "choosing" }
  | { readonly step: "under-way"; readonly trip: Trip; readonly progress?: Progress }
  | { readonly step: "done"; readonly trip: Trip; readonly sent: Sent }
  | { readonly step: "failed"; readonly why: Label };

export interface Sending {
  readonly state: State;
  readonly send: (trip: Trip) => void;
  readonly restart: () => void;
}

/** The course of sending: choosing, under way, then done or failed. Tools that were changed show it at once. */
export function useSending(frames: Frames, onSent: (sent: SentOn) => void): Sending {
  const [state, setState] = useState<State>({ step: "choosing" });
  const send = useCallback(
    (trip: Trip) => {
      setState({ step: "under-way", trip });
      const onProgress = (progress: Progress): void => setState({ step: "under-way", trip, progress });
      sendDocument(orderOf(trip, frames), onProgress).then(
        (sent) => {
          if (!sent.stale && !sent.left) onSent({ from: trip.from.host, to: trip.to.host });
          frames.refresh(trip.to.host);
          frames.refresh(trip.from.host);
          setState({ step: "done", trip, sent });
        },
        (error) => setState({ step: "failed", why: failureOf(error) }),
      );
    },
    [frames, onSent],
  );
  const restart = useCallback(() => setState({ step: "choosing" }), []);
  return { state, send, restart };
}

function orderOf({ document, from, to, onConflict }: Trip, { addressIn }: Frames): Parameters<typeof sendDocument>[0] {
  const [source, target] = [addressIn(from.host), addressIn(to.host)];
  return {
    from: { host: from.host, document: document.id, ...(source !== undefined && { address: source }) },
    to: { host: to.host, ...(target !== undefined && { address: target }) },
    ...(onConflict && { onConflict }),
  };
}
