import type { ComponentType, ReactNode } from "react";
import AddIcon from "@atlaskit/icon/core/add";
import ArrowDownIcon from "@atlaskit/icon/core/arrow-down";
import ArrowRightIcon from "@atlaskit/icon/core/arrow-right";
import ArrowUpIcon from "@atlaskit/icon/core/arrow-up";
import CheckMarkIcon from "@atlaskit/icon/core/check-mark";
import ChevronDownIcon from "@atlaskit/icon/core/chevron-down";
import ChevronLeftIcon from "@atlaskit/icon/core/chevron-left";
import ChevronRightIcon from "@atlaskit/icon/core/chevron-right";
import ChevronUpIcon from "@atlaskit/icon/core/chevron-up";
import ClipboardIcon from "@atlaskit/icon/core/clipboard";
import CloseIcon from "@atlaskit/icon/core/close";
import CopyIcon from "@atlaskit/icon/core/copy";
import DeleteIcon from "@atlaskit/icon/core/delete";
import EditIcon from "@atlaskit/icon/core/edit";
import ErrorIcon from "@atlaskit/icon/core/error";
import InformationIcon from "@atlaskit/icon/core/information";
import LightbulbIcon from "@atlaskit/icon/core/lightbulb";
import LinkIcon from "@atlaskit/icon/core/link";
import PageIcon from "@atlaskit/icon/core/page";
import RefreshIcon from "@atlaskit/icon/core/refresh";
import SearchIcon from "@atlaskit/icon/core/search";
import SuccessIcon from "@atlaskit/icon/core/success";
import UndoIcon from "@atlaskit/icon/core/undo";
import WarningIcon from "@atlaskit/icon/core/warning";

type Drawn = ComponentType<{ label: string }>;

/** UI Kit's glyph names and the icons that replaced them in the design system. */
const GLYPHS: Readonly<Record<string, Drawn>> = {
  add: AddIcon,
  "editor-add": AddIcon,
  "arrow-down": ArrowDownIcon,
  "arrow-right": ArrowRightIcon,
  "arrow-up": ArrowUpIcon,
  check: CheckMarkIcon,
  "check-circle": SuccessIcon,
  "chevron-down": ChevronDownIcon,
  "chevron-left": ChevronLeftIcon,
  "arrow-left": ChevronLeftIcon,
  "chevron-right": ChevronRightIcon,
  "chevron-up": ChevronUpIcon,
  copy: CopyIcon,
  cross: CloseIcon,
  document: PageIcon,
  edit: EditIcon,
  "editor-remove": DeleteIcon,
  error: ErrorIcon,
  info: InformationIcon,
  lightbulb: LightbulbIcon,
  link: LinkIcon,
  paste: ClipboardIcon,
  refresh: RefreshIcon,
  search: SearchIcon,
  trash: DeleteIcon,
  undo: UndoIcon,
  "editor-undo": UndoIcon,
  warning: WarningIcon,
};

/** The icon of a glyph name, for a button to hold; nothing for a name that is not drawn here. */
export const glyph = (name: unknown): Drawn | undefined =>
  typeof name === "string" && Object.hasOwn(GLYPHS, name) ? GLYPHS[name] : undefined;

/** An icon by UI Kit's name; its label alone when there is no drawing of it. */
export function Glyph({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  if (!Object.hasOwn(GLYPHS, name)) return label;
  const Icon = GLYPHS[name];
  return Icon && <Icon label={label} />;
}
