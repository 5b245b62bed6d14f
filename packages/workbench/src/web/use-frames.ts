import { useCallback, useEffect, useMemo, useRef } from "react";

/** The tools' own pages, and what passes between them and this one. */
export interface Frames {
  /** Tells a tool's page that its data changed elsewhere. */
  readonly refresh: (host: string) => void;
  /** Asks a tool's page to show what is called so, as soon as it listens. */
  readonly open: (host: string, title: string) => void;
  /** The place that a tool's page shows just now (an issue, a page), when it told one. */
  readonly addressIn: (host: string) => string | undefined;
  readonly attach: (host: string, frame: HTMLIFrameElement | null) => void;
}

/**
 * Speaks with the tools' pages by messages: `{ type: "parley:refresh" }` and `{ type: "parley:open", title }` to them,
 * `{ type: "parley:ready" }` (it listens) and `{ type: "parley:place", address }` from them, the address written as for the command
 * line ("jira:DEMO-2").
 */
export function useFrames(): Frames {
  const frames = useRef(new Map<string, HTMLIFrameElement>());
  const listening = useRef(new Set<string>());
  const wishes = useRef(new Map<string, string>());
  const addresses = useRef(new Map<string, string>());
  const post = useCallback((host: string, message: object) => {
    frames.current.get(host)?.contentWindow?.postMessage(message, location.origin);
  }, []);
  useEffect(() => {
    const listen = ({ data, origin, source }: MessageEvent): void => {
      const from = [...frames.current].find(([, frame]) => frame.contentWindow === source)?.[0];
      if (origin !== location.origin || from === undefined) return;
      const { type, address } = (data ?? {}) as { type?: unknown; address?: unknown };
      if (type === "parley:place" && typeof address === "string") addresses.current.set(from, address);
      if (type !== "parley:ready") return;
      listening.current.add(from);
      const title = wishes.current.get(from);
      wishes.current.delete(from);
      if (title !== undefined) post(from, { type: "parley:open", title });
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, [post]);
  const attach = useCallback((host: string, frame: HTMLIFrameElement | null) => {
    listening.current.delete(host);
    if (frame) frames.current.set(host, frame);
    else frames.current.delete(host);
  }, []);
  const refresh = useCallback((host: string) => post(host, { type: "parley:refresh" }), [post]);
  const open = useCallback(
    (host: string, title: string) => {
      if (listening.current.has(host)) post(host, { type: "parley:open", title });
      else wishes.current.set(host, title);
    },
    [post],
  );
  const addressIn = useCallback((host: string) => addresses.current.get(host), []);
  return useMemo(() => ({ refresh, open, addressIn, attach }), [refresh, open, addressIn, attach]);
}
