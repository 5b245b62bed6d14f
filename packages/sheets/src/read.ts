import type { HostContext, Loss, Standing } from "@parley/core";
import { groupTabs } from "./identify.ts";
import type { Native } from "./native.ts";
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
  for (const group of groupTabs(native)) {
    const { template: id } = group.main.mark;
    const template = context.template(id);
    if (template) {
      const found = readDocument(template, group, context);
      standing.push(found.standing);
      losses.push(...found.losses);
    } else {
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
  return { standing, losses };
}
