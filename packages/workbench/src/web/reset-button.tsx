import { type ReactNode, useState } from "react";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icons.tsx";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";
import { forgetSent } from "./use-steps.ts";
import type { OpenWorld } from "./use-world.ts";

/** Brings all tools of this language back to the beginning, with the example or without, after asking. */
export function ResetButton({ world }: { readonly world: OpenWorld }): ReactNode {
  const { t, language } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  const reset = (to: "example" | "empty"): void => {
    close();
    forgetSent(language);
    world.reset(to);
  };
  return (
    <>
      <button type="button" className="quiet" disabled={world.state.is === "preparing"} onClick={() => setAsking(true)}>
        <Icon name="reset" />
        {t(texts.reset)}
      </button>
      {isAsking && (
        <Dialog title={t(texts.resetTitle)} onClose={close}>
          <p>{t(texts.resetBody)}</p>
          <footer>
            <button type="button" onClick={close}>
              {t(texts.cancel)}
            </button>
            <button type="button" onClick={() => reset("empty")}>
              {t(texts.resetEmpty)}
            </button>
            <button type="button" className="danger" onClick={() => reset("example")}>
              {t(texts.resetDo)}
            </button>
          </footer>
        </Dialog>
      )}
    </>
  );
}
