import type { HostDoor } from "@parley/core";
import type { LocalPlatform, RunningPlatform } from "./platform.ts";

/** One tool of the workbench: its description, its running stand-in, and the front door of its plugin. */
export interface Tool {
  readonly platform: LocalPlatform;
  readonly running: RunningPlatform;
  readonly door: HostDoor | undefined;
}
