import {
  configuredTemplate,
  projectSettings,
  redact,
  type AnyTemplate,
  type HiddenRows,
  type HostContext,
  type Loss,
  type Place,
  type Shape,
  type Standing,
} from "@parley/core";
import { rosterOf } from "./directory.ts";
import { sheetsRoom, type CellRoom } from "./limits.ts";
import type { Native, Tab } from "./native.ts";
import { renderDocument } from "./render-document.ts";
import { toKnown } from "./writer.ts";

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
  const leaving = leavingFrom(standing, context);
  // Nothing points to a copy: it goes by the name of its original.
  const originals = leaving.filter(({ copyOf }) => copyOf === undefined);
  const known = originals.map(({ template, document }) => toKnown(template.shape as Shape, document));
  const documents = originals.map(({ document }) => document);
  for (const { template, document, base, withheld } of leaving) {
    const around = { known, roster: rosterOf(documents, document.language), room };
    const rendered = renderDocument(template, document, base, context, around);
    tabs.push(...rendered.tabs);
    losses.push(...rendered.losses);
    losses.push(
      ...withheld.map((at): Loss => ({
        document: document.id,
        at,
        kind: "withheld",
        detail: withheldLabel,
        kept: "nowhere",
      })),
    );
  }
  return { native: { sheets: tabs.map(({ sheetId, title }) => ({ sheetId, title })), tabs }, losses };
}

/** The documents as their readers see them, each with its template as the project has set it. */
export function leavingFrom(standing: readonly Standing[], context: HostContext): readonly Leaving[] {
  const whole = standing.flatMap((each): Leaving[] => {
    const template = context.template(each.document.template);
    return template ? [{ ...each, template, withheld: [] }] : [];
  });
  const settled = withThresholds(whole);
  return context.audience === "client" ? forClient(settled, context.today) : settled;
}

/** Computed values count with the thresholds of the project that stands in the same spreadsheet. */
function withThresholds(whole: readonly Leaving[]): readonly Leaving[] {
  const originals = whole.filter(({ copyOf }) => copyOf === undefined);
  const { settings } = projectSettings(originals.map(({ document }) => document));
  return whole.map((each) => ({ ...each, template: configuredTemplate(each.template, settings) }));
}

/** What may leave the team of each document; none names a private row of another. */
function forClient(whole: readonly Leaving[], today: string): readonly Leaving[] {
  const hidden: HiddenRows = new Map(
    whole.map(({ template, document }) => {
      const { withheld } = redact(template, document, today);
      return [document.id, new Set(withheld.flatMap(([, row, column]) => (row && column === undefined ? [row] : [])))];
    }),
  );
  return whole.map((each) => ({ ...each, ...redact(each.template, each.document, today, hidden) }));
}

export interface Leaving extends Standing {
  readonly template: AnyTemplate;
  readonly withheld: readonly Place[];
}

const withheldLabel = ["Private: not in the client's copy", "非公开内容，不进入客户版本"] as const;
