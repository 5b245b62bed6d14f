import { useCallback, useEffect, useState } from "react";

const named = (): number => Number(/gid=(\d+)/.exec(location.hash)?.[1] ?? -1);

/**
 * The tab that the address names, "#gid=123", as Google Sheets does: followed when the address changes, and written
 * into it when another tab is chosen.
 *
 * @param refresh  reads the spreadsheet anew: a link may lead to a tab that is younger than the page
 * @returns the tab's id, -1 for none
 */
export function useNamedTab(refresh: () => Promise<void>): readonly [number, (sheetId: number) => void] {
  const [wanted, setWanted] = useState(named);
  useEffect(() => {
    const follow = (): void => {
      setWanted(named());
      void refresh();
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [refresh]);
  const choose = useCallback((sheetId: number) => {
    // Without an entry of its own in the history: that belongs to the page around.
    history.replaceState(history.state, "", `#gid=${sheetId}`);
    setWanted(sheetId);
  }, []);
  return [wanted, choose];
}
