import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ToolInfo } from "./api.ts";
import { useLanguage } from "./language.tsx";

/** The tools' own pages, and what passes between them and this one. */
export interface Frames {
  /** Tells a tool's page that its data changed elsewhere. */
  readonly refresh: (host: string) => void;
  /** The place that a tool's page shows just now (an issue, a page), when it told one. */
  readonly addressIn: (host: string) => string | undefined;
  readonly attach: (host: string, frame: HTMLIFrameElement | null) => void;
}

/**
 * Speaks with the tools' pages by messages: `{ type: "parley:refresh" }` to them, `{ type: "parley:place", address }` from
 * them, the address written as for the command line ("jira:DEMO-2").
 */
export function useFrames(): Frames {
  const frames = useRef(new Map<string, HTMLIFrameElement>());
  const addresses = useRef(new Map<string, string>());
  useEffect(() => {
    const listen = ({ data, origin, source }: MessageEvent): void => {
      const from = [...frames.current].find(([, frame]) => frame.contentWindow === source)?.[0];
      if (origin !== location.origin || from === undefined) return;
      const { type, address } = (data ?? {}) as { type?: unknown; address?: unknown };
      if (type === "parley:place" && typeof address === "string") addresses.current.set(from, address);
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, []);
  const attach = useCallback((host: string, frame: HTMLIFrameElement | null) => {
    if (frame) frames.current.set(host, frame);
    else frames.current.delete(host);
  }, []);
  const refresh = useCallback((host: string) => {
    frames.current.get(host)?.contentWindow?.postMessage({ type: "parley:refresh" }, location.origin);
  }, []);
  const addressIn = useCallback((host: string) => addresses.current.get(host), []);
  return useMemo(() => ({ refresh, addressIn, attach }), [refresh, addressIn, attach]);
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
  const { attach, refresh } = frames;
  const frame = useCallback((element: HTMLIFrameElement | null) => attach(host, element), [attach, host]);
  useEffect(() => {
    if (isShown) refresh(host);
  }, [isShown, host, refresh]);
  return <iframe key={language} ref={frame} src={`${mount}/view/?lang=${language}`} title={t(name)} />;
}
