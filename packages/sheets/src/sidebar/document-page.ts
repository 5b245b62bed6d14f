import { describe, placeLabel, say, toMarkdown, type Finding, type Shape } from "@parley/core";
import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { keyOf, type Judged } from "./desk.ts";
import { Counts } from "./document-list.ts";
import { useLanguage, useSay } from "./language.ts";
import { surroundings } from "./surroundings.ts";
import type { Model } from "./use-desk.ts";

interface PageProps {
  readonly judged: Judged;
  readonly model: Model;
}

/** One document: what the rules find, each finding with its cell and its fix, and the document as text. */
export function DocumentPage({ judged, model }: PageProps): ComponentChild {
  const { t, l } = useSay();
  const { document } = judged.standing;
  return h(
    "section",
    null,
    h("h1", null, document.title || document.id),
    h("p", { class: "soft" }, say((judged.template.shape as Shape).name, useLanguage())),
    h(Counts, { judged }),
    h(
      "ol",
      { class: "findings" },
      judged.findings.map((finding) => h(FindingCard, { key: keyOf(finding), finding, judged, model })),
    ),
    judged.losses.length > 0 && [
      h("h2", null, t("notes")),
      h(
        "ul",
        { class: "notes" },
        judged.losses.map((loss) =>
          h(
            "li",
            { key: loss.at.join("/") },
            `${l(placeLabel(judged.template.shape as Shape, document, loss.at))}: ${l(loss.detail)}`,
          ),
        ),
      ),
    ],
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", disabled: model.busy, onClick: () => void model.refresh() }, t("refresh")),
      h(Copy, { judged }),
    ),
  );
}

function FindingCard({ finding, judged, model }: PageProps & { readonly finding: Finding }): ComponentChild {
  const { t, l } = useSay();
  const { severity, code, fix, waived } = finding;
  const place = placeLabel(judged.template.shape as Shape, judged.standing.document, finding.at);
  return h(
    "li",
    { class: waived ? "finding waived" : `finding ${severity}` },
    h(
      "button",
      {
        type: "button",
        class: "where",
        title: t("show"),
        disabled: model.busy,
        onClick: () => void model.select(finding),
      },
      h("span", { class: "code" }, h("b", null, waived ? t("accepted") : t(severity)), ` ${code}`),
      h("span", { class: "place" }, l(place)),
      h("span", null, l(describe(finding))),
      waived && h("span", { class: "soft" }, waived.reason),
    ),
    fix &&
      !waived &&
      h(
        "button",
        { type: "button", class: "fix", disabled: model.busy, onClick: () => void model.fix(judged, finding) },
        `${t("fix")}: ${l(fix.label)}`,
      ),
  );
}

/**
 * The document as text, for another tool. The clipboard of a sidebar is closed to scripts in some browsers: then the
 * text is there to be copied by hand.
 */
function Copy({ judged }: { readonly judged: Judged }): ComponentChild {
  const { t } = useSay();
  const [text, setText] = useState<string>();
  const [copied, setCopied] = useState(false);
  const take = (area: HTMLTextAreaElement | null): void => {
    if (!area || copied) return;
    area.select();
    // The only way in a frame that may not use the clipboard itself.
    setCopied(document.execCommand("copy"));
  };
  return h(
    "div",
    { class: "copy" },
    h(
      "button",
      {
        type: "button",
        onClick: () => setText(toMarkdown(judged.template, judged.standing.document, surroundings.now().slice(0, 10))),
      },
      t("copy"),
    ),
    text !== undefined && [
      h("textarea", { ref: take, readOnly: true, rows: 5, "aria-label": t("copyText"), value: text }),
      h("p", { role: "status", class: "soft" }, t(copied ? "copied" : "copyByHand")),
    ],
  );
}
