import { templates as all } from "@parley/core/registry";
import { defineCommand } from "../command.ts";
import { styled } from "../io.ts";
import { padded, widthOf } from "../printable.ts";

export const templates = defineCommand({
  name: "templates",
  summary: ["List the templates", "列出全部模板"],
  arguments: [],
  options: {},
  examples: ["parley templates", "parley templates --json"],
  async run(_, io) {
    const shown = all.map(({ shape, rules, fault }) => ({
      id: shape.id as string,
      name: io.say(shape.name),
      purpose: io.say(shape.purpose),
      family: shape.family as string,
      version: shape.version as number,
      rules: Object.keys(rules).length,
      fault: fault !== undefined,
    }));
    io.answer({ templates: shown });
    const columns = Math.max(...shown.map(({ id }) => widthOf(id)));
    const names = Math.max(...shown.map(({ name }) => widthOf(name)));
    for (const { id, name, purpose } of shown)
      io.line(styled("bold", padded(id, columns)), "  ", padded(name, names), "  ", styled("dim", purpose));
    return 0;
  },
});
