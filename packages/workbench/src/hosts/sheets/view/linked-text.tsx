import type { ReactNode } from "react";
import type { CellData } from "../resources.ts";

interface LinkedProps {
  readonly text: string;
  readonly runs: NonNullable<CellData["textFormatRuns"]>;
}

/** A text with its links. One that leads to another tab of the spreadsheet changes the page's hash, which opens it. */
export function LinkedText({ text, runs }: LinkedProps): ReactNode {
  const first = runs[0]?.startIndex ?? 0;
  return (
    <span className="text">
      {text.slice(0, first)}
      {runs.map(({ startIndex = 0, format }, i) => {
        const part = text.slice(startIndex, runs[i + 1]?.startIndex);
        const uri = format?.link?.uri;
        const isSafe = uri !== undefined && /^(#|https?:)/.test(uri);
        if (!isSafe) return <span key={startIndex}>{part}</span>;
        const away = uri.startsWith("#") ? {} : { target: "_blank", rel: "noreferrer" };
        return (
          <a key={startIndex} href={uri} tabIndex={-1} {...away}>
            {part}
          </a>
        );
      })}
    </span>
  );
}
