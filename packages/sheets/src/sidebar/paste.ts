import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { Heading } from "./heading.ts";
import { useSay } from "./language.ts";

interface PasteProps {
  readonly busy: boolean;
  readonly onPaste: (text: string) => Promise<void>;
}

/** A document that was copied in another tool, or in another spreadsheet. */
export function Paste({ busy, onPaste }: PasteProps): ComponentChild {
  const { t } = useSay();
  const [text, setText] = useState("");
  return h(
    "section",
    null,
    h(Heading, null, t("paste")),
    h("label", { for: "pasted", class: "soft" }, t("pasteHelp")),
    h("textarea", {
      id: "pasted",
      rows: 12,
      value: text,
      onInput: (event: Event) => setText((event.target as HTMLTextAreaElement).value),
    }),
    h(
      "div",
      { class: "actions" },
      h(
        "button",
        { type: "button", class: "main", disabled: busy || text.trim() === "", onClick: () => void onPaste(text) },
        t("put"),
      ),
    ),
  );
}
