import { type ReactNode, useState } from "react";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";

const kept = "parley.steps";

interface Steps {
  readonly shown: boolean;
  readonly show: () => void;
  readonly hide: () => void;
}

/** Whether the first steps are shown: until somebody hides them, remembered for the next visit. */
export function useFirstSteps(): Steps {
  const [shown, setShown] = useState(localStorage.getItem(kept) !== "hidden");
  const set = (next: boolean): void => {
    localStorage.setItem(kept, next ? "shown" : "hidden");
    setShown(next);
  };
  return { shown, show: () => set(true), hide: () => set(false) };
}

/** What a newcomer can do in the next minute. */
export function FirstSteps({ onHide }: { readonly onHide: () => void }): ReactNode {
  const { t } = useLanguage();
  return (
    <section className="steps" aria-label={t(texts.tryThis)}>
      <strong>{t(texts.tryThis)}</strong>
      <ol>
        <li>{t(texts.stepCreate)}</li>
        <li>{t(texts.stepBreak)}</li>
        <li>{t(texts.stepSend)}</li>
      </ol>
      <button type="button" className="icon" aria-label={t(texts.hideSteps)} onClick={onHide}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
    </section>
  );
}
