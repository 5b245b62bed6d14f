import { type HostDoor, type Label, ParleyError } from "@parley/core";
import type { Argument } from "./command.ts";

/** Every host that there is. Loaded only when somebody names one: their SDKs are large. */
export async function loadDoors(): Promise<readonly HostDoor[]> {
  const { doors } = await import("./_hosts.ts");
  return doors;
}

export const platformArgument: Argument = {
  name: ["platform", "平台"],
  optional: true,
  label: ["jira, notion or sheets", "jira、notion 或 sheets"],
};

/**
 * The platform of a name. What was typed is in no message: people paste a secret where they should not.
 *
 * @throws ParleyError "invalid-target"
 */
export async function platformNamed(name: string | undefined): Promise<HostDoor> {
  const doors = await loadDoors();
  const door = doors.find(({ host }) => host === name);
  if (door) return door;
  const hosts = doors.map(({ host }) => host);
  const found: Label = name === undefined ? ["nothing", "空白"] : ["another platform", "其他平台"];
  throw new ParleyError("invalid-target", {
    found,
    expected: [`one of ${hosts.join(", ")}`, `${hosts.join("、")} 之一`],
  });
}
