import { useEffect, useRef, useState } from "react";
import type { FromPage, ToPage } from "../script/messages.ts";
import { api, type Ran } from "./api.ts";
import { localeOf, useLanguage } from "./language.ts";
import type { Open } from "./use-spreadsheet.ts";

/** The add-on in this page: its menu, its sidebar, and the runs between them and the script. */
export interface AddOn {
  readonly menu: readonly { readonly label: string; readonly onChoose: () => void }[];
  readonly sidebar: { readonly title: string; readonly address: string } | undefined;
  readonly running: boolean;
  readonly close: () => void;
  /** Goes onto the sidebar's frame: only its messages are heard. */
  readonly frame: { current: HTMLIFrameElement | null };
}

/**
 * Starts the add-on as Sheets does when a spreadsheet is opened (`onOpen`), and opens its sidebar by the first item of
 * its menu.
 *
 * @param onActive  the script selected cells
 */
export function useAddOn(
  open: Open,
  activeSheetId: number,
  onActive: (active: NonNullable<Ran["ui"]["active"]>) => void,
): AddOn {
  const locale = localeOf(useLanguage());
  const frame = useRef<HTMLIFrameElement>(null);
  const [items, setItems] = useState<NonNullable<Ran["ui"]["menu"]>>([]);
  const [sidebar, setSidebar] = useState<AddOn["sidebar"]>();
  const [runs, setRuns] = useState(0);
  const { id, say, refresh } = open;

  const show = async (name: string): Promise<void> => {
    const { ui, error } = await api.run(id, { function: name, activeSheetId, locale });
    if (error) say(error.message);
    if (ui.sidebar) setSidebar({ title: ui.sidebar.title, address: api.sidebarAddress(id, name, locale) });
  };

  useEffect(() => {
    let left = false;
    const start = async (): Promise<void> => {
      const opened = await api.run(id, { function: "onOpen", args: [{ authMode: "LIMITED" }], locale });
      const menu = opened.ui.menu ?? [];
      if (left) return;
      if (opened.error) say(opened.error.message);
      setItems(menu);
      const [first] = menu;
      if (first) await show(first.function);
    };
    start().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
    return () => {
      left = true;
      setSidebar(undefined);
    };
    // The rest only changes with the spreadsheet.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, locale]);

  useEffect(() => {
    const answer = (message: FromPage): void => frame.current?.contentWindow?.postMessage(message, "*");
    const run = async (call: ToPage & { type: "google.script.run" }): Promise<void> => {
      setRuns((n) => n + 1);
      try {
        const { value, error, ui } = await api.run(id, {
          function: call.function,
          args: call.args,
          activeSheetId,
          locale,
        });
        answer({ type: "google.script.result", id: call.id, value, ...(error && { error }) });
        await refresh();
        if (ui.active) onActive(ui.active);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        answer({ type: "google.script.result", id: call.id, error: { name: "Error", message } });
      } finally {
        setRuns((n) => n - 1);
      }
    };
    const onMessage = ({ source, data }: MessageEvent<ToPage>): void => {
      if (source === null || source !== frame.current?.contentWindow) return;
      if (data.type === "google.script.host.close") setSidebar(undefined);
      if (data.type === "google.script.run") void run(data);
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, [id, locale, activeSheetId, refresh, onActive]);

  return {
    menu: items.map(({ label, function: name }) => ({ label, onChoose: () => void show(name) })),
    sidebar,
    running: runs > 0,
    close: () => setSidebar(undefined),
    frame,
  };
}
