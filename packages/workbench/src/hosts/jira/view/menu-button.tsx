import type { ComponentProps, ReactElement, Ref } from "react";
import Button from "@atlaskit/button/new";
import type DropdownMenu from "@atlaskit/dropdown-menu";
import ChevronDownIcon from "@atlaskit/icon/core/chevron-down";

type Trigger = NonNullable<ComponentProps<typeof DropdownMenu>["trigger"]>;

/** A menu's button that looks the same while the menu is open: the design system's selected colours fall short of the contrast wanted. */
export const menuButton = (label: string): Exclude<Trigger, string> =>
  function MenuButton({ triggerRef, isSelected: _isSelected, testId: _testId, ...props }): ReactElement {
    return (
      <Button {...props} ref={triggerRef as Ref<HTMLButtonElement> & object} iconAfter={ChevronDownIcon}>
        {label}
      </Button>
    );
  };
