import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import { useLanguage } from "./language.tsx";
import { type StepId, trySteps } from "./steps.ts";
import { texts } from "./texts.ts";

interface StartProps {
  readonly done: ReadonlySet<StepId>;
  readonly isReady: boolean;
  readonly onBegin: (id: StepId) => void;
}

/** What a newcomer sees first: one sentence on what this is, and three things to try. */
export function StartScreen({ done, isReady, onBegin }: StartProps): ReactNode {
  const { t } = useLanguage();
  return (
    <div className="start">
      <div className="start-inner">
        <h2>{t(texts.startTitle)}</h2>
        <p className="lead">{t(texts.startLead)}</p>
        <ol className="cards">
          {trySteps.map(({ id, title, about, go }, at) => (
            <li key={id} className={done.has(id) ? "card done" : "card"}>
              <span className="number">{done.has(id) ? <Icon name="check" /> : at + 1}</span>
              <h3>{t(title)}</h3>
              <p>{t(about)}</p>
              <div className="card-foot">
                <button
                  type="button"
                  className={done.has(id) ? "" : "primary"}
                  disabled={!isReady}
                  onClick={() => onBegin(id)}
                >
                  {t(done.has(id) ? texts.tryAgain : go)}
                  <span className="sr-only">{`: ${t(title)}`}</span>
                </button>
                {done.has(id) && <span className="done-word">{t(texts.stepDone)}</span>}
              </div>
            </li>
          ))}
        </ol>
        <p className="soft">{t(texts.standIns)}</p>
      </div>
    </div>
  );
}
