import { type ReactNode, useCallback, useState } from "react";
import type { ToolInfo } from "./api.ts";
import { CoachBar } from "./coach-bar.tsx";
import { Icon } from "./icons.tsx";
import { useLanguage } from "./language.tsx";
import { Preparing } from "./preparing.tsx";
import { SendDialog, type SendWish } from "./send-dialog.tsx";
import { SidePanel } from "./side-panel.tsx";
import { StartScreen } from "./start-screen.tsx";
import { type StepId, trySteps } from "./steps.ts";
import { texts } from "./texts.ts";
import { ToolFrames } from "./tool-frames.tsx";
import { startTab, ToolTabs } from "./tool-tabs.tsx";
import { useFrames } from "./use-frames.ts";
import { useOverview } from "./use-overview.ts";
import { useSteps } from "./use-steps.ts";
import type { OpenWorld } from "./use-world.ts";

interface WorkplaceProps {
  readonly tools: readonly ToolInfo[];
  readonly world: OpenWorld;
}

/** The tools of one language with what stands in them, the first screen among their tabs. */
export function Workplace({ tools, world }: WorkplaceProps): ReactNode {
  const { t, language } = useLanguage();
  const { state } = world;
  const isReady = state.is === "ready";
  const [shown, show] = useShownTab(tools);
  const frames = useFrames();
  const overlook = useOverview(isReady);
  const { seen } = overlook;
  const steps = useSteps(seen, language);
  const [wish, setWish] = useState<SendWish>();
  const [opened, setOpened] = useState<string>();
  const tool = tools.find(({ host }) => host === shown);
  const open = (host: string, document?: string): void => {
    show(host);
    if (document !== undefined) setOpened(document);
    const title = seen?.documents.find(({ id }) => id === document)?.title;
    if (title !== undefined) frames.open(host, title);
  };
  const begin = (id: StepId): void => {
    const step = trySteps.find((each) => each.id === id);
    const [first, second] = tools;
    if (!step || !first || !second) return;
    steps.begin(id);
    open(first.host, step.document);
    if (id === "carry") setWish({ from: first, to: second, document: step.document });
  };
  return (
    <div className="workplace">
      <SidePanel overlook={overlook} tools={tools} shown={shown} isReady={isReady} onOpen={open} />
      <main className="stage" id="work" tabIndex={-1}>
        <nav className="bar">
          <ToolTabs tools={tools} shown={shown} onShow={show} />
          {tool && (
            <button
              type="button"
              className="primary small"
              disabled={!isReady}
              onClick={() => setWish({ from: tool, ...(opened !== undefined && { document: opened }) })}
            >
              <Icon name="send" size={14} />
              {t(texts.sendTo)}
            </button>
          )}
        </nav>
        {tool && isReady && <CoachBar steps={steps} onBegin={begin} />}
        {seen && seen.language !== language && (
          <div className="coach" role="alert">
            <p>{t(texts.otherWindow)}</p>
            <button type="button" className="small" onClick={world.reopen}>
              {t(texts.showHere)}
            </button>
          </div>
        )}
        <div className="frames">
          <div
            id={`panel-${startTab}`}
            role="tabpanel"
            aria-labelledby={`tab-${startTab}`}
            className={tool ? "frame away" : "frame"}
          >
            <StartScreen done={steps.done} isReady={isReady} onBegin={begin} />
          </div>
          {state.is === "ready" && <ToolFrames key={state.round} tools={tools} shown={shown} frames={frames} />}
        </div>
        {state.is === "preparing" && <Preparing progress={state.progress} />}
        {state.is === "failed" && (
          <div className="coach bad" role="alert">
            <p>
              <strong>{t(texts.notPrepared)}</strong> {t(state.why)}
            </p>
            <button type="button" className="small" onClick={world.reopen}>
              {t(texts.retry)}
            </button>
          </div>
        )}
      </main>
      {wish && (
        <SendDialog
          wish={wish}
          tools={tools}
          frames={frames}
          onOpen={open}
          onSent={steps.noteSent}
          onClose={() => setWish(undefined)}
        />
      )}
    </div>
  );
}

/** The tab in view is part of the address, so that a reload stays where it was. */
function useShownTab(tools: readonly ToolInfo[]): [string, (tab: string) => void] {
  const named = location.hash.slice(1);
  const [shown, setShown] = useState(tools.some(({ host }) => host === named) ? named : startTab);
  const show = useCallback((tab: string) => {
    history.replaceState(undefined, "", `#${tab}`);
    setShown(tab);
  }, []);
  return [shown, show];
}
