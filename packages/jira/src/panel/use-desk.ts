import { useCallback, useEffect, useRef, useState } from "react";
import { events, makeInvoke } from "@forge/bridge";
import type { DocumentRecord } from "../native.ts";
import type { Defs, Opened, Taken } from "../resolvers/defs.ts";

/** The app's functions, typed by the resolvers' own definitions. */
export const invoke = makeInvoke<Defs>();

/** What the panel knows of its issue. */
export interface Desk extends Opened {
  readonly state: "loading" | "ready" | "failed";
  readonly problem: string;
  readonly taken: Taken;
  /** Asks everything again, the inbox first. */
  readonly reload: () => Promise<void>;
  /** Lays a record that was written into the list, before the next reload. */
  readonly put: (record: DocumentRecord) => void;
  readonly discard: (key: string) => Promise<void>;
}

const nothingTaken: Taken = { arrivals: [], rejects: [] };
const nobody = { name: "" } as const;
const empty = {
  records: [],
  around: [],
  mayEdit: false,
  actor: nobody,
  state: "loading",
  problem: "",
  taken: nothingTaken,
} as const;

/** Opens the documents: what is there at once, then what lay in the inbox. Looks again when Jira says that the issue changed. */
export function useDesk(): Desk {
  const [desk, setDesk] = useState<Omit<Desk, "reload" | "put" | "discard">>(empty);
  const failed = useCallback((error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error);
    setDesk((before) => ({ ...before, state: "failed", problem }));
  }, []);
  const list = useCallback(async (taken?: Taken) => {
    const opened = await invoke("list");
    setDesk((before) => ({
      ...before,
      ...opened,
      state: "ready",
      taken: taken ? joined(before.taken, taken) : before.taken,
    }));
  }, []);
  const reload = useCallback(async () => {
    try {
      await list();
      const taken = await invoke("takeInbox");
      if (taken.arrivals.length > 0) await list(taken);
      else setDesk((before) => ({ ...before, taken: joined(before.taken, taken) }));
    } catch (error) {
      failed(error);
    }
  }, [list, failed]);
  const discard = useCallback(
    async (key: string) => {
      try {
        const taken = await invoke("discard", { key });
        setDesk((before) => ({ ...before, taken: { arrivals: before.taken.arrivals, rejects: taken.rejects } }));
      } catch (error) {
        failed(error);
      }
    },
    [failed],
  );
  const put = useCallback((record: DocumentRecord) => {
    setDesk((before) => ({ ...before, records: [...before.records.filter(({ key }) => key !== record.key), record] }));
  }, []);
  useOpening(reload);
  return { ...desk, reload, put, discard };
}

/** Arrivals stay on the screen until the panel is closed; what is still wrong is only what was found last. */
const joined = (before: Taken, { arrivals, rejects }: Taken): Taken => ({
  arrivals: [...before.arrivals, ...arrivals],
  rejects,
});

/** @source Forge, "JIRA_ISSUE_CHANGED": told to issue panels when fields or properties of the issue change */
function useOpening(reload: () => Promise<void>): void {
  const running = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    const again = (): void => {
      running.current = running.current.then(reload);
    };
    again();
    const subscription = events.on("JIRA_ISSUE_CHANGED", again);
    return () => void subscription.then(({ unsubscribe }) => unsubscribe());
  }, [reload]);
}
