import { say, type AnyTemplate, type Shape } from "@parley/core";
import { h, type ComponentChild } from "preact";
import { gallery } from "./desk.ts";
import { Heading } from "./heading.ts";
import { useLanguage, useSay } from "./language.ts";

interface GalleryProps {
  readonly busy: boolean;
  readonly onInsert: (template: AnyTemplate, withSample: boolean) => Promise<void>;
}

/** Every template, to begin with an empty one or with its sample. */
export function Gallery({ busy, onInsert }: GalleryProps): ComponentChild {
  const { t } = useSay();
  const language = useLanguage();
  return h(
    "section",
    null,
    h(Heading, null, t("insert")),
    h(
      "ul",
      { class: "gallery" },
      gallery.map((template) => {
        const { id, name, purpose } = template.shape as Shape;
        const put = (label: "blank" | "sample"): ComponentChild =>
          h(
            "button",
            {
              type: "button",
              disabled: busy,
              "aria-label": `${say(name, language)}: ${t(label)}`,
              onClick: () => void onInsert(template, label === "sample"),
            },
            t(label),
          );
        return h(
          "li",
          { key: id },
          h("strong", null, say(name, language)),
          h("p", { class: "soft" }, say(purpose, language)),
          h("div", { class: "actions" }, put("blank"), put("sample")),
        );
      }),
    ),
  );
}
