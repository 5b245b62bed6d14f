import { personText } from "@parley/core";
import { h, type ComponentChild } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useLanguage, useSay } from "./language.ts";
import type { Model } from "./use-desk.ts";

interface ReasonProps {
  readonly model: Model;
  readonly label: string;
  readonly action: string;
  /** A step may go without words. */
  readonly optional?: boolean;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks for a reason and for a name, which is remembered while the sidebar is open. Escape goes back. */
export function ReasonForm({ model, label, action, optional, onGive, onCancel }: ReasonProps): ComponentChild {
  const { t } = useSay();
  const [reason, setReason] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => area.current?.focus(), []);
  const isMissing = (reason.trim() === "" && !optional) || model.me.trim() === "";
  return h(
    "form",
    {
      class: "below reason",
      onSubmit: (event: Event) => {
        event.preventDefault();
        if (!isMissing && !model.busy) onGive(reason.trim());
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === "Escape") onCancel();
      },
    },
    h("label", { for: `${id}-reason` }, `${label}${optional ? t("mayBeEmpty") : ""}`),
    h("textarea", {
      ref: area,
      id: `${id}-reason`,
      class: "words",
      rows: 3,
      required: !optional,
      value: reason,
      onInput: (event: Event) => setReason((event.target as HTMLTextAreaElement).value),
    }),
    h(NameField, { model }),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "submit", class: "main", disabled: isMissing || model.busy }, action),
      h("button", { type: "button", onClick: onCancel }, t("cancel")),
    ),
  );
}

/** Who is in front of the sidebar; the project's people are offered. */
function NameField({ model }: { readonly model: Model }): ComponentChild {
  const { t } = useSay();
  const language = useLanguage();
  const id = useId();
  const people = model.desk?.project.facts.people.filter(({ active }) => active) ?? [];
  const names = people.map(({ name, email }) => personText({ name, ...(email && { email }) }, language));
  return [
    h("label", { key: "label", for: id }, t("yourName")),
    h("input", {
      key: "name",
      id,
      type: "text",
      required: true,
      autocomplete: "name",
      list: `${id}-people`,
      value: model.me,
      onInput: (event: Event) => model.setMe((event.target as HTMLInputElement).value),
    }),
    h(
      "datalist",
      { key: "people", id: `${id}-people` },
      names.map((name) => h("option", { key: name, value: name })),
    ),
  ];
}
