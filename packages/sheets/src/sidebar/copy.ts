import { clientCopy, toMarkdown } from "@parley/core";
import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { Judged } from "./desk.ts";
import { useSay } from "./language.ts";
import { surroundings } from "./surroundings.ts";

interface Copied {
  readonly text: string;
  /** What was left out of a copy for the client. */
  readonly withheld: number;
}

/**
 * The document as text, for another tool or for the client. The clipboard of a sidebar is closed to scripts in some
 * browsers: then the text is there to be copied by hand.
 */
export function Copy({ judged: { template, standing } }: { readonly judged: Judged }): ComponentChild {
  const { t } = useSay();
  const [made, setMade] = useState<Copied>();
  const [copied, setCopied] = useState(false);
  const today = (): string => surroundings.now().slice(0, 10);
  const whole = (): Copied => ({ text: toMarkdown(template, standing.document, today()), withheld: 0 });
  const forClient = (): Copied => {
    const { document, withheld } = clientCopy(template, standing.document, today());
    return { text: toMarkdown(template, document, today()), withheld: withheld.length };
  };
  const take = (area: HTMLTextAreaElement | null): void => {
    if (!area || copied) return;
    area.select();
    // The only way in a frame that may not use the clipboard itself.
    setCopied(document.execCommand("copy"));
  };
  const button = (label: "copy" | "copyForClient", make: () => Copied): ComponentChild =>
    h(
      "button",
      {
        type: "button",
        onClick: () => {
          setCopied(false);
          setMade(make());
        },
      },
      t(label),
    );
  return h(
    "div",
    { class: "copy" },
    h("div", { class: "actions" }, button("copy", whole), button("copyForClient", forClient)),
    made && [
      h("textarea", {
        key: made.text,
        ref: take,
        readOnly: true,
        rows: 5,
        "aria-label": t("copyText"),
        value: made.text,
      }),
      h("p", { role: "status", class: "soft" }, t(copied ? "copied" : "copyByHand")),
      made.withheld > 0 && h("p", { class: "soft" }, `${t("withheld")}${t("colon")}${made.withheld}`),
    ],
  );
}
