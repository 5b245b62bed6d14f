import { useState } from "react";
import { showFlag } from "@forge/bridge";
import type { Label, Step } from "@parley/core";
import type { DocumentRecord } from "../../native.ts";
import type { Written } from "../../resolvers/defs.ts";
import { useSay } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { invoke } from "../use-desk.ts";

/** Steps taken by the app's functions, in the name of whoever is signed in. */
export interface Acting {
  readonly isBusy: boolean;
  /** Why the last step was not taken. */
  readonly problem: Label | undefined;
  readonly take: (step: Step, comment: string) => Promise<void>;
  /** Has a state decided again that rests on a decision which does not hold here. */
  readonly recall: () => Promise<void>;
}

/** @param onWritten  gets the record as it stands after a step, also when somebody else was faster */
export function useAct(opened: DocumentRecord, onWritten: (record: DocumentRecord) => void): Acting {
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Label>();
  const { key, version } = opened;
  const send = async (work: () => Promise<Written>, done: Label): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const written = await work();
      if (written.outcome === "refused") setProblem(written.reason);
      if (written.outcome === "conflict") setProblem(texts.stepConflict);
      if (written.outcome !== "refused" && written.record) onWritten(written.record);
      if (written.outcome === "written") showFlag({ id: key, title: say(done), type: "success", isAutoDismiss: true });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setProblem([message, message]);
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    problem,
    take: ({ action, label }, comment) =>
      send(
        () => invoke("act", { key, version, action, ...(comment && { comment }) }),
        [`${texts.taken[0]}: ${label[0]}`, `${texts.taken[1]}：${label[1]}`],
      ),
    recall: () => send(() => invoke("recall", { key, version }), texts.recalled),
  };
}
