import type { ReactNode } from "react";
import { LanguageSwitch, useLanguage } from "./language.tsx";
import markUrl from "./mark.svg";
import { ResetButton } from "./reset-button.tsx";
import { texts } from "./texts.ts";
import type { OpenWorld } from "./use-world.ts";

/** What this is, and what concerns all of it. */
export function TopBar({ world }: { readonly world: OpenWorld }): ReactNode {
  const { t } = useLanguage();
  return (
    <header className="top">
      <h1>
        <img src={markUrl} alt="" width="24" height="24" />
        Parley
      </h1>
      <p className="tagline">{t(texts.tagline)}</p>
      <ResetButton world={world} />
      <LanguageSwitch />
    </header>
  );
}
