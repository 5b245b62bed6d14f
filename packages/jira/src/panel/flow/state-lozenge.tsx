import type { ReactNode } from "react";
import { Lozenge } from "@forge/react";
import { type AnyFlow, type Document, flowOf, plainFlow } from "@parley/core";
import { lookOf } from "../options.ts";
import { useSay } from "../surroundings.ts";
import { templateOf } from "../templates.ts";
import { stateOf } from "./steps.ts";

/** A state of a flow as a coloured word. */
export function StateLozenge({ flow, state }: { readonly flow: AnyFlow; readonly state: string }): ReactNode {
  const say = useSay();
  const { label, tone } = stateOf(flow, state);
  return <Lozenge appearance={lookOf(tone)}>{say(label)}</Lozenge>;
}

/** The state that a document is in. */
export function DocumentState({ document }: { readonly document: Document }): ReactNode {
  const template = templateOf(document);
  return <StateLozenge flow={template ? flowOf(template) : plainFlow} state={document.flow.state} />;
}
