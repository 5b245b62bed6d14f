// Generated from the packages by "npm run fix". Do not edit.
import type { HostDoor } from "@parley/core";

/** The front door of every host, ordered by name. */
export const doors: readonly HostDoor[] = [
];
