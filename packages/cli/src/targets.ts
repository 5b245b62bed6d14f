import { clipped, type Connection, digest, type HostDoor, type Label, ParleyError } from "@parley/core";
import type { Io } from "./io.ts";
import type { More } from "./command.ts";
import { nearest } from "./nearest.ts";
import { loadDoors } from "./platforms.ts";
import { withKept } from "./credentials.ts";
import { askWorkbench } from "./workbench.ts";

/** A target with its port open. */
export interface OpenTarget {
  readonly connection: Connection;
  /** The name of the tool. */
  readonly tool: Label;
  /** A name for files about this target: the same for every way of writing its address. */
  readonly key: string;
}

const workbench = "workbench";

/**
 * Opens a target: "workbench:jira/DEMO-1", or what a host's door understands. Makes no call to the host.
 *
 * A workbench gets its own environment only: a real token never goes to a stand-in.
 * @param given  values of the hosts' options, as `targetOptions` declares them
 * @throws ParleyError "invalid-target", "not-configured", "unavailable"
 */
export async function openTarget(target: string, given: Io["env"], env: Io["env"]): Promise<OpenTarget> {
  const doors = await loadDoors();
  const [, scheme, rest] = /^([a-z][a-z0-9-]*):(.*)$/s.exec(target) ?? [];
  if (scheme === undefined || rest === undefined) throw unknownTarget(target, scheme, doors);
  if (scheme !== workbench) {
    const door = doorOf(scheme, target, doors);
    return connect(door, target, await withKept(door, env), given);
  }
  const [host = "", ...more] = rest.split("/");
  const door = doorOf(host, target, doors);
  const { address, env: own, options } = await askWorkbench(host, env);
  const place = more.join("/");
  const at = place === "" ? address : `${address.slice(0, address.indexOf(":"))}:${place}`;
  return connect(door, at, own, { ...options, ...defined(given) });
}

async function connect(door: HostDoor, address: string, env: Io["env"], options: Io["env"]): Promise<OpenTarget> {
  const connection = await door.connect(address, { env, options });
  const { host, name } = door;
  return { connection, tool: name, key: `${host}-${digest([connection.target ?? address, options])}` };
}

const defined = (values: Io["env"]): Io["env"] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function doorOf(host: string, target: string, doors: readonly HostDoor[]): HostDoor {
  const door = doors.find((each) => each.host === host);
  if (door) return door;
  throw unknownTarget(target, host, doors);
}

function unknownTarget(target: string, host: string | undefined, doors: readonly HostDoor[]): ParleyError {
  const near = nearest(host ?? target, [...doors.map((door) => door.host), workbench]);
  const door = doors.find((each) => each.host === near);
  const all = rowsOf(doors).map(([address]) => address);
  const expected: Label = door ? door.address : [`one of ${all.join(", ")}`, `${all.join("、")} 之一`];
  const shown = clipped(target, 80);
  return new ParleyError("invalid-target", { found: [`target "${shown}"`, `目标“${shown}”`], expected });
}

const rowsOf = (doors: readonly HostDoor[]): (readonly [string, Label])[] => [
  ...doors.map(({ host, name }): readonly [string, Label] => [
    `${workbench}:${host}`,
    [`${name[0]}, in the workbench`, `工作台中的 ${name[1]}`],
  ]),
  ...doors.map(({ host, address }): readonly [string, Label] => [`${host}:…`, address]),
];

/** What the hosts add to a command that takes a target: their options, and how addresses and secrets look. */
export async function targetOptions(): Promise<More> {
  const doors = await loadDoors();
  const options = doors.flatMap((door) =>
    door.options.map(({ name, label }) => [name, { kind: "text", label, value: ["value", "值"] }] as const),
  );
  return {
    options: Object.fromEntries(options),
    sections: [
      { title: ["Targets", "目标"], rows: rowsOf(doors) },
      {
        title: ["Environment", "环境变量"],
        rows: [
          [
            "PARLEY_WORKBENCH",
            ["Where the workbench is; http://127.0.0.1:4173", "工作台地址；默认 http://127.0.0.1:4173"],
          ],
          [
            "HTTPS_PROXY, NO_PROXY",
            ["The proxy that requests go through, and the hosts around it", "请求所经代理，以及不经代理的主机"],
          ],
          ...doors.flatMap((door) => door.env.map(({ name, label }) => [name, label] as const)),
        ],
      },
    ],
  };
}
