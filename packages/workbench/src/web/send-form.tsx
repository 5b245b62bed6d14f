import { type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import type { Label } from "@parley/core";
import type { Listed } from "../exchange.ts";
import { listDocuments, type ToolInfo } from "./api.ts";
import { failureOf } from "./failure.ts";
import { useLanguage } from "./language.tsx";
import type { SendWish } from "./send-dialog.tsx";
import { fill, texts } from "./texts.ts";
import type { Trip } from "./use-sending.ts";

interface FormProps {
  readonly wish: SendWish;
  readonly tools: readonly ToolInfo[];
  readonly address: string | undefined;
  readonly onSend: (trip: Trip) => void;
}

/** Which document, and where to. */
export function SendForm({ wish, tools, address, onSend }: FormProps): ReactNode {
  const { t } = useLanguage();
  const { from } = wish;
  const { documents, failure } = useDocuments(from.host, address);
  const targets = tools.filter(({ host }) => host !== from.host);
  const [chosen, choose] = useState<{ document?: Listed; to?: ToolInfo }>({});
  const document = chosen.document ?? documents?.find(({ id }) => id === wish.document) ?? documents?.[0];
  const to = chosen.to ?? wish.to ?? targets[0];
  const selectId = useId();
  if (failure) return <p className="said bad">{t(failure)}</p>;
  if (!documents) return <p className="soft">{t(texts.looking)}</p>;
  if (!document || !to) return <p className="soft">{t(fill(texts.noDocument, from.name))}</p>;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSend({ document, from, to });
  };
  const pick = (id: string): void => choose({ ...chosen, ...found(documents, id) });
  return (
    <form onSubmit={submit}>
      <label htmlFor={selectId}>{t(texts.document)}</label>
      <select id={selectId} value={document.id} onChange={({ target }) => pick(target.value)}>
        {documents.map(({ id, title, templateName }) => (
          <option key={id} value={id}>
            {title === t(templateName) ? title : `${title} · ${t(templateName)}`}
          </option>
        ))}
      </select>
      <fieldset>
        <legend>{t(texts.target)}</legend>
        {targets.map((tool) => (
          <label key={tool.host} className="choice">
            <input
              type="radio"
              name="target"
              checked={tool.host === to.host}
              onChange={() => choose({ ...chosen, to: tool })}
            />
            {t(tool.name)}
          </label>
        ))}
      </fieldset>
      <footer>
        <button type="submit" className="primary">
          {t(texts.send)}
        </button>
      </footer>
    </form>
  );
}

function found(documents: readonly Listed[], id: string): { document?: Listed } {
  const document = documents.find((each) => each.id === id);
  return document ? { document } : {};
}

interface Loaded {
  readonly documents?: readonly Listed[];
  readonly failure?: Label;
}

function useDocuments(host: string, address: string | undefined): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({});
  useEffect(() => {
    let isCurrent = true;
    listDocuments(host, address).then(
      (documents) => isCurrent && setLoaded({ documents }),
      (error) => isCurrent && setLoaded({ failure: failureOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [host, address]);
  return loaded;
}
