import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { say } from "@parley/core";
import { type Api, createApi, type Issue, type Session } from "./api.ts";
import { AppPanel } from "./app-panel.tsx";
import { useFlagList } from "./flags.tsx";
import { IssuePage } from "./issue-page.tsx";
import { texts, useLanguage } from "./language.ts";
import { PeopleProvider } from "./people.ts";
import { Sidebar } from "./sidebar.tsx";
import { TopBar } from "./top-bar.tsx";

/** The whole site: who is signed in, which issue is open, and what is around it. */
export function Site(): ReactNode {
  const language = useLanguage();
  const api = useMemo(() => createApi(language), [language]);
  const { flags, show, dismiss } = useFlagList();
  const failed = useCallback(
    (error: unknown): void =>
      show({ id: "failure", type: "error", title: say(texts.failed, language), description: String(error) }),
    [language, show],
  );
  const site = useSite(api, failed);
  const { session, issues, issue } = site;
  if (!session || !issue) return flags;
  const rename = (summary: string): void => void api.rename(issue.id, summary).then(site.reload, failed);
  const move = async (project: string): Promise<void> => {
    try {
      const { key } = await api.move(issue.id, project);
      site.open(issue.id);
      show({
        id: key,
        type: "success",
        title: say(texts.moved, language),
        description: `${say(texts.movedTo, language)} ${key}`,
      });
      site.reload();
    } catch (error) {
      failed(error);
    }
  };
  return (
    <PeopleProvider value={session.users}>
      <TopBar session={session} onBecome={site.become} />
      <div className="site">
        <Sidebar issues={issues} open={issue.id} onOpen={site.open} />
        <IssuePage issue={issue} projects={session.projects} onRename={rename} onMove={(project) => void move(project)}>
          <AppPanel
            key={`${issue.id} ${session.user.accountId} ${site.round}`}
            api={api}
            issueId={issue.id}
            onFlag={show}
            onFlagClosed={dismiss}
            onRefresh={site.restart}
          />
        </IssuePage>
      </div>
      {flags}
    </PeopleProvider>
  );
}

interface Shown {
  readonly session: Session;
  readonly issues: readonly Issue[];
}
interface SiteState {
  readonly session: Session | undefined;
  readonly issues: readonly Issue[];
  readonly issue: Issue | undefined;
  /** Counts how often the app was started anew. */
  readonly round: number;
  readonly open: (id: string) => void;
  readonly become: (accountId: string) => void;
  readonly reload: () => void;
  readonly restart: () => void;
}

async function read(api: Api): Promise<Shown> {
  const session = await api.session();
  const lists = await Promise.all(session.projects.map(({ key }) => api.issues(key)));
  return { session, issues: lists.flat() };
}

/** What the site shows, read anew after every change and when the page around says so. */
function useSite(api: Api, failed: (error: unknown) => void): SiteState {
  const [shown, setShown] = useState<Shown>();
  const [openId, setOpenId] = useState<string>();
  const [round, setRound] = useState(0);
  const reload = useCallback(() => void read(api).then(setShown, failed), [api, failed]);
  const restart = useCallback(() => setRound((n) => n + 1), []);
  useEffect(() => {
    reload();
    const heard = ({ data, origin }: MessageEvent): void => {
      const isRefresh = (data as { type?: string } | null)?.type === "parley:refresh";
      if (isRefresh && origin === globalThis.location.origin) reload();
    };
    globalThis.addEventListener("message", heard);
    return () => globalThis.removeEventListener("message", heard);
  }, [reload]);
  const issues = shown?.issues ?? [];
  const wanted = new URLSearchParams(globalThis.location.search).get("issue");
  const issue = issues.find(({ id }) => id === openId) ?? issues.find(({ key }) => key === wanted) ?? issues[0];
  const key = issue?.key;
  useEffect(() => {
    // The page around sends documents to and from the issue in view.
    if (key)
      globalThis.parent.postMessage({ type: "parley:place", address: `jira:${key}` }, globalThis.location.origin);
  }, [key]);
  const become = (accountId: string): void =>
    void api
      .become(accountId)
      .then((session) => setShown({ session, issues }))
      .catch(failed);
  return { session: shown?.session, issues, issue, round, open: setOpenId, become, reload, restart };
}
