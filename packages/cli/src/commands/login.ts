import { type HostDoor, type Label, ParleyError } from "@parley/core";
import { defineCommand } from "../command.ts";
import { keep, keptPath, readKept, setIn } from "../credentials.ts";
import { type Io, styled } from "../io.ts";
import { loadDoors, platformArgument, platformNamed } from "../platforms.ts";
import { padded } from "../printable.ts";
import { readSecrets } from "../secret-input.ts";

export const login = defineCommand({
  name: "login",
  summary: ["Keep the secret of a platform for push and pull", "保存平台密钥，供 push、pull 等命令使用"],
  arguments: [platformArgument],
  discreet: true,
  options: {
    status: {
      kind: "flag",
      label: ["Say what is kept and where, and no secret", "显示保存了什么、在哪里，不显示密钥"],
    },
  },
  examples: [
    "parley login notion",
    "parley login notion < token.txt",
    "printf '%s\\n' https://example.atlassian.net li@example.com \"$TOKEN\" | parley login jira",
    "parley login sheets < service-account.json",
    "parley login --status",
  ],
  async run({ arguments: [name], options: { status } }, io) {
    if (status) {
      const doors = name === undefined ? await loadDoors() : [await platformNamed(name)];
      const rows = await Promise.all(doors.map((door) => statusOf(door, io)));
      io.answer({ platforms: rows });
      for (const row of rows) printStatus(row, io);
      return 0;
    }
    const door = await platformNamed(name);
    const secrets = await readSecrets(door, io);
    const path = await keep(door, secrets, io.env);
    const kept = [...Object.keys(secrets.values), ...(secrets.file ? [secrets.file.name] : [])];
    io.answer({ platform: door.host, path, kept });
    io.line(io.say([`kept in ${path}: `, `已保存到 ${path}：`]), kept.join(io.say([", ", "、"])));
    const set = setIn(io.env, door);
    if (set.length > 0) io.note(io.say(winning(set)));
    return 0;
  },
});

const winning = (set: readonly string[]): Label => [
  `${set.join(", ")} in the environment counts before what is kept`,
  `环境变量 ${set.join("、")} 优先于已保存的内容`,
];

interface Status {
  readonly platform: string;
  readonly name: string;
  readonly source: "environment" | "kept" | "none" | "refused";
  /** Names of what is set; never a value. */
  readonly set: readonly string[];
  readonly path?: string;
  readonly problem?: string;
}

async function statusOf(door: HostDoor, io: Io): Promise<Status> {
  const { host } = door;
  const head = { platform: host, name: io.say(door.name) };
  const set = setIn(io.env, door);
  if (set.length > 0) return { ...head, source: "environment", set };
  const path = keptPath(host, io.env);
  try {
    const kept = await readKept(door, io.env);
    return kept ? { ...head, source: "kept", set: Object.keys(kept), path } : { ...head, source: "none", set: [] };
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error;
    return { ...head, source: "refused", set: [], path, problem: io.say(error.label) };
  }
}

const sources: Readonly<Record<Status["source"], Label>> = {
  environment: ["from the environment", "来自环境变量"],
  kept: ["kept", "已保存"],
  none: ["nothing kept", "未保存"],
  refused: ["not used", "未使用"],
};

function printStatus({ platform, source, set, path, problem }: Status, io: Io): void {
  const style = source === "none" ? "dim" : source === "refused" ? "red" : "green";
  const more =
    problem ?? [set.join(io.say([", ", "、"])), path].filter((part) => part !== undefined && part !== "").join("  ");
  io.line(styled("bold", padded(platform, 8)), styled(style, io.say(sources[source])), "  ", styled("dim", more));
}
