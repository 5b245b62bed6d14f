import { useState } from "react";
import { showFlag } from "@forge/bridge";
import type { Label, Step } from "@parley/core";
import type { DocumentRecord } from "../../native.ts";
import { useSay } from "../surroundings.ts";
import { texts } from "../texts.ts";
import { invoke } from "../use-desk.ts";

/** Steps taken by the app's functions, in the name of whoever is signed in. */
export interface Acting {
  readonly isBusy: boolean;
  /** Why the last step was not taken. */
  readonly problem: Label | undefined;
  readonly take: (step: Step, comment: string) => Promise<void>;
}

/** @param onWritten  gets the record as it stands after a step, also when somebody else was faster */
export function useAct(opened: DocumentRecord, onWritten: (record: DocumentRecord) => void): Acting {
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Label>();
  const take = async (step: Step, comment: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { key, version } = opened;
      const written = await invoke("act", { key, version, action: step.action, ...(comment && { comment }) });
      if (written.outcome === "refused") setProblem(written.reason);
      if (written.outcome === "conflict") setProblem(texts.stepConflict);
      if (written.outcome !== "refused" && written.record) onWritten(written.record);
      if (written.outcome === "written")
        showFlag({ id: key, title: say(texts.taken, say(step.label)), type: "success", isAutoDismiss: true });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setProblem([message, message]);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, take };
}
