import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { ToolInfo } from "./api.ts";
import { useLanguage } from "./language.tsx";
import type { Frames } from "./use-frames.ts";

interface FramesProps {
  readonly tools: readonly ToolInfo[];
  readonly shown: string;
  readonly frames: Frames;
}

/** A page is loaded when its tab is first opened and stays as it was left: half-typed text survives a look elsewhere. */
export function ToolFrames({ tools, shown, frames }: FramesProps): ReactNode {
  const [opened, setOpened] = useState<readonly string[]>([]);
  if (!opened.includes(shown)) setOpened([...opened, shown]);
  return tools.map((tool) => (
    <div
      key={tool.host}
      id={`panel-${tool.host}`}
      role="tabpanel"
      aria-labelledby={`tab-${tool.host}`}
      className={tool.host === shown ? "frame" : "frame away"}
    >
      {opened.includes(tool.host) && <ToolFrame tool={tool} isShown={tool.host === shown} frames={frames} />}
    </div>
  ));
}

interface FrameProps {
  readonly tool: ToolInfo;
  readonly isShown: boolean;
  readonly frames: Frames;
}

function ToolFrame({ tool: { host, mount, name }, isShown, frames }: FrameProps): ReactNode {
  const { language, t } = useLanguage();
  const { attach, refresh } = frames;
  const frame = useCallback((element: HTMLIFrameElement | null) => attach(host, element), [attach, host]);
  useEffect(() => {
    if (isShown) refresh(host);
  }, [isShown, host, refresh]);
  return <iframe ref={frame} src={`${mount}/view/?lang=${language}`} title={t(name)} />;
}
