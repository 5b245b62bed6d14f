import type { ReactNode } from "react";
import type { ToolInfo } from "./api.ts";
import { Dialog } from "./dialog.tsx";
import { useLanguage } from "./language.tsx";
import { SendForm } from "./send-form.tsx";
import { SendResult } from "./send-result.tsx";
import type { SentOn } from "./steps.ts";
import { fill, texts } from "./texts.ts";
import type { Frames } from "./use-frames.ts";
import { type Sending, useSending } from "./use-sending.ts";

/** What somebody wants to send; what is left open is asked. */
export interface SendWish {
  readonly from: ToolInfo;
  readonly to?: ToolInfo;
  /** Its id. */
  readonly document?: string;
}

interface SendProps {
  readonly wish: SendWish;
  readonly tools: readonly ToolInfo[];
  readonly frames: Frames;
  readonly onOpen: (host: string, document: string) => void;
  readonly onSent: (sent: SentOn) => void;
  readonly onClose: () => void;
}

/** Sends a document of one tool to another one: asks which, shows how far it is, and what came of it. */
export function SendDialog({ wish, tools, frames, onOpen, onSent, onClose }: SendProps): ReactNode {
  const { t } = useLanguage();
  const sending = useSending(frames, onSent);
  const open = (host: string, document: string): void => {
    onClose();
    onOpen(host, document);
  };
  return (
    <Dialog title={t(fill(texts.sendTitle, wish.from.name))} onClose={onClose}>
      <Body wish={wish} tools={tools} frames={frames} sending={sending} onOpen={open} />
    </Dialog>
  );
}

interface BodyProps extends Omit<SendProps, "onSent" | "onClose"> {
  readonly sending: Sending;
}

function Body({ wish, tools, frames, sending, onOpen }: BodyProps): ReactNode {
  const { t } = useLanguage();
  const { state } = sending;
  if (state.step === "done")
    return <SendResult {...state} onSend={sending.send} onAgain={sending.restart} onOpen={onOpen} />;
  if (state.step === "choosing")
    return <SendForm wish={wish} tools={tools} address={frames.addressIn(wish.from.host)} onSend={sending.send} />;
  if (state.step === "failed")
    return (
      <>
        <p className="said bad" role="alert">
          <strong>{t(texts.failed)}</strong>
          {t(state.why)}
        </p>
        <footer>
          <button type="button" onClick={sending.restart}>
            {t(texts.retry)}
          </button>
        </footer>
      </>
    );
  const { progress, trip } = state;
  return (
    <div className="under-way" role="status">
      <p>{t(fill(texts.sending, trip.to.name))}</p>
      <progress
        aria-label={t(fill(texts.sending, trip.to.name))}
        {...(progress && { value: progress.done, max: Math.max(progress.of, 1) })}
      />
      <p className="soft">{progress ? t(progress.doing) : "\u00a0"}</p>
    </div>
  );
}
