import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { ToolInfo } from "./api.ts";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";

interface TabsProps {
  readonly tools: readonly ToolInfo[];
  readonly shown: string;
  readonly onShow: (host: string) => void;
}

/** One tab per tool: a single stop for the Tab key, arrows, Home and End between them (WAI-ARIA tabs pattern). */
export function ToolTabs({ tools, shown, onShow }: TabsProps): ReactNode {
  const { t } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const to = nextIndex(event.key, tools.map(({ host }) => host).indexOf(shown), tools.length);
    const tool = to === undefined ? undefined : tools[to];
    if (!tool) return;
    event.preventDefault();
    onShow(tool.host);
    list.current?.querySelector<HTMLElement>(`#tab-${tool.host}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={t(texts.tools)} tabIndex={-1} ref={list} onKeyDown={move}>
      {tools.map(({ host, name }) => (
        <button
          key={host}
          id={`tab-${host}`}
          type="button"
          role="tab"
          aria-selected={host === shown}
          aria-controls={`panel-${host}`}
          tabIndex={host === shown ? 0 : -1}
          onClick={() => onShow(host)}
        >
          {t(name)}
        </button>
      ))}
    </div>
  );
}

function nextIndex(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
