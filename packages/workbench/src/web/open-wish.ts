import { useEffect, useRef } from "react";

/** A wish is a click: who waited this long has gone on to something else. */
const patienceMs = 10_000;

/**
 * How the page around a tool's view asks it to show a document: `{ type: "parley:open", title }`, after the view said
 * `{ type: "parley:ready" }`. By its title, as a person would look for it.
 *
 * @param open  tries it with what is drawn now; false when there is no such title yet: it is tried again with what is drawn next
 */
export function useOpenWish(open: (title: string, isFirstTry: boolean) => boolean): void {
  const wish = useRef<{ readonly title: string; readonly until: number; readonly tries: number }>();
  const attempt = (): void => {
    const { current } = wish;
    if (!current) return;
    wish.current = undefined;
    const { title, until, tries } = current;
    if (performance.now() < until && !open(title, tries === 0)) wish.current = { title, until, tries: tries + 1 };
  };
  const latest = useRef(attempt);
  useEffect(() => {
    latest.current = attempt;
    attempt();
  });
  useEffect(() => {
    const { location, parent } = globalThis.window;
    const heard = ({ data, origin, source }: MessageEvent): void => {
      const { type, title } = (data ?? {}) as { readonly type?: unknown; readonly title?: unknown };
      if (origin !== location.origin || source !== parent || type !== "parley:open" || typeof title !== "string")
        return;
      wish.current = { title, until: performance.now() + patienceMs, tries: 0 };
      latest.current();
    };
    globalThis.window.addEventListener("message", heard);
    parent.postMessage({ type: "parley:ready" }, location.origin);
    return () => globalThis.window.removeEventListener("message", heard);
  }, []);
}
