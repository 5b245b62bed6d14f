import type { ReactNode } from "react";
import { say } from "@parley/core";
import Avatar from "@atlaskit/avatar";
import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from "@atlaskit/dropdown-menu";
import type { Session } from "./api.ts";
import { texts, useLanguage } from "./language.ts";
import { menuButton } from "./menu-button.tsx";

interface TopBarProps {
  readonly session: Session;
  readonly onBecome: (accountId: string) => void;
}

/** What this is, and who is at the screen: the team can be tried from every seat. */
export function TopBar({ session: { user, users }, onBecome }: TopBarProps): ReactNode {
  const language = useLanguage();
  return (
    <header className="top-bar">
      <strong>Jira</strong>
      <span className="stand-in">{say(texts.standIn, language)}</span>
      <DropdownMenu
        trigger={menuButton(`${say(texts.signedInAs, language)} ${user.displayName}`)}
        placement="bottom-end"
        shouldRenderToParent
      >
        <DropdownItemRadioGroup id="users" title={say(texts.signedInAs, language)}>
          {users.map(({ accountId, displayName, emailAddress }) => (
            <DropdownItemRadio
              key={accountId}
              id={accountId}
              isSelected={accountId === user.accountId}
              description={emailAddress}
              onClick={() => onBecome(accountId)}
            >
              {displayName}
            </DropdownItemRadio>
          ))}
        </DropdownItemRadioGroup>
      </DropdownMenu>
      <Avatar size="small" name={user.displayName} />
    </header>
  );
}
