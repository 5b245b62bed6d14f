import { type ReactNode, useState } from "react";
import type { Label } from "@parley/core";
import { resetAll } from "./api.ts";
import { Dialog } from "./dialog.tsx";
import { failureOf } from "./failure.ts";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";

/** Brings all tools back to the beginning, after asking. */
export function ResetButton(): ReactNode {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Label>();
  const reset = (): void =>
    void resetAll().then(
      () => location.reload(),
      (error) => setFailure(failureOf(error)),
    );
  const close = (): void => {
    setAsking(false);
    setFailure(undefined);
  };
  return (
    <>
      <button type="button" className="quiet" onClick={() => setAsking(true)}>
        {t(texts.reset)}
      </button>
      {isAsking && (
        <Dialog title={t(texts.resetTitle)} onClose={close}>
          <p>{t(texts.resetBody)}</p>
          {failure && <p className="said bad">{t(failure)}</p>}
          <footer>
            <button type="button" onClick={close}>
              {t(texts.cancel)}
            </button>
            <button type="button" className="danger" onClick={reset}>
              {t(texts.resetDo)}
            </button>
          </footer>
        </Dialog>
      )}
    </>
  );
}
