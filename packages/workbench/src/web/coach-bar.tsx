import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import { useLanguage } from "./language.tsx";
import type { StepId } from "./steps.ts";
import { texts } from "./texts.ts";
import type { Steps } from "./use-steps.ts";

interface CoachProps {
  readonly steps: Steps;
  readonly onBegin: (id: StepId) => void;
}

/** What to do now, above the tool in which it is done; then that it is done, and what is next. */
export function CoachBar({ steps: { current, next, done, leave }, onBegin }: CoachProps): ReactNode {
  const { t } = useLanguage();
  if (!current) return undefined;
  const isDone = done.has(current.id);
  return (
    <div className={isDone ? "coach done" : "coach"} role="status">
      {isDone && <Icon name="check" />}
      <p>
        <strong>{t(isDone ? texts.stepDone : current.title)}</strong>{" "}
        {isDone ? t(next ? texts.coachNext : texts.coachEnd) : t(current.how)}
      </p>
      {isDone && next && (
        <button type="button" className="primary small" onClick={() => onBegin(next.id)}>
          {t(next.title)}
          <Icon name="arrow" size={14} />
        </button>
      )}
      <button type="button" className="icon" aria-label={t(texts.hideStep)} onClick={leave}>
        <Icon name="close" />
      </button>
    </div>
  );
}
