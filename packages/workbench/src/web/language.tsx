import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type Label, type Language, say } from "@parley/core";

interface Spoken {
  readonly language: Language;
  /** The half of a label that the reader reads. */
  readonly t: (label: Label) => string;
  readonly choose: (language: Language) => void;
}

const Speech = createContext<Spoken | undefined>(undefined);
const kept = "parley.language";

/** Named in the address, chosen before, or the browser's own: in this order. */
function firstLanguage(): Language {
  const named = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(kept) ?? navigator.language;
  return named.startsWith("zh") ? "zh" : "en";
}

/** Gives everything below the reader's language; keeps it in the address and for the next visit. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = say(["Parley workbench", "Parley 工作台"], language);
  }, [language]);
  const choose = useCallback((next: Language) => {
    localStorage.setItem(kept, next);
    const address = new URL(location.href);
    address.searchParams.set("lang", next);
    history.replaceState(undefined, "", address);
    setLanguage(next);
  }, []);
  const spoken = useMemo(() => ({ language, choose, t: (label: Label) => say(label, language) }), [language, choose]);
  return <Speech.Provider value={spoken}>{children}</Speech.Provider>;
}

/** @throws Error outside of a LanguageProvider */
export function useLanguage(): Spoken {
  const spoken = useContext(Speech);
  if (!spoken) throw new Error("Unexpected component outside of LanguageProvider, expected one inside");
  return spoken;
}

/** Two buttons, each in its own language: readable to whoever got lost. */
export function LanguageSwitch(): ReactNode {
  const { language, choose, t } = useLanguage();
  const names: readonly [Language, string, string][] = [
    ["en", "English", "en"],
    ["zh", "中文", "zh-CN"],
  ];
  return (
    <div className="switch" role="group" aria-label={t(["Language", "语言"])}>
      {names.map(([each, name, lang]) => (
        <button key={each} type="button" lang={lang} aria-pressed={each === language} onClick={() => choose(each)}>
          {name}
        </button>
      ))}
    </div>
  );
}
