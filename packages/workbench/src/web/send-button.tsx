import { type ReactNode, useState } from "react";
import type { ToolInfo } from "./api.ts";
import { Dialog } from "./dialog.tsx";
import { useLanguage } from "./language.tsx";
import { SendForm } from "./send-form.tsx";
import { SendResult } from "./send-result.tsx";
import { fill, texts } from "./texts.ts";
import type { Frames } from "./tool-frames.tsx";
import { type Sending, useSending } from "./use-sending.ts";

interface SendProps {
  readonly tools: readonly ToolInfo[];
  /** The tool in view. */
  readonly from: ToolInfo;
  readonly frames: Frames;
  readonly onOpen: (host: string) => void;
}

/** Opens the dialog that sends a document of the tool in view to another one. */
export function SendButton(props: SendProps): ReactNode {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="primary" onClick={() => setOpen(true)}>
        {t(texts.sendTo)}
      </button>
      {isOpen && <SendDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function SendDialog({ tools, from, frames, onOpen, onClose }: SendProps & { readonly onClose: () => void }): ReactNode {
  const { t } = useLanguage();
  const sending = useSending(frames);
  const open = (host: string): void => {
    onOpen(host);
    onClose();
  };
  return (
    <Dialog title={t(fill(texts.sendTitle, from.name))} onClose={onClose}>
      <Body tools={tools} from={from} frames={frames} sending={sending} onOpen={open} />
    </Dialog>
  );
}

interface BodyProps extends SendProps {
  readonly sending: Sending;
}

function Body({ tools, from, frames, sending, onOpen }: BodyProps): ReactNode {
  const { t } = useLanguage();
  const { state } = sending;
  if (state.step === "done")
    return <SendResult {...state} onSend={sending.send} onAgain={sending.restart} onOpen={onOpen} />;
  if (state.step === "choosing")
    return <SendForm tools={tools} from={from} address={frames.addressIn(from.host)} onSend={sending.send} />;
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
      <progress {...(progress && { value: progress.done, max: Math.max(progress.of, 1) })} />
      <p className="soft">{progress ? t(progress.doing) : "\u00a0"}</p>
    </div>
  );
}
