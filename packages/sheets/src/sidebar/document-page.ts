import { accepted, placeLabel, say, severities, standing as open, type Finding, type Shape } from "@parley/core";
import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { Copy } from "./copy.ts";
import { keyOf, type Judged } from "./desk.ts";
import { Counts } from "./document-list.ts";
import { FindingCard } from "./finding-card.ts";
import { Heading } from "./heading.ts";
import { useLanguage, useSay } from "./language.ts";
import { StatePanel } from "./state-panel.ts";
import type { Model } from "./use-desk.ts";

interface PageProps {
  readonly judged: Judged;
  readonly model: Model;
}

/** So many findings are drawn at once: a plan of 500 lines may have more than anybody reads. */
const atOnce = 50;

/** One document: what the rules find, its state, what was accepted, and the document as text. */
export function DocumentPage({ judged, model }: PageProps): ComponentChild {
  const { t } = useSay();
  const { document } = judged.standing;
  const fixable = open(judged.findings).filter(({ fix }) => fix).length;
  const button = (text: string, onClick: () => void): ComponentChild =>
    h("button", { type: "button", disabled: model.busy, onClick }, text);
  return h(
    "section",
    null,
    h(Heading, null, document.title || document.id),
    h("p", { class: "soft" }, say((judged.template.shape as Shape).name, useLanguage())),
    h(Counts, { judged }),
    h(
      "div",
      { class: "actions" },
      fixable > 1 && button(`${t("fixAll")} (${fixable})`, () => void model.fixAll(judged)),
      button(t("refresh"), () => void model.refresh()),
    ),
    h(Findings, { findings: bySeverity(open(judged.findings)), judged, model }),
    h(Accepted, { judged, model }),
    h(StatePanel, { judged, model }),
    h(Notes, { judged }),
    h("section", { class: "panel" }, h("h2", null, t("share")), h(Copy, { judged })),
  );
}

/** What blocks comes first. */
const bySeverity = (findings: readonly Finding[]): readonly Finding[] =>
  severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));

function Findings({ findings, judged, model }: PageProps & { readonly findings: readonly Finding[] }): ComponentChild {
  const { t } = useSay();
  const [shown, setShown] = useState(atOnce);
  return [
    h(
      "ol",
      { class: "findings" },
      findings.slice(0, shown).map((finding) => h(FindingCard, { key: keyOf(finding), finding, judged, model })),
    ),
    findings.length > shown &&
      h(
        "button",
        { type: "button", onClick: () => setShown(shown + atOnce) },
        `${t("more")} (${findings.length - shown})`,
      ),
  ];
}

/** What was accepted, each with its reason and the way back. */
function Accepted({ judged, model }: PageProps): ComponentChild {
  const { t } = useSay();
  const list = accepted(judged.findings);
  if (list.length === 0) return null;
  return h(
    "details",
    { class: "panel" },
    h("summary", null, `${t("acceptedList")} (${list.length})`),
    h(Findings, { findings: list, judged, model }),
  );
}

/** What the spreadsheet could not show or keep. */
function Notes({ judged: { losses, template, standing } }: { readonly judged: Judged }): ComponentChild {
  const { t, l } = useSay();
  if (losses.length === 0) return null;
  const text = (loss: (typeof losses)[number]): string => {
    const at = loss.at.filter((step) => step !== "");
    const place = placeLabel(template.shape as Shape, standing.document, at);
    return `${l(place)}${t("colon")}${l(loss.detail)}`;
  };
  return h(
    "details",
    { class: "panel", open: losses.length <= 5 },
    h("summary", null, `${t("notes")} (${losses.length})`),
    h(
      "ul",
      { class: "notes" },
      losses.slice(0, atOnce).map((loss) => h("li", { key: loss.at.join("/") + loss.kind }, text(loss))),
    ),
  );
}
