import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

interface OverProps {
  readonly children: ReactNode;
  readonly className: string;
  /** In pixels; at least as wide as what it lies over. */
  readonly width: number;
  /** Below what it belongs to, not on top of it. */
  readonly below?: true;
  readonly onLeave: () => void;
}

/**
 * A small window over the page, where its place is: not cut off by what scrolls around it, not covered by what stands beside it. Its first
 * field or item has the focus. Leaving it is done with it.
 */
export function Over({ children, className, width, below, onLeave }: OverProps): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  const [style, setStyle] = useState<{ left: number; top: number; width: number }>();
  useEffect(() => {
    leave.current = onLeave;
  });
  useLayoutEffect(() => {
    const place = anchor.current?.parentElement?.getBoundingClientRect();
    if (!place) return;
    const wide = below ? width : Math.max(width, place.width);
    const left = Math.max(8, Math.min(below ? place.right - wide : place.left, innerWidth - wide - 8));
    const high = box.current?.offsetHeight ?? 0;
    const top = Math.max(8, Math.min(below ? place.bottom + 2 : place.top, innerHeight - high - 8));
    setStyle({ left, top, width: wide });
  }, [width, below]);
  useEffect(() => {
    // A window that is not to be seen yet takes no focus.
    if (style) box.current?.querySelector<HTMLElement>("input, textarea, [role=menuitem]")?.focus();
  }, [style]);
  useEffect(() => {
    const pressed = (event: PointerEvent): void => {
      // What opened it closes it by itself.
      const inside = [box.current, anchor.current?.parentElement].some((part) => part?.contains(event.target as Node));
      if (!inside) leave.current();
    };
    document.addEventListener("pointerdown", pressed);
    return () => document.removeEventListener("pointerdown", pressed);
  }, []);
  return (
    <>
      <span ref={anchor} hidden />
      {createPortal(
        <div className={`over ${className}`} ref={box} style={style ?? { width, visibility: "hidden" }}>
          {children}
        </div>,
        document.body,
      )}
    </>
  );
}
