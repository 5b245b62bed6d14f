import { useCallback, useEffect, useState } from "react";
import type { Request, Spreadsheet } from "../resources.ts";
import { seededSpreadsheet } from "../seeded.ts";
import { api, type Listed } from "./api.ts";

/** The open spreadsheet and everything that can be done to it; failures end up in `problem`. */
export interface Open {
  readonly spreadsheet: Spreadsheet | undefined;
  readonly list: readonly Listed[];
  readonly id: string;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly select: (id: string) => void;
  readonly dismiss: () => void;
  readonly refresh: () => Promise<void>;
  readonly change: (...requests: Request[]) => Promise<void>;
  readonly type: (range: string, values: readonly (readonly unknown[])[]) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly say: (problem: string) => void;
}

export function useSpreadsheet(): Open {
  const [id, select] = useState(() => new URLSearchParams(location.search).get("id") ?? seededSpreadsheet);
  const [spreadsheet, setSpreadsheet] = useState<Spreadsheet>();
  const [list, setList] = useState<readonly Listed[]>([]);
  const [problem, say] = useState<string>();
  const [running, setRunning] = useState(0);

  /** Does something, shows what it says when it fails, and draws what there is afterwards. */
  const after = useCallback(
    async (work: () => Promise<void>): Promise<void> => {
      setRunning((n) => n + 1);
      try {
        await work();
        const [opened, listed] = await Promise.all([api.open(id), api.list()]);
        setSpreadsheet(opened);
        setList(listed);
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      } finally {
        setRunning((n) => n - 1);
      }
    },
    [id],
  );
  const refresh = useCallback(() => after(async () => {}), [after]);

  useEffect(() => {
    const again = (): void => void refresh();
    const onMessage = ({ data, source }: MessageEvent): void => {
      const asked = (data as { type?: unknown } | null)?.type === "parley:refresh";
      if (asked && (source === window.parent || source === window)) again();
    };
    again();
    window.addEventListener("focus", again);
    window.addEventListener("message", onMessage);
    return () => {
      window.removeEventListener("focus", again);
      window.removeEventListener("message", onMessage);
    };
  }, [refresh]);

  return {
    spreadsheet,
    list,
    id,
    busy: running > 0,
    problem,
    select,
    say,
    dismiss: () => say(undefined),
    refresh,
    change: (...requests) => after(() => api.change(id, requests)),
    type: (range, values) => after(() => api.type(id, range, values)),
    undo: () => after(() => api.undo(id)),
  };
}
