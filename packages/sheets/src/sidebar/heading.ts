import { h, type ComponentChild } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** The heading of a page: it takes the focus when the page is opened, so that a keyboard goes on from there. */
export function Heading({ children }: { readonly children?: ComponentChild }): ComponentChild {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return h("h1", { ref: heading, tabIndex: -1 }, children);
}
