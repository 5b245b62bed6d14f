import { cellRequests, type Formulas } from "./diff.ts";
import { parseEnvelope } from "./envelope.ts";
import { dataPieces, frameOf } from "./frame.ts";
import type { TabGroup } from "./identify.ts";
import { isDataLine } from "./keys.ts";
import type { Linked } from "./linked.ts";
import type { ColumnLook, Rule } from "./native.ts";
import type { Placed } from "./placed.ts";
import type { Group } from "./placement.ts";
import type { Request } from "./requests.ts";
import type { FindTab } from "./resolve.ts";
import { columnRequests, hiddenLine, lookRequests, tiedRequests } from "./setup.ts";

/** What ties a document to others: links and lists, as they were set last, and where they lead by now. */
export interface Ties extends Linked {
  readonly lists: Readonly<Record<string, string>>;
  /** Notes come last: without them a delivery was cut off, and nobody knows how far the looks came. */
  readonly isUnfinished: boolean;
}

/** What is known from the notes that stand there. */

export function tiesOf(before: TabGroup | undefined, find: FindTab): Ties {
  const notes = before && parseEnvelope(dataPieces(frameOf(before.main)));
  return { before: notes?.links ?? {}, lists: notes?.ties ?? {}, find, isUnfinished: notes === undefined };
}

/** Everything that makes the tabs of a document say what is wanted; nothing where they say it already. */
export function contentRequests(placement: Group, formulas: Formulas, ties: Ties): readonly Request[] {
  const { all } = placement;
  const cells = all.map((tab) => cellRequests(tab, placement, formulas, ties));
  return [
    ...all.flatMap((tab) => tab.requests),
    ...cells.flatMap(({ values }) => values),
    ...all.flatMap((tab) =>
      tab.there && !ties.isUnfinished
        ? [...newColumns(tab, ties.find), ...newLists(tab, ties)]
        : lookRequests(tab, tab.wanted.look ?? emptyLook, ties.find),
    ),
    ...cells.flatMap(({ formats }) => formats),
    ...cells.flatMap(({ notes }) => notes),
  ];
}

const emptyLook = { columns: [], lines: [], frozenRows: 0, frozenColumns: 0, isMain: false } as const;

/** Lists that are not what they were, of columns and lines that stand there already. */
function newLists(tab: Placed, { lists, find }: Ties): readonly Request[] {
  const { columns, lines } = tab.wanted.look ?? emptyLook;
  const isOther = ({ tie }: ColumnLook): boolean =>
    tie !== undefined && ((Object.hasOwn(lists, tie.at) ? lists[tie.at] : undefined) ?? "") !== tie.mark;
  const isTorn = ({ rule }: ColumnLook): boolean => rule?.takes === "rows" && !standsIn(rule, find);
  return [...columns, ...lines]
    .filter((look) => isOther(look) || isTorn(look))
    .flatMap((look) => tiedRequests(tab, look, find));
}

/** A tab that is being made anew takes the lists that pointed to the old one away. */
const standsIn = ({ document, table }: Rule & { takes: "rows" }, find: FindTab): boolean =>
  find(document, table)?.there !== undefined;

function newColumns(tab: Placed, find: FindTab): readonly Request[] {
  const header = tab.firstRow - 1;
  const columns = (tab.wanted.look?.columns ?? []).filter(({ key }) => {
    const at = tab.column(key);
    return at !== undefined && header >= 0 && tab.now(header, at) === undefined;
  });
  const pieces = [...tab.frame.lines.keys()].filter(
    (key) => isDataLine(key) && tab.now(tab.row(key) ?? 0, 0) === undefined,
  );
  return [
    ...columns.flatMap((column) => columnRequests(tab, column, find)),
    ...pieces.flatMap((key) => hiddenLine(tab, key)),
  ];
}
