import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { ToolInfo } from "./api.ts";
import { Icon } from "./icons.tsx";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";
import { ToolBadge } from "./tool-badge.tsx";

/** The tab that is no tool: the first screen. */
export const startTab = "start";

interface TabsProps {
  readonly tools: readonly ToolInfo[];
  readonly shown: string;
  readonly onShow: (tab: string) => void;
}

/** The first screen and one tab per tool: a single stop for the Tab key, arrows, Home and End between them (WAI-ARIA tabs pattern). */
export function ToolTabs({ tools, shown, onShow }: TabsProps): ReactNode {
  const { t } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const tabs = [startTab, ...tools.map(({ host }) => host)];
  const move = (event: KeyboardEvent): void => {
    const to = nextIndex(event.key, tabs.indexOf(shown), tabs.length);
    const tab = to === undefined ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    onShow(tab);
    list.current?.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  const tabOf = (id: string, label: ReactNode): ReactNode => (
    <button
      key={id}
      id={`tab-${id}`}
      type="button"
      role="tab"
      aria-selected={id === shown}
      aria-controls={`panel-${id}`}
      tabIndex={id === shown ? 0 : -1}
      onClick={() => onShow(id)}
    >
      {label}
    </button>
  );
  return (
    <div className="tabs" role="tablist" aria-label={t(texts.tools)} tabIndex={-1} ref={list} onKeyDown={move}>
      {tabOf(
        startTab,
        <>
          <Icon name="home" />
          {t(texts.start)}
        </>,
      )}
      {tools.map((tool) =>
        tabOf(
          tool.host,
          <>
            <ToolBadge tool={tool} />
            {t(tool.name)}
          </>,
        ),
      )}
    </div>
  );
}

function nextIndex(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
