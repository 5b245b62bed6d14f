import { type ReactNode, useCallback, useState } from "react";
import { say } from "@parley/core";
import Flag, { AutoDismissFlag, FlagGroup } from "@atlaskit/flag";
import ErrorIcon from "@atlaskit/icon/core/error";
import InformationIcon from "@atlaskit/icon/core/information";
import SuccessIcon from "@atlaskit/icon/core/success";
import WarningIcon from "@atlaskit/icon/core/warning";
import type { AppFlag } from "./bridge.ts";
import { texts, useLanguage } from "./language.ts";

export type ShownFlag = AppFlag;

const sign = (Icon: typeof ErrorIcon, tone: string): ReactNode => (
  <span className={`sign sign-${tone}`}>
    <Icon label="" />
  </span>
);
const ICONS = {
  info: sign(InformationIcon, "information"),
  success: sign(SuccessIcon, "success"),
  warning: sign(WarningIcon, "warning"),
  error: sign(ErrorIcon, "danger"),
} as const;

/** The messages over the page: those of the app and those of the site itself. A message with a known id replaces the old one. */
export function useFlagList(): {
  readonly flags: ReactNode;
  readonly show: (flag: ShownFlag) => void;
  readonly dismiss: (id: ShownFlag["id"]) => void;
} {
  const language = useLanguage();
  const [shown, setShown] = useState<readonly ShownFlag[]>([]);
  const dismiss = useCallback((id: ShownFlag["id"]) => setShown((all) => all.filter((flag) => flag.id !== id)), []);
  const show = useCallback(
    (flag: ShownFlag) => setShown((all) => [flag, ...all.filter(({ id }) => id !== flag.id)]),
    [],
  );
  const flags = (
    <FlagGroup onDismissed={(id) => dismiss(id)} label={say(texts.dismiss, language)}>
      {shown.map(({ id, title = "", description, type, appearance = type ?? "info", isAutoDismiss, actions = [] }) => {
        const Shown = isAutoDismiss ? AutoDismissFlag : Flag;
        const links = actions.map((action) => ({
          content: action.text,
          onClick: () => {
            action.onClick();
            dismiss(id);
          },
        }));
        return (
          <Shown key={id} id={id} title={title} description={description} icon={ICONS[appearance]} actions={links} />
        );
      })}
    </FlagGroup>
  );
  return { flags, show, dismiss };
}
