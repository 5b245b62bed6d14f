import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { say } from "@parley/core";
import SectionMessage from "@atlaskit/section-message";
import Spinner from "@atlaskit/spinner";
import { useOpenWish } from "../../../web/open-wish.ts";
import type { Api, PanelModule } from "./api.ts";
import { type AppFlag, type Bridge, createBridge } from "./bridge.ts";
import type { ForgeDoc } from "./forge-doc/doc.ts";
import { ForgeDocView } from "./forge-doc/forge-doc-view.tsx";
import { localeOf, texts, useLanguage } from "./language.ts";
import { pressNamed } from "./press-named.ts";

declare global {
  interface Window {
    /** Where the app's frame finds its bridge. */
    localJiraBridge?: Bridge;
  }
}

interface AppPanelProps {
  readonly api: Api;
  readonly issueId: string;
  readonly onFlag: (flag: AppFlag) => void;
  readonly onFlagClosed: (id: AppFlag["id"]) => void;
  readonly onRefresh: () => void;
}

/** The app's issue panel: its bundle runs in a hidden frame and hands what it wants to be seen over the bridge. */
export function AppPanel({ api, issueId, onFlag, onFlagClosed, onRefresh }: AppPanelProps): ReactNode {
  const language = useLanguage();
  const [module, setModule] = useState<PanelModule | "missing">();
  const [doc, setDoc] = useState<ForgeDoc>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    api.panel().then(setModule, () => setModule("missing"));
  }, [api]);
  const bridge = useMemo(() => {
    const locale = localeOf(language);
    return createBridge({
      api,
      issue: issueId,
      locale,
      onDoc: setDoc,
      onError: setError,
      onFlag,
      onFlagClosed,
      onRefresh,
    });
  }, [api, issueId, language, onFlag, onFlagClosed, onRefresh]);
  useLayoutEffect(() => {
    globalThis.window.localJiraBridge = bridge;
  }, [bridge]);
  useTellChanges(bridge, issueId);
  const panel = useRef<HTMLElement>(null);
  useOpenWish((title, isFirstTry) => {
    panel.current?.scrollIntoView();
    return doc !== undefined && pressNamed(doc, title, isFirstTry);
  });
  if (module === "missing")
    return <SectionMessage appearance="warning">{say(texts.appMissing, language)}</SectionMessage>;
  if (!module) return <Spinner label={say(texts.loading, language)} />;
  return (
    <section className="app-panel" aria-labelledby="app-panel-title" ref={panel}>
      <h2 id="app-panel-title">{say(module.title, language)}</h2>
      {error !== undefined && (
        <SectionMessage appearance="error" title={say(texts.appFailed, language)}>
          {error}
        </SectionMessage>
      )}
      <div className="app-panel-body">
        {doc ? <ForgeDocView doc={doc} /> : <Spinner label={say(texts.loading, language)} />}
      </div>
      <iframe src="../app/index.html" title={say(module.title, language)} hidden />
    </section>
  );
}

/** The page around this one says `parley:refresh` when the site's data changed elsewhere; the app hears of it as of any change. */
function useTellChanges(bridge: Bridge, issueId: string): void {
  useEffect(() => {
    const tell = ({ data, origin }: MessageEvent): void => {
      if (origin !== globalThis.location.origin) return;
      if ((data as { type?: string } | null)?.type === "parley:refresh") bridge.emit("JIRA_ISSUE_CHANGED", { issueId });
    };
    globalThis.addEventListener("message", tell);
    return () => globalThis.removeEventListener("message", tell);
  }, [bridge, issueId]);
}
