import { defineCommand } from "../command.ts";
import { forget, keptPath, setIn } from "../credentials.ts";
import { platformArgument, platformNamed } from "../platforms.ts";

export const logout = defineCommand({
  name: "logout",
  summary: ["Throw away the secret that is kept for a platform", "删除已保存的平台密钥"],
  arguments: [platformArgument],
  discreet: true,
  options: {},
  examples: ["parley logout notion"],
  async run({ arguments: [name] }, io) {
    const door = await platformNamed(name);
    const there = await forget(door, io.env);
    const path = keptPath(door.host, io.env);
    io.answer({ platform: door.host, removed: there, path });
    io.line(io.say(there ? [`removed ${path}`, `已删除 ${path}`] : ["nothing was kept", "没有保存过密钥"]));
    const set = setIn(io.env, door);
    if (set.length > 0)
      io.note(io.say([`${set.join(", ")} is still set in the environment`, `环境变量 ${set.join("、")} 仍然有效`]));
    return 0;
  },
});
