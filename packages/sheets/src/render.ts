import { redact, type HostContext, type Loss, type Standing } from "@parley/core";
import { sheetsRoom, type CellRoom } from "./limits.ts";
import type { Native, Tab } from "./native.ts";
import { renderDocument } from "./render-document.ts";

/**
 * Documents as the tabs they are wanted as. Pure. A document whose template this version does not know is left as it
 * stands: the plan touches only what is wanted or named for removal.
 *
 * @param room  what one cell takes
 */
export function render(
  standing: readonly Standing[],
  context: HostContext,
  room: CellRoom = sheetsRoom,
): { readonly native: Native; readonly losses: readonly Loss[] } {
  const tabs: Tab[] = [];
  const losses: Loss[] = [];
  for (const { document: whole, base } of standing) {
    const template = context.template(whole.template);
    if (!template) continue;
    const { document, withheld } =
      context.audience === "client" ? redact(template, whole, context.today) : { document: whole, withheld: [] };
    const rendered = renderDocument(template, document, base, context, room);
    tabs.push(...rendered.tabs);
    losses.push(...rendered.losses);
    losses.push(
      ...withheld.map((at): Loss => ({
        document: whole.id,
        at,
        kind: "withheld",
        detail: withheldLabel,
        kept: "nowhere",
      })),
    );
  }
  return { native: { sheets: tabs.map(({ sheetId, title }) => ({ sheetId, title })), tabs }, losses };
}

const withheldLabel = ["Private: not in the client's copy", "非公开内容，不进入客户版本"] as const;
