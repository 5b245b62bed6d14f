import { type ReactNode, useRef, useState } from "react";
import type { Page } from "./api.ts";
import { Icon } from "./icons.tsx";
import { t } from "./language.ts";
import { Over } from "./over.tsx";
import { useActions } from "./use-workspace.ts";
import { titleOf } from "./titles.ts";

/** What can be done with a page as a whole. `onOpen` stands first in a table's row. */
export function PageMenu({ page, onOpen }: { readonly page: Page; readonly onOpen?: () => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const actions = useActions();
  const choose = (work: () => void) => (): void => {
    setOpen(false);
    work();
  };
  return (
    <div
      className="menu-place"
      role="presentation"
      onKeyDown={(event) => {
        const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
        const at = items.indexOf(document.activeElement as HTMLElement);
        if (event.key === "Escape") setOpen(false);
        if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
        if (event.key === "ArrowUp") items.at(at - 1)?.focus();
        if (isOpen) event.stopPropagation();
      }}
    >
      <button
        type="button"
        className="quiet square"
        aria-label={`${t("more")}: ${titleOf(page)}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="dots" />
      </button>
      {isOpen && (
        <Over className="menu" width={200} below onLeave={() => setOpen(false)}>
          <div role="menu" ref={menu}>
            {onOpen && (
              <button type="button" role="menuitem" onClick={choose(onOpen)}>
                <Icon name="open" /> {t("open")}
              </button>
            )}
            <button type="button" role="menuitem" onClick={choose(() => void actions.duplicate(page))}>
              <Icon name="copy" /> {t("duplicate")}
            </button>
            <button type="button" role="menuitem" className="bad" onClick={choose(() => void actions.trash(page.id))}>
              <Icon name="trash" /> {t("trash")}
            </button>
          </div>
        </Over>
      )}
    </div>
  );
}
