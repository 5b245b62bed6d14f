import type { ReactNode } from "react";
import type { Label } from "@parley/core";
import type { Overview, SeenFinding } from "../overview.ts";
import type { ToolInfo } from "./api.ts";
import { Icon, type IconName } from "./icons.tsx";
import { useLanguage } from "./language.tsx";
import { fill, texts } from "./texts.ts";

interface FindingsProps {
  readonly seen: Overview;
  readonly tools: readonly ToolInfo[];
  /** The tool in view: what is opened is opened there, when it has it. */
  readonly shown: string;
  /** Only of this document, when given. */
  readonly only: string | undefined;
  readonly onOpen: (host: string, document: string) => void;
}

const marks = { error: "error", warning: "warning", hint: "hint" } as const satisfies Record<string, IconName>;
const severityWords = {
  error: ["Error", "错误"],
  warning: ["Warning", "警告"],
  hint: ["Hint", "提示"],
} as const satisfies Record<string, Label>;

/** What the rules say of the newest version of every document, gravest first, each with a way to where it can be mended. */
export function FindingsList({ seen, tools, shown, only, onOpen }: FindingsProps): ReactNode {
  const { t } = useLanguage();
  const findings = seen.findings.filter(({ document }) => only === undefined || document === only);
  if (findings.length === 0)
    return (
      <p className="all-well">
        <Icon name="check" />
        {t(seen.documents.length === 0 ? texts.noDocuments : texts.allWell)}
      </p>
    );
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <Finding
          key={[finding.document, finding.code, ...finding.at].join("/")}
          finding={finding}
          seen={seen}
          tool={openIn(finding, seen, tools, shown)}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

interface FindingProps extends Pick<FindingsProps, "seen" | "onOpen"> {
  readonly finding: SeenFinding;
  readonly tool: ToolInfo | undefined;
}
function Finding({ finding, seen, tool, onOpen }: FindingProps): ReactNode {
  const { t, language } = useLanguage();
  const { document, severity, place, says } = finding;
  const title = seen.documents.find(({ id }) => id === document)?.title ?? document;
  return (
    <li className={`finding ${severity}`}>
      <span className="mark" role="img" aria-label={t(severityWords[severity])}>
        <Icon name={marks[severity]} />
      </span>
      <div>
        <p className="where">{`${title} › ${t(place)}`}</p>
        <p>
          {t(says)}
          {language === "en" ? "." : "。"}
        </p>
        {tool && (
          <button type="button" className="link" onClick={() => onOpen(tool.host, document)}>
            {t(fill(texts.openIn, tool.name))}
          </button>
        )}
      </div>
    </li>
  );
}

/** The tool in view when the newest version stands there, else the first where it does. */
function openIn(
  { document }: SeenFinding,
  { documents }: Overview,
  tools: readonly ToolInfo[],
  shown: string,
): ToolInfo | undefined {
  const places = documents.find(({ id }) => id === document)?.places ?? [];
  const hosts = places.filter(({ is }) => is === "newest").map(({ host }) => host);
  const host = hosts.includes(shown) ? shown : hosts[0];
  return tools.find((tool) => tool.host === host);
}
