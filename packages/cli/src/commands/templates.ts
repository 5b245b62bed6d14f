import { type AnyTemplate, genericRules } from "@parley/core";
import { templates as all } from "@parley/core/registry";
import { defineCommand } from "../command.ts";
import { isComplete, templateAnswer } from "../describe-template.ts";
import { type Io, styled } from "../io.ts";
import { padded, widthOf } from "../printable.ts";

export const templates = defineCommand({
  name: "templates",
  summary: ["List the templates", "列出全部模板"],
  arguments: [],
  options: {
    all: {
      kind: "flag",
      label: [
        "The others too: the project's settings, and registers without rules of their own to adopt tables into",
        "也列出其他模板：项目设置，以及用于收录现有表格、尚无专属规则的登记册",
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
      note: noteOn(template, io),
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
          io.say([`${hidden} more, settings and registers: --all`, `另有 ${hidden} 个设置与登记册：--all`]),
        ),
      );
    return 0;
  },
});

function noteOn(template: AnyTemplate, io: Io): string {
  if (isComplete(template)) return "";
  const hasRules = Object.keys(template.rules as object).length > 0;
  return io.say(hasRules ? ["  (settings)", "（设置）"] : ["  (no rules of its own)", "（无专属规则）"]);
}
