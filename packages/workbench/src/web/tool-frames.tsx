import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ToolInfo } from "./api.ts";
import { useLanguage } from "./language.tsx";

/** The tools' own pages, and what passes between them and this one. */
export interface Frames {
  /** Loads a tool's page anew: what was sent there is seen. */
  readonly reload: (host: string) => void;
  /** The place that a tool's page shows just now (an issue, a page), when it told one. */
  readonly addressIn: (host: string) => string | undefined;
  readonly rounds: Readonly<Record<string, number>>;
  readonly heard: (host: string, address: string) => void;
}

/** Keeps, for each tool, how often it was loaded and which place it shows. */
export function useFrames(): Frames {
  const [rounds, setRounds] = useState<Readonly<Record<string, number>>>({});
  const addresses = useRef(new Map<string, string>());
  const reload = useCallback((host: string) => setRounds((all) => ({ ...all, [host]: (all[host] ?? 0) + 1 })), []);
  const addressIn = useCallback((host: string) => addresses.current.get(host), []);
  const heard = useCallback((host: string, address: string) => void addresses.current.set(host, address), []);
  return useMemo(() => ({ reload, addressIn, rounds, heard }), [reload, addressIn, rounds, heard]);
}

interface FramesProps {
  readonly tools: readonly ToolInfo[];
  readonly shown: string;
  readonly frames: Frames;
}

/** A page is loaded when its tab is first opened and stays as it was left: half-typed text survives a look elsewhere. */
export function ToolFrames({ tools, shown, frames }: FramesProps): ReactNode {
  const [opened, setOpened] = useState<readonly string[]>([]);
  if (!opened.includes(shown)) setOpened([...opened, shown]);
  return (
    <main className="frames">
      {tools.map((tool) => (
        <div
          key={tool.host}
          id={`panel-${tool.host}`}
          role="tabpanel"
          aria-labelledby={`tab-${tool.host}`}
          className={tool.host === shown ? "frame" : "frame away"}
        >
          {opened.includes(tool.host) && <ToolFrame tool={tool} isShown={tool.host === shown} frames={frames} />}
        </div>
      ))}
    </main>
  );
}

interface FrameProps {
  readonly tool: ToolInfo;
  readonly isShown: boolean;
  readonly frames: Frames;
}

function ToolFrame({ tool: { host, mount, name }, isShown, frames }: FrameProps): ReactNode {
  const { language, t } = useLanguage();
  const frame = useRef<HTMLIFrameElement>(null);
  const { heard } = frames;
  useEffect(() => {
    const listen = ({ data, origin, source }: MessageEvent): void => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      const { type, address } = data as { type?: unknown; address?: unknown };
      if (type === "parley:place" && typeof address === "string") heard(host, address);
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, [host, heard]);
  useEffect(() => {
    if (isShown) frame.current?.contentWindow?.postMessage({ type: "parley:refresh" }, location.origin);
  }, [isShown]);
  const round = frames.rounds[host] ?? 0;
  return <iframe key={`${language} ${round}`} ref={frame} src={`${mount}/view/?lang=${language}`} title={t(name)} />;
}
