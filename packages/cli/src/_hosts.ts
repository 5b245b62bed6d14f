// Generated from the packages by "npm run fix". Do not edit.
import type { HostDoor } from "@parley/core";
import { door as jira } from "@parley/jira";
import { door as notion } from "@parley/notion";
import { door as sheets } from "@parley/sheets";

/** The front door of every host, ordered by name. */
export const doors: readonly HostDoor[] = [
  jira,
  notion,
  sheets,
];
