import { standing as open, say, severities, type Shape } from "@parley/core";
import { h, type ComponentChild } from "preact";
import type { Judged } from "./desk.ts";
import { useLanguage, useSay } from "./language.ts";
import type { Model } from "./use-desk.ts";

interface ListProps {
  readonly model: Model;
  readonly onOpen: (id: string) => void;
  readonly onGallery: () => void;
  readonly onPaste: () => void;
}

/** The documents of this spreadsheet, and the ways to bring one in. */
export function DocumentList({ model, onOpen, onGallery, onPaste }: ListProps): ComponentChild {
  const { t } = useSay();
  const judged = model.desk?.judged ?? [];
  return h(
    "section",
    null,
    judged.length === 0
      ? h("div", { class: "empty" }, h("p", null, t("none")), h("p", { class: "soft" }, t("start")))
      : [
          h("h1", null, t("documents")),
          h(
            "ul",
            { class: "documents" },
            judged.map((each) => h(Line, { key: each.standing.document.id, judged: each, onOpen })),
          ),
        ],
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", class: "main", disabled: model.busy, onClick: onGallery }, t("insert")),
      h("button", { type: "button", disabled: model.busy, onClick: onPaste }, t("paste")),
      judged.length > 0 &&
        h("button", { type: "button", disabled: model.busy, onClick: () => void model.refresh() }, t("refresh")),
    ),
  );
}

function Line({ judged, onOpen }: { readonly judged: Judged; readonly onOpen: (id: string) => void }): ComponentChild {
  const { t } = useSay();
  const { document, copyOf } = { copyOf: undefined, ...judged.standing };
  return h(
    "li",
    null,
    h(
      "button",
      { type: "button", class: "document", onClick: () => onOpen(document.id) },
      h("strong", null, document.title || document.id),
      h(
        "span",
        { class: "soft" },
        say((judged.template.shape as Shape).name, useLanguage()),
        copyOf !== undefined && ` · ${t("copyMark")}`,
      ),
      h(Counts, { judged }),
    ),
  );
}

/** How many findings of each severity stand. */
export function Counts({ judged }: { readonly judged: Judged }): ComponentChild {
  const { t } = useSay();
  const language = useLanguage();
  const findings = open(judged.findings);
  const counted = severities.map(
    (severity) => [severity, findings.filter((f) => f.severity === severity).length] as const,
  );
  const some = counted.filter(([, count]) => count > 0);
  return h(
    "span",
    { class: "counts" },
    some.length === 0
      ? h("span", { class: "count good" }, `✓ ${t("clean")}`)
      : some.map(([severity, count]) =>
          h(
            "span",
            { key: severity, class: `count ${severity}` },
            `${count} ${count === 1 && language === "en" ? t(severity) : t(`${severity}s`)}`,
          ),
        ),
  );
}
