import { type ReactNode, useState } from "react";
import type { ToolInfo } from "./api.ts";
import { DocumentsList } from "./documents-list.tsx";
import { FindingsList } from "./findings-list.tsx";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";
import type { Overlook } from "./use-overview.ts";

interface PanelProps {
  readonly overlook: Overlook;
  readonly tools: readonly ToolInfo[];
  readonly shown: string;
  readonly onOpen: (host: string, document: string) => void;
}

/** Findings and documents of all tools, beside the tool in view. */
export function WorkPanel({ overlook: { seen, failure, look }, ...rest }: PanelProps): ReactNode {
  const { t } = useLanguage();
  const [chosen, choose] = useState<string>();
  const only = seen?.documents.find(({ id }) => id === chosen);
  if (failure)
    return (
      <div className="panel-note" role="alert">
        <p>{t(failure)}</p>
        <button type="button" onClick={look}>
          {t(texts.retry)}
        </button>
      </div>
    );
  if (!seen) return <p className="panel-note soft">{t(texts.lookingAll)}</p>;
  const count = seen.findings.filter(({ document }) => !only || document === only.id).length;
  return (
    <>
      <section aria-labelledby="findings-title">
        <header>
          <h2 id="findings-title">
            {t(texts.findings)} {count > 0 && <span className="count">{count}</span>}
          </h2>
          {only && (
            <button type="button" className="link" onClick={() => choose(undefined)}>
              {t(texts.showAll)}
            </button>
          )}
        </header>
        <FindingsList {...rest} seen={seen} only={only?.id} />
      </section>
      {seen.documents.length > 0 && (
        <section aria-labelledby="documents-title">
          <header>
            <h2 id="documents-title">{t(texts.documents)}</h2>
          </header>
          <DocumentsList {...rest} seen={seen} only={only?.id} onOnly={choose} />
        </section>
      )}
    </>
  );
}
