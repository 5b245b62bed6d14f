import type { CreatePageParameters } from "@notionhq/client";
import { notSupported } from "./errors.ts";
import type { Cover, Icon } from "./records.ts";

/** @throws NotionError 501 for an icon that was uploaded or belongs to the workspace */
export function toIcon(icon: CreatePageParameters["icon"]): Icon {
  if (icon === undefined || icon === null) return null;
  if ("emoji" in icon) return { type: "emoji", emoji: icon.emoji };
  if ("external" in icon) return { type: "external", external: icon.external };
  if ("icon" in icon) return { type: "icon", icon: { color: "gray", ...icon.icon } };
  throw notSupported("uploaded icon");
}

/** @throws NotionError 501 for a cover that was uploaded */
export function toCover(cover: CreatePageParameters["cover"]): Cover {
  if (cover === undefined || cover === null) return null;
  if ("external" in cover) return { type: "external", external: cover.external };
  throw notSupported("uploaded cover");
}
