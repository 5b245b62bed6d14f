import { useCallback, useEffect, useRef, useState } from "react";
import type { Label } from "@parley/core";
import { onChanges, type Overviewed, seeAll } from "./api.ts";
import { failureOf } from "./failure.ts";

export interface Overlook {
  readonly seen: Overviewed | undefined;
  readonly failure: Label | undefined;
  /** Looks again at once. */
  readonly look: () => void;
}

/**
 * What stands in all tools, looked at again after every change there. One look at a time: what changes meanwhile is seen by the next.
 *
 * @param isReady  whether there is something to look at yet
 */
export function useOverview(isReady: boolean): Overlook {
  const [seen, setSeen] = useState<Overviewed>();
  const [failure, setFailure] = useState<Label>();
  const looking = useRef<"not" | "now" | "again">("not");
  const look = useCallback(() => {
    if (looking.current !== "not") {
      looking.current = "again";
      return;
    }
    const once = async (): Promise<void> => {
      do {
        looking.current = "now";
        try {
          setSeen(await seeAll());
          setFailure(undefined);
        } catch (error) {
          setFailure(failureOf(error));
        }
        // A change while looking sets it to "again".
      } while ((looking.current as string) === "again");
      looking.current = "not";
    };
    void once();
  }, []);
  useEffect(() => {
    if (!isReady) return undefined;
    look();
    return onChanges(look);
  }, [isReady, look]);
  return { seen: isReady ? seen : undefined, failure, look };
}
