import { type ReactNode, useCallback, useEffect, useState } from "react";
import { listTools, type ToolInfo } from "./api.ts";
import { FirstSteps, useFirstSteps } from "./first-steps.tsx";
import { LanguageSwitch, useLanguage } from "./language.tsx";
import markUrl from "./mark.svg";
import { ResetButton } from "./reset-button.tsx";
import { SendButton } from "./send-button.tsx";
import { texts } from "./texts.ts";
import { ToolFrames, useFrames } from "./tool-frames.tsx";
import { ToolTabs } from "./tool-tabs.tsx";

/** The whole page: what this is, the three tools, and what goes between them. */
export function App(): ReactNode {
  const { t } = useLanguage();
  const { tools, silent, retry } = useTools();
  const steps = useFirstSteps();
  return (
    <div className="page">
      <header className="top">
        <h1>
          <img src={markUrl} alt="" width="22" height="22" />
          Parley
        </h1>
        <p className="stand-ins">{t(texts.standIns)}</p>
        {!steps.shown && (
          <button type="button" className="quiet" onClick={steps.show}>
            {t(texts.showSteps)}
          </button>
        )}
        <ResetButton />
        <LanguageSwitch />
      </header>
      {tools ? <Tools tools={tools} steps={steps.shown && <FirstSteps onHide={steps.hide} />} /> : undefined}
      {silent && (
        <div className="notice" role="alert">
          <p>{t(texts.silent)}</p>
          <button type="button" onClick={retry}>
            {t(texts.retry)}
          </button>
        </div>
      )}
      {!tools && !silent && <p className="notice">{t(texts.loading)}</p>}
    </div>
  );
}

function Tools({ tools, steps }: { readonly tools: readonly ToolInfo[]; readonly steps: ReactNode }): ReactNode {
  const [shown, show] = useShownTool(tools);
  const frames = useFrames();
  const open = useCallback((host: string) => show(host), [show]);
  const current = tools.find(({ host }) => host === shown) ?? tools[0];
  if (!current) return undefined;
  return (
    <>
      <nav className="bar">
        <ToolTabs tools={tools} shown={current.host} onShow={open} />
        <SendButton tools={tools} from={current} frames={frames} onOpen={open} />
      </nav>
      {steps}
      <ToolFrames tools={tools} shown={current.host} frames={frames} />
    </>
  );
}

/** The tool in view is part of the address, so that a reload stays where it was. */
function useShownTool(tools: readonly ToolInfo[]): [string, (host: string) => void] {
  const named = location.hash.slice(1);
  const [shown, setShown] = useState(tools.some(({ host }) => host === named) ? named : (tools[0]?.host ?? ""));
  const show = useCallback((host: string) => {
    history.replaceState(undefined, "", `#${host}`);
    setShown(host);
  }, []);
  return [shown, show];
}

interface LoadedTools {
  readonly tools: readonly ToolInfo[] | undefined;
  /** The workbench gave no answer. */
  readonly silent: boolean;
  readonly retry: () => void;
}

function useTools(): LoadedTools {
  const [tools, setTools] = useState<readonly ToolInfo[]>();
  const [silent, setSilent] = useState(false);
  const load = useCallback(() => void listTools().then(setTools, () => setSilent(true)), []);
  useEffect(load, [load]);
  const retry = useCallback(() => {
    setSilent(false);
    load();
  }, [load]);
  return { tools, silent, retry };
}
