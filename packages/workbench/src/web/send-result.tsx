import type { ReactNode } from "react";
import type { Label } from "@parley/core";
import type { Sent } from "../exchange.ts";
import { useLanguage } from "./language.tsx";
import { fill, texts } from "./texts.ts";
import type { Trip } from "./use-sending.ts";

interface ResultProps {
  readonly trip: Trip;
  readonly sent: Sent;
  readonly onSend: (trip: Trip) => void;
  readonly onAgain: () => void;
  readonly onOpen: (host: string, document: string) => void;
}

/** What sending did, what it could not do, and the next step. */
export function SendResult({ trip, sent, onSend, onAgain, onOpen }: ResultProps): ReactNode {
  const { t } = useLanguage();
  const { from, to } = trip;
  const back: Trip = { document: trip.document, from: to, to: from };
  return (
    <div className="result">
      <Headline trip={trip} sent={sent} />
      <Conflicts trip={trip} sent={sent} onSend={onSend} />
      <Losses trip={trip} sent={sent} />
      <footer>
        <button type="button" onClick={onAgain}>
          {t(texts.again)}
        </button>
        {sent.stale ? (
          <button type="button" className="primary" onClick={() => onSend(back)}>
            {t(fill(texts.bringBack, from.name))}
          </button>
        ) : (
          <button type="button" className="primary" onClick={() => onOpen(to.host, trip.document.id)}>
            {t(fill(texts.openIn, to.name))}
          </button>
        )}
      </footer>
    </div>
  );
}

type Told = Pick<ResultProps, "trip" | "sent">;

function Headline({ trip: { from, to }, sent }: Told): ReactNode {
  const { t, language } = useLanguage();
  const { takenBack, conflicts, stale, left } = sent;
  const tone = stale || left || conflicts.length > 0 ? "warn" : "good";
  const counts = (["created", "updated", "deleted"] as const)
    .filter((each) => sent[each] > 0)
    .map((each) => t(fill(texts[each], sent[each])));
  return (
    <div className={`said ${tone}`} role="status">
      <strong>{t(fill(outcome(sent, counts.length > 0), sent.document.title, to.name))}</strong>
      {counts.length > 0 && <span>{counts.join(language === "en" ? ", " : "，")}</span>}
      {takenBack && <span>{t(fill(texts.takenBack, to.name, from.name))}</span>}
    </div>
  );
}

function outcome({ stale, left, conflicts }: Sent, isNews: boolean): Label {
  if (stale) return texts.stale;
  if (left) return texts.left;
  if (isNews) return texts.sent;
  return conflicts.length > 0 ? texts.differs : texts.nothingNew;
}

function Conflicts({ trip, sent, onSend }: Told & Pick<ResultProps, "onSend">): ReactNode {
  const { t } = useLanguage();
  const { from, to, document } = trip;
  if (sent.conflicts.length === 0) return undefined;
  const shown = (value: Label): ReactNode => (t(value) === "" ? <em>{t(texts.empty)}</em> : t(value));
  return (
    <section className="conflicts">
      <h3>{t(texts.conflicts)}</h3>
      <p className="soft">{t(fill(texts.conflictsWhy, to.name))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(texts.place)}</th>
            <th scope="col">{t(from.name)}</th>
            <th scope="col">{t(to.name)}</th>
          </tr>
        </thead>
        <tbody>
          {sent.conflicts.map(({ at, place, ours, theirs }) => (
            <tr key={at.join(".")}>
              <th scope="row">{t(place)}</th>
              <td>{shown(ours)}</td>
              <td>{shown(theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="choices">
        <button type="button" onClick={() => onSend({ document, from, to, onConflict: "ours" })}>
          {t(fill(texts.goWith, from.name))}
        </button>
        <button type="button" onClick={() => onSend({ document, from: to, to: from, onConflict: "ours" })}>
          {t(fill(texts.goWith, to.name))}
        </button>
      </div>
    </section>
  );
}

function Losses({ trip, sent }: Told): ReactNode {
  const { t } = useLanguage();
  if (sent.losses.length === 0) return undefined;
  return (
    <details>
      <summary>{`${t(fill(texts.losses, trip.to.name))} (${sent.losses.length})`}</summary>
      <ul>
        {sent.losses.map(({ place, detail, kept }, at) => (
          // Several losses may stand at one place; the list never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <strong>{t(place)}</strong> {t(detail)} {kept === "extra" && <em>{t(texts.kept)}</em>}
          </li>
        ))}
      </ul>
    </details>
  );
}
