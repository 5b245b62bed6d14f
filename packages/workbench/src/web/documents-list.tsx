import type { ReactNode } from "react";
import type { Overview, Seen, SeenPlace } from "../overview.ts";
import type { ToolInfo } from "./api.ts";
import { useLanguage } from "./language.tsx";
import { fill, texts } from "./texts.ts";
import { ToolBadge } from "./tool-badge.tsx";

interface DocumentsProps {
  readonly seen: Overview;
  readonly tools: readonly ToolInfo[];
  readonly only: string | undefined;
  /** Shows findings of this document only, or of all again. */
  readonly onOnly: (document: string | undefined) => void;
  readonly onOpen: (host: string, document: string) => void;
}

/** Every document once: its state, in which tools it stands, and whether they say the same. */
export function DocumentsList(props: DocumentsProps): ReactNode {
  const { seen } = props;
  return (
    <ul className="documents">
      {seen.documents.map((document) => (
        <Row key={document.id} {...props} document={document} />
      ))}
    </ul>
  );
}

function Row({ document, seen, tools, only, onOnly, onOpen }: DocumentsProps & { readonly document: Seen }): ReactNode {
  const { t } = useLanguage();
  const { id, title, state } = document;
  const count = seen.findings.filter((finding) => finding.document === id).length;
  const isOnly = only === id;
  return (
    <li className={isOnly ? "document chosen" : "document"}>
      <button type="button" className="name" aria-pressed={isOnly} onClick={() => onOnly(isOnly ? undefined : id)}>
        <span className="title">{title}</span>
        {count > 0 && (
          <span className="count">
            {count}
            <span className="sr-only">{t(fill(count === 1 ? texts.oneFinding : texts.someFindings, count))}</span>
          </span>
        )}
      </button>
      <div className="status">
        <span className={`state ${state.tone}`}>{t(state.label)}</span>
        <span className={document.inStep ? "step-word" : "step-word differs"}>{t(stepWord(document, tools))}</span>
        <span className="places">
          {tools.map((tool) => (
            <PlaceButton key={tool.host} tool={tool} document={document} onOpen={onOpen} />
          ))}
        </span>
      </div>
    </li>
  );
}

interface PlaceProps extends Pick<DocumentsProps, "onOpen"> {
  readonly tool: ToolInfo;
  readonly document: Seen;
}
function PlaceButton({ tool, document: { id, title, places }, onOpen }: PlaceProps): ReactNode {
  const { t } = useLanguage();
  const place = places.find(({ host }) => host === tool.host);
  const says = t(fill(place ? placeWords[place.is] : texts.notThere, tool.name, title));
  if (!place)
    return (
      <span className="place" title={says}>
        <ToolBadge tool={tool} look="absent" />
        <span className="sr-only">{says}</span>
      </span>
    );
  return (
    <button type="button" className="place" title={says} aria-label={says} onClick={() => onOpen(tool.host, id)}>
      <ToolBadge tool={tool} look={place.is === "newest" ? "filled" : "hollow"} />
    </button>
  );
}

const placeWords = {
  newest: texts.placeNewest,
  behind: texts.placeBehind,
  changed: texts.placeChanged,
} as const satisfies Record<SeenPlace["is"], unknown>;

function stepWord({ inStep, places }: Seen, tools: readonly ToolInfo[]): readonly [string, string] {
  if (inStep) return places.length === 1 ? texts.oneTool : texts.inStep;
  if (places.some(({ is }) => is === "changed")) return texts.bothChanged;
  const newest = tools.find(({ host }) => places.some((place) => place.host === host && place.is === "newest"));
  return newest ? fill(texts.newerIn, newest.name) : texts.bothChanged;
}
