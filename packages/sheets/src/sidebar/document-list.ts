import { standing as open, say, severities, type Label, type Shape } from "@parley/core";
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
  const language = useLanguage();
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
          h("p", { class: "soft" }, say(measure(model), language)),
        ],
    (model.desk?.lost ?? []).map((loss) =>
      h("p", { key: loss.document + loss.at.join("/"), class: "news bad" }, say(loss.detail, language)),
    ),
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

/** What the documents are judged by. */
function measure({ desk }: Model): Label {
  const project = desk?.judged.find(({ standing }) => standing.document.template === "project")?.standing.document;
  const people = desk?.project.facts.people.filter(({ active }) => active).length ?? 0;
  if (!project)
    return [
      "Without a project document: the usual thresholds, and no roster.",
      "没有项目设置文档：采用默认阈值，无人员名单。",
    ];
  return [
    `Judged by “${project.title}”: its thresholds, calendar and ${people} people.`,
    `依据“${project.title}”的阈值、日历与 ${people} 名人员进行检查。`,
  ];
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
