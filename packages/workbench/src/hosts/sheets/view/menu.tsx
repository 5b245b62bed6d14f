import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

/** A line of a menu; "-" is a rule between lines. */
export type MenuItem =
  | { readonly label: string; readonly keys?: string; readonly disabled?: boolean; readonly onChoose: () => void }
  | "-";

interface MenuProps {
  readonly label: ReactNode;
  /** What a screen reader says where the label is a sign. */
  readonly name?: string;
  readonly items: readonly MenuItem[];
  readonly className?: string;
  /** Opens above its button: for the tabs at the bottom. */
  readonly above?: boolean;
}

/** A button that opens a menu: arrows move, Enter chooses, Escape closes and gives the focus back. */
export function Menu({ label, name, items, className = "", above = false }: MenuProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<{ left: number; bottom: number }>();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (): void => setOpen(false);
    box.current?.querySelector<HTMLElement>("[role=menuitem]:not([disabled])")?.focus();
    const onDown = (event: MouseEvent): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("mousedown", onDown);
    window.addEventListener("blur", close);
    return () => {
      document.removeEventListener("mousedown", onDown);
      window.removeEventListener("blur", close);
    };
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) {
      if (event.key !== "ArrowDown") return;
      setOpen(true);
    } else if (event.key === "Escape") {
      setOpen(false);
      button.current?.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const lines = [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]:not([disabled])") ?? [])];
      const at = lines.indexOf(document.activeElement as HTMLElement);
      lines.at((at + (event.key === "ArrowDown" ? 1 : -1)) % lines.length)?.focus();
    } else if (event.key === "Tab") setOpen(false);
    else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      className={`menu ${className}`}
      role="presentation"
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={name}
        onClick={(event) => {
          if (above) setPlace(aboveOf(event.currentTarget));
          setOpen(!isOpen);
        }}
      >
        {label}
      </button>
      {isOpen && (
        <div className={above ? "menu-list above" : "menu-list"} role="menu" style={place}>
          {items.map((item, i) =>
            item === "-" ? (
              <hr key={i} />
            ) : (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                disabled={item.disabled}
                onClick={() => {
                  setOpen(false);
                  // The keys go on working where they did before the menu.
                  document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
                  item.onChoose();
                }}
              >
                <span>{item.label}</span>
                {item.keys && <kbd>{item.keys}</kbd>}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}

/** A strip of tabs scrolls and would cut off what hangs out of it: its menu is placed in the window instead. */
function aboveOf(button: HTMLElement): { left: number; bottom: number } {
  const { left, top } = button.getBoundingClientRect();
  return { left, bottom: window.innerHeight - top };
}
