import { describe, placeLabel, type Finding, type Shape } from "@parley/core";
import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { Judged } from "./desk.ts";
import { useSay } from "./language.ts";
import { ReasonForm } from "./reason-form.ts";
import type { Model } from "./use-desk.ts";

interface CardProps {
  readonly finding: Finding;
  readonly judged: Judged;
  readonly model: Model;
}

/** One finding: a click shows its cell; below it, its fix and the way to accept it. */
export function FindingCard({ finding, judged, model }: CardProps): ComponentChild {
  const { t, l } = useSay();
  const [accepting, setAccepting] = useState(false);
  const { severity, code, fix, waived } = finding;
  const { busy } = model;
  const place = placeLabel(judged.template.shape as Shape, judged.standing.document, finding.at);
  const button = (text: string, onClick: () => void, kind = "small"): ComponentChild =>
    h("button", { type: "button", class: kind, disabled: busy, onClick }, text);
  return h(
    "li",
    { class: waived ? "finding waived" : `finding ${severity}` },
    h(
      "button",
      { type: "button", class: "where", title: t("show"), disabled: busy, onClick: () => void model.select(finding) },
      h("span", { class: "code" }, h("b", null, waived ? t("accepted") : t(severity)), ` ${code}`),
      h("span", { class: "place" }, l(place)),
      h("span", null, l(describe(finding))),
    ),
    waived
      ? h(
          "div",
          { class: "below" },
          h("p", null, `${t("reason")}${t("colon")}${waived.reason}`),
          h("p", { class: "soft" }, `${waived.by} · ${waived.on}`),
          button(t("withdraw"), () => void model.withdraw(judged, finding)),
        )
      : accepting
        ? h(ReasonForm, {
            model,
            label: t("whyAccept"),
            action: t("acceptNow"),
            onCancel: () => setAccepting(false),
            onGive: (reason) => void model.accept(judged, finding, reason),
          })
        : h(
            "div",
            { class: "below" },
            fix && button(`${t("fix")}${t("colon")}${l(fix.label)}`, () => void model.fix(judged, finding), "fix"),
            button(t("accept"), () => setAccepting(true), "plain"),
          ),
  );
}
