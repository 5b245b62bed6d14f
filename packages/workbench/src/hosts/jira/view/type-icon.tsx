import type { ReactNode } from "react";
import EpicIcon from "@atlaskit/icon/core/epic";
import StoryIcon from "@atlaskit/icon/core/story";
import TaskIcon from "@atlaskit/icon/core/task";

const ICONS = { "10000": EpicIcon, "10001": StoryIcon, "10002": TaskIcon } as const;

/** The sign of an issue type, with its name for those who do not see it. */
export function TypeIcon({ type }: { readonly type: { readonly id: string; readonly name: string } }): ReactNode {
  const Icon = type.id in ICONS ? ICONS[type.id as keyof typeof ICONS] : ICONS["10002"];
  return (
    <span className={`type-icon type-${type.id}`}>
      <Icon label={type.name} />
    </span>
  );
}
