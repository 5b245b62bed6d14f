import { type ReactNode, useState } from "react";
import type { ToolInfo } from "./api.ts";
import { Icon } from "./icons.tsx";
import { useLanguage } from "./language.tsx";
import { fill, texts } from "./texts.ts";
import type { Overlook } from "./use-overview.ts";
import { WorkPanel } from "./work-panel.tsx";

const kept = "parley.panel";
/** From this width on, in CSS pixels, a tool has room enough beside the panel. */
const wideEnough = 1200;

interface SideProps {
  readonly overlook: Overlook;
  readonly tools: readonly ToolInfo[];
  readonly shown: string;
  readonly isReady: boolean;
  readonly onOpen: (host: string, document: string) => void;
}

/** The panel of findings and documents, which can be folded away to leave the tool more room. */
export function SidePanel({ isReady, ...rest }: SideProps): ReactNode {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const toggle = (): void => {
    localStorage.setItem(kept, isOpen ? "folded" : "open");
    setOpen(!isOpen);
  };
  const count = rest.overlook.seen?.findings.length ?? 0;
  return (
    <aside className={isOpen ? "side" : "side folded"} aria-label={t(texts.sideTitle)}>
      <div className="side-head">
        {isOpen && <span>{t(texts.sideTitle)}</span>}
        <button
          type="button"
          className="icon"
          aria-expanded={isOpen}
          aria-controls="side-body"
          aria-label={t(isOpen ? texts.foldSide : texts.openSide)}
          title={t(isOpen ? texts.foldSide : texts.openSide)}
          onClick={toggle}
        >
          <Icon name="panel" />
        </button>
        {!isOpen && count > 0 && (
          <span className="count">
            {count}
            <span className="sr-only">{t(fill(count === 1 ? texts.oneFinding : texts.someFindings, ""))}</span>
          </span>
        )}
      </div>
      <div id="side-body" className="side-body" hidden={!isOpen}>
        {isReady ? <WorkPanel {...rest} /> : <p className="panel-note soft">{t(texts.preparing)}</p>}
      </div>
    </aside>
  );
}

function isOpenAtFirst(): boolean {
  const said = localStorage.getItem(kept);
  return said === null ? globalThis.innerWidth >= wideEnough : said === "open";
}
