import type { HostContext, Loss, Shape, Standing } from "@parley/core";
import { groupTabs, isStripped } from "./identify.ts";
import type { Native, Tab } from "./native.ts";
import { findTabs, knownAs } from "./found-tabs.ts";
import { readDocument } from "./read-document.ts";

/**
 * The documents that stand in a spreadsheet. Pure. Tabs of templates that this version does not know are told and left
 * alone.
 */
export function read(
  native: Native,
  context: HostContext,
): { readonly standing: readonly Standing[]; readonly losses: readonly Loss[] } {
  const standing: Standing[] = [];
  const losses: Loss[] = [];
  const groups = groupTabs(native).map((group) => {
    const template = context.template(group.main.mark.template);
    return { group, template, found: template && findTabs(template.shape as Shape, group) };
  });
  const known = groups.flatMap(({ group, found }) =>
    found && group.copyOf === undefined ? [knownAs(group, found)] : [],
  );
  for (const { group, template, found } of groups) {
    if (template && found) {
      const document = readDocument(template, group, found, known, context);
      standing.push(document.standing);
      losses.push(...document.losses);
    } else {
      const { template: id } = group.main.mark;
      losses.push({
        document: group.id,
        at: [],
        kind: "unreadable",
        detail: [
          `A document of the template "${id}", which this version does not know`,
          `模板“${id}”的文档，本版本不支持`,
        ],
        kept: "nowhere",
      });
    }
  }
  losses.push(...native.tabs.filter(isStripped).map(toldStripped));
  return { standing, losses };
}

const toldStripped = ({ title, mark }: Tab): Loss => ({
  document: mark.document,
  at: mark.table === undefined ? [] : [mark.table],
  kind: "unreadable",
  detail: [
    `The hidden column A of the tab "${title}" is gone: undo that, or the tab stays as it is and a new one is made`,
    `工作表“${title}”的隐藏列 A 已被删除：请撤消该操作，否则此表保持原样，并另建新表`,
  ],
  kept: "nowhere",
});
