import {
  flowOf,
  hasDecisions,
  possibleSteps,
  say,
  type Entry,
  type Label,
  type Language,
  type Step,
} from "@parley/core";
import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { actorNamed, type Judged } from "./desk.ts";
import { useLanguage, useSay } from "./language.ts";
import { ReasonForm } from "./reason-form.ts";
import type { Model } from "./use-desk.ts";

interface StateProps {
  readonly judged: Judged;
  readonly model: Model;
}

/**
 * The state of a document, the plain steps from here, and what has happened. A spreadsheet proves nobody: decisions are
 * made where that is possible, and only shown here.
 */
export function StatePanel({ judged, model }: StateProps): ComponentChild {
  const { t } = useSay();
  const language = useLanguage();
  const { template, standing } = judged;
  const { state, history } = standing.document.flow;
  const [taking, setTaking] = useState<string>();
  const flow = flowOf(template);
  const project = model.desk?.project;
  if (!project) return null;
  const possible = possibleSteps(template, standing.document, actorNamed(project, model.me), project);
  const plain = possible.filter(({ step }) => !step.decides);
  const decisions = possible.filter(({ step }) => step.decides);
  const taken = plain.find(({ step }) => step.action === taking);
  return h(
    "section",
    { class: "panel" },
    h("h2", null, t("state"), " ", h("span", { class: "state" }, stateName(flow.states, state, language))),
    taken
      ? h(ReasonForm, {
          model,
          label: say(taken.step.label, language),
          action: t("doIt"),
          optional: taken.step.comment !== "required",
          onCancel: () => setTaking(undefined),
          onGive: async (comment) => {
            if (await model.step(judged, taken.step.action, comment)) setTaking(undefined);
          },
        })
      : h(
          "div",
          { class: "actions" },
          plain.map(({ step }) => h(StepButton, { key: step.action, step, busy: model.busy, onTake: setTaking })),
        ),
    hasDecisions(flow) && h(Elsewhere, { steps: decisions.map(({ step }) => step) }),
    history.length > 0 && h(History, { history, states: flow.states }),
  );
}

function StepButton(props: { step: Step; busy: boolean; onTake: (action: string) => void }): ComponentChild {
  const { t, l } = useSay();
  const { step, busy, onTake } = props;
  const text = `${l(step.label)}${t("goesOn")}`;
  return h("button", { type: "button", disabled: busy, onClick: () => onTake(step.action) }, text);
}

/** Decisions cannot be made here: those that are due now are named. */
function Elsewhere({ steps }: { readonly steps: readonly Step[] }): ComponentChild {
  const { t } = useSay();
  const language = useLanguage();
  const names = steps.map(({ label }) => say(label, language)).join(language === "zh" ? "、" : ", ");
  const due = names === "" ? "" : `${t("colon")}${names}`;
  return h("p", { class: "soft due" }, `${t("inJira")}${due}${language === "zh" ? "。" : "."}`);
}

type States = Readonly<Record<string, readonly [string, string, ...unknown[]]>>;
function stateName(states: States, state: string, language: Language): string {
  const found = Object.hasOwn(states, state) ? states[state] : undefined;
  return found ? say([found[0], found[1]], language) : state;
}

/** The newest first. */
function History({ history, states }: { readonly history: readonly Entry[]; readonly states: States }): ComponentChild {
  const { t } = useSay();
  return h(
    "details",
    null,
    h("summary", null, `${t("history")} (${history.length})`),
    h(
      "ol",
      { class: "history" },
      [...history].reverse().map((entry, i) => h(Happened, { key: history.length - i, entry, states })),
    ),
  );
}

function Happened({ entry, states }: { readonly entry: Entry; readonly states: States }): ComponentChild {
  const { t, l } = useSay();
  const language = useLanguage();
  const proof: Label = entry.verified ? ["verified", "已核实"] : ["not verified", "未核实"];
  return h(
    "li",
    null,
    h("span", null, `${stateName(states, entry.from, language)} → ${stateName(states, entry.to, language)}`),
    h("span", { class: "soft" }, `${entry.by} · ${entry.at.slice(0, 10)} · ${l(proof)}`),
    entry.comment && h("span", null, `${t("comment")}${t("colon")}${entry.comment}`),
  );
}
