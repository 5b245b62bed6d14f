import type { Language } from "@parley/core";
import { h, type ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import { DocumentList } from "./document-list.ts";
import { DocumentPage } from "./document-page.ts";
import { Gallery } from "./gallery.ts";
import { LanguageProvider, useLanguage, useSay } from "./language.ts";
import { Paste } from "./paste.ts";
import { useDesk, type Model } from "./use-desk.ts";

type Page = { readonly name: "list" | "gallery" | "paste" } | { readonly name: "document"; readonly id: string };

/** The whole sidebar. */
export function App(): ComponentChild {
  const [known, setKnown] = useState<Language>();
  const [chosen, setChosen] = useState<Language>();
  const model = useDesk(setKnown);
  const language = chosen ?? known ?? "en";
  useEffect(() => {
    // For who hears the page: a sidebar is a document of its own.
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return h(LanguageProvider, { value: language }, h(Frame, { model, onLanguage: setChosen }));
}

function Frame({
  model,
  onLanguage,
}: {
  readonly model: Model;
  readonly onLanguage: (language: Language) => void;
}): ComponentChild {
  const { t, l } = useSay();
  const language = useLanguage();
  const [page, setPage] = useState<Page>({ name: "list" });
  // How the last action ended belongs to the page it was done on.
  const go = (next: Page): void => {
    model.dismiss();
    setPage(next);
  };
  const opened =
    page.name === "document" ? model.desk?.judged.find(({ standing }) => standing.document.id === page.id) : undefined;
  const toList = (): void => go({ name: "list" });
  const open = (id: string): void => go({ name: "document", id });
  const arrive = (id: string | undefined): void => {
    if (id !== undefined) setPage({ name: "document", id });
  };
  return h(
    "main",
    { lang: language === "zh" ? "zh-CN" : "en", "aria-busy": model.busy },
    h(
      "header",
      null,
      page.name !== "list" && h("button", { type: "button", class: "back", onClick: toList }, `‹ ${t("back")}`),
      h("span", { class: "space" }),
      h(
        "button",
        {
          type: "button",
          class: "plain",
          lang: language === "zh" ? "en" : "zh-CN",
          onClick: () => onLanguage(language === "zh" ? "en" : "zh"),
        },
        t("language"),
      ),
    ),
    h("div", {
      class: model.busy ? "progress running" : "progress",
      role: "progressbar",
      "aria-label": t("working"),
      hidden: !model.busy,
    }),
    model.progress && h("p", { role: "status", class: "soft" }, l(model.progress)),
    h(Told, { model }),
    !model.desk && model.busy && h("p", { class: "soft" }, t("loading")),
    page.name === "gallery" &&
      h(Gallery, {
        busy: model.busy,
        onInsert: async (template, sample) => arrive(await model.insert(template, language, sample)),
      }),
    page.name === "paste" && h(Paste, { busy: model.busy, onPaste: async (text) => arrive(await model.paste(text)) }),
    page.name === "document" && opened && h(DocumentPage, { key: page.id, judged: opened, model }),
    (page.name === "list" || (page.name === "document" && !opened)) &&
      model.desk &&
      h(DocumentList, {
        model,
        onOpen: open,
        onGallery: () => go({ name: "gallery" }),
        onPaste: () => go({ name: "paste" }),
      }),
  );
}

/** How the last action ended. */
function Told({ model: { news, undoable, undo, busy } }: { readonly model: Model }): ComponentChild {
  const { t, l } = useSay();
  const text = !news
    ? ""
    : news.kind === "failed"
      ? l(news.sentence)
      : news.kind === "conflicts"
        ? `${t("conflicts")}: ${news.count}`
        : t(news.text);
  const kind = !news ? "" : news.kind === "done" ? "good" : "bad";
  return h(
    "div",
    { role: kind === "bad" ? "alert" : "status", class: news ? `news ${kind}` : "none" },
    text,
    news?.kind === "done" &&
      undoable &&
      h("button", { type: "button", class: "plain", disabled: busy, onClick: () => void undo() }, t("undo")),
  );
}
