import { type ReactNode, useCallback, useEffect, useState } from "react";
import { listTools, type ToolInfo } from "./api.ts";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";
import { TopBar } from "./top-bar.tsx";
import { useWorld } from "./use-world.ts";
import { Workplace } from "./workplace.tsx";

/** The whole page: what this is, what stands where, the three tools, and what goes between them. */
export function App(): ReactNode {
  const { t, language } = useLanguage();
  const { tools, silent, retry } = useTools();
  const world = useWorld(language);
  return (
    <div className="page">
      <a className="skip" href="#work">
        {t(texts.skip)}
      </a>
      <TopBar world={world} />
      {tools && <Workplace key={`${language} ${world.resets}`} tools={tools} world={world} />}
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
