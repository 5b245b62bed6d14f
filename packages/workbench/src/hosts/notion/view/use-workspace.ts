import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { personToken, rootPageId } from "../tokens.ts";
import { notionApi, type NewValues, type NotionApi, type Page } from "./api.ts";
import { duplicatePage } from "./duplicate.ts";
import { loadWorkspace, rootPlace, type Place, type Workspace } from "./workspace.ts";

/** The API below the mount: the page is at "<mount>/view/". */
const api: NotionApi = notionApi(new URL("../", globalThis.location.href).href, personToken);
const everyMs = 5000;
const remembered = "parley-notion-place";

/** What a person can do, and what comes of it. */
export interface Actions {
  open(place: Place): void;
  write(page: string, properties: NewValues): Promise<void>;
  addRow(source: string, properties?: NewValues): Promise<void>;
  /** Puts a page in the trash, from where `restore` takes it. */
  trash(page: string): Promise<void>;
  duplicate(page: Page): Promise<void>;
  renameDatabase(id: string, title: string): Promise<void>;
  /** Nothing is fetched while somebody types. */
  setEditing(editing: boolean): void;
}

export interface Session {
  readonly workspace: Workspace | undefined;
  readonly problem: string | undefined;
  /** The page that was just thrown away. */
  readonly trashed: string | undefined;
  readonly actions: Actions;
  dismiss(): void;
  restore(): Promise<void>;
}

const ActionsContext = createContext<Actions | undefined>(undefined);
export const ActionsProvider = ActionsContext.Provider;
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("Unexpected place outside of the app, expected ActionsProvider above");
  return actions;
}

/** The open place, kept fresh: on focus, when the page around asks, and every few seconds while it can be seen. */
export function useSession(): Session {
  const [place, setPlace] = useState<Place>(storedPlace);
  const [workspace, setWorkspace] = useState<Workspace>();
  const [problem, setProblem] = useState<string>();
  const [trashed, setTrashed] = useState<string>();
  const isEditing = useRef(false);
  const shown = useRef("");
  const wanted = useRef(place);
  const running = useRef<Promise<void>>();

  const load = useCallback(async (): Promise<void> => {
    try {
      const loaded = await loadWorkspace(api, place);
      // Something else was opened meanwhile.
      if (wanted.current !== place) return;
      // Drawing again what is there already would take the focus out of menus.
      const text = JSON.stringify([
        loaded.tree,
        loaded.opened,
        loaded.opened.kind === "page" && [...loaded.opened.databases],
      ]);
      if (text !== shown.current) setWorkspace(loaded);
      shown.current = text;
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [place]);
  /** One after the other: a slow answer must not be overtaken by more questions. */
  const refresh = useCallback(async (): Promise<void> => {
    await running.current;
    running.current = load();
    await running.current;
    running.current = undefined;
  }, [load]);

  useEffect(() => {
    const again = (): void => {
      if (!isEditing.current && !running.current && document.visibilityState === "visible") void refresh();
    };
    const onMessage = ({ data, source }: MessageEvent): void => {
      if (source === window.parent && (data as { type?: unknown } | null)?.type === "parley:refresh") again();
    };
    wanted.current = place;
    const first = setTimeout(() => void refresh(), 0);
    const timer = setInterval(again, everyMs);
    window.addEventListener("focus", again);
    window.addEventListener("message", onMessage);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      window.removeEventListener("focus", again);
      window.removeEventListener("message", onMessage);
    };
  }, [refresh, place]);

  const after = async (work: () => Promise<void>): Promise<void> => {
    try {
      setProblem(undefined);
      await work();
    } catch (error) {
      setProblem(messageOf(error));
    }
    await refresh();
  };
  const open = (to: Place): void => {
    sessionStorage.setItem(remembered, JSON.stringify(to));
    setPlace(to);
  };
  const actions: Actions = {
    open,
    write: (page, properties) => after(() => api.updatePage(page, { properties })),
    addRow: (source, properties = {}) =>
      after(async () => void (await api.createPage({ parent: { data_source_id: source }, properties }))),
    trash: (page) =>
      after(async () => {
        await api.updatePage(page, { in_trash: true });
        setTrashed(page);
        if (page === place.id) open(workspace?.path.at(-2)?.place ?? rootPlace);
      }),
    duplicate: (page) => after(async () => void (await duplicatePage(api, page))),
    renameDatabase: (id, title) => after(() => api.updateDatabase(id, { title: [{ text: { content: title } }] })),
    setEditing: (editing) => void (isEditing.current = editing),
  };
  return {
    workspace,
    problem,
    trashed,
    actions,
    dismiss: () => {
      setProblem(undefined);
      setTrashed(undefined);
    },
    restore: () =>
      after(async () => {
        if (trashed !== undefined) await api.updatePage(trashed, { in_trash: false });
        setTrashed(undefined);
      }),
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The place that was open before the frame was loaded again. */
function storedPlace(): Place {
  try {
    const { kind, id } = JSON.parse(sessionStorage.getItem(remembered) ?? "{}") as Partial<Place>;
    if ((kind === "page" || kind === "database") && typeof id === "string") return { kind, id };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { kind: "page", id: rootPageId };
}
