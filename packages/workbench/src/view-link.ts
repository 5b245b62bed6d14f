/**
 * How the page around a tool's view asks it to show a document: `{ type: "parley:open", title }`, after the view said
 * `{ type: "parley:ready" }`. By its title, as a person would look for it.
 *
 * @param open  called for every such wish
 * @returns what ends the listening
 */
export function onOpenWish(open: (title: string) => void): () => void {
  const { location, parent } = globalThis.window;
  const heard = ({ data, origin, source }: MessageEvent): void => {
    const { type, title } = (data ?? {}) as { readonly type?: unknown; readonly title?: unknown };
    if (origin === location.origin && source === parent && type === "parley:open" && typeof title === "string")
      open(title);
  };
  globalThis.window.addEventListener("message", heard);
  parent.postMessage({ type: "parley:ready" }, location.origin);
  return () => globalThis.window.removeEventListener("message", heard);
}
