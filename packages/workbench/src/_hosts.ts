// Generated from the packages and hosts/ by "npm run fix". Do not edit.
import type { HostDoor } from "@parley/core";
import { door as jira } from "@parley/jira";
import { door as notion } from "@parley/notion";
import { door as sheets } from "@parley/sheets";
import { localPlatform as jiraPlatform } from "./hosts/jira/index.ts";
import { localPlatform as notionPlatform } from "./hosts/notion/index.ts";
import { localPlatform as sheetsPlatform } from "./hosts/sheets/index.ts";
import type { LocalPlatform } from "./platform.ts";

/** The front door of every host, ordered by name. */
export const doors: readonly HostDoor[] = [
  jira,
  notion,
  sheets,
];

/** The local stand-in of every host, ordered by name. */
export const platforms: readonly LocalPlatform[] = [
  jiraPlatform,
  notionPlatform,
  sheetsPlatform,
];
