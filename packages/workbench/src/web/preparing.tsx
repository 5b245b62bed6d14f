import type { ReactNode } from "react";
import type { Progress } from "../fill.ts";
import { useLanguage } from "./language.tsx";
import { texts } from "./texts.ts";

/** The example on its way into the tools. */
export function Preparing({ progress }: { readonly progress: Progress | undefined }): ReactNode {
  const { t } = useLanguage();
  return (
    <div className="preparing" role="status">
      <p>{t(progress?.doing ?? texts.preparing)}</p>
      <progress
        aria-label={t(texts.preparing)}
        {...(progress && { value: progress.done, max: Math.max(progress.of, 1) })}
      />
    </div>
  );
}
