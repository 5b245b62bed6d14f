import { genericRules } from "@parley/core";
import { templates as all } from "@parley/core/registry";
import { defineCommand } from "../command.ts";
import { isComplete, templateAnswer } from "../describe-template.ts";
import { styled } from "../io.ts";
import { padded, widthOf } from "../printable.ts";

export const templates = defineCommand({
  name: "templates",
  summary: ["List the templates", "列出全部模板"],
  arguments: [],
  options: {
    all: {
      kind: "flag",
      label: [
        "Those without rules of their own too: the project's settings, and shapes to adopt tables into",
        "也列出没有专属规则的模板：项目设置，以及用于收录现有表格的模板",
      ],
    },
  },
  examples: ["parley templates", "parley templates --all", "parley templates --json"],
  async run({ options }, io) {
    const listed = all.filter((template) => options.all || isComplete(template));
    io.answer({ templates: listed.map(templateAnswer), genericRules: Object.keys(genericRules) });
    const shown = listed.map((template) => ({
      id: template.shape.id as string,
      name: io.say(template.shape.name),
      purpose: io.say(template.shape.purpose),
      note: isComplete(template) ? "" : io.say(["  (no rules of its own)", "（无专属规则）"]),
    }));
    const columns = Math.max(...shown.map(({ id }) => widthOf(id)));
    const names = Math.max(...shown.map(({ name }) => widthOf(name)));
    for (const { id, name, purpose, note } of shown)
      io.line(styled("bold", padded(id, columns)), "  ", padded(name, names), "  ", styled("dim", purpose), note);
    const hidden = all.length - listed.length;
    if (hidden > 0)
      io.line(
        styled(
          "dim",
          io.say([`${hidden} more without rules of their own: --all`, `另有 ${hidden} 个没有专属规则：--all`]),
        ),
      );
    return 0;
  },
});
