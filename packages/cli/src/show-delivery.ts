import {
  clipped,
  type Document,
  type Json,
  type Label,
  type Loss,
  type Place,
  type PlaceConflict,
  placeLabel,
} from "@parley/core";
import { type Io, styled } from "./io.ts";
import { shapeOf } from "./known-templates.ts";
import { valueText } from "./value-text.ts";

type Documents = readonly Document[];

/**
 * A place as people read it: "Activities › Launch poster". With its document's title in front when there are several,
 * or nothing else.
 */
export function placeText(document: string, at: Place, documents: Documents, io: Io): string {
  const found = documents.find(({ id }) => id === document);
  if (!found) return clipped([document, ...at].join(" › "), 160);
  // A whole column names no row.
  const steps = at.length > 0 ? io.say(placeLabel(shapeOf(found), found, at)).split(" › ") : [];
  const title = documents.length > 1 || at.length === 0 ? [clipped(found.title, 60)] : [];
  return clipped([...title, ...steps.filter((step) => step.trim() !== "")].join(" › "), 160);
}

/**
 * The losses of some documents, each one once: reading and rendering may both report it. Those of their neighbours are
 * no news.
 */
export function lossesOf(documents: Documents, losses: readonly Loss[]): readonly Loss[] {
  const own = losses.filter(({ document }) => documents.some(({ id }) => id === document));
  return [...new Map(own.map((loss) => [JSON.stringify([loss.document, loss.kind, loss.at]), loss])).values()];
}

/** What a tool cannot show or keep, as `--json` gives it. */
export const lossAnswers = (losses: readonly Loss[], documents: Documents, io: Io): object[] =>
  losses.map(({ document, at, kind, detail, kept }) => ({
    document,
    at,
    place: placeText(document, at, documents, io),
    kind,
    detail: io.say(detail),
    kept,
  }));

/** Most lines of one kind: more than this nobody reads. */
const mostLines = 50;

/** Every loss under its reason: a reason often holds for a whole column, or for every number of a document. */
export function printLosses(losses: readonly Loss[], documents: Documents, io: Io): void {
  if (losses.length === 0) return;
  const title = [`Not shown or kept there (${losses.length})`, `对方无法显示或保留（${losses.length}）`] as const;
  io.line(styled("yellow", io.say(title)));
  const reasons = new Map<string, Loss[]>();
  for (const loss of losses) {
    const reason = `${io.say(loss.detail)}${loss.kept === "extra" ? io.say(kept) : ""}`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), loss]);
  }
  printList([...reasons], io, ([reason, same]) => {
    const places = same.slice(0, 20).map(({ document, at }) => placeText(document, at, documents, io));
    io.line("  ", clipped(reason, 300));
    io.line("    ", styled("dim", clipped(places.join("; "), 400)));
  });
}
const kept: Label = [" (kept in the document)", "（保留在文档中）"];

/** Runs `print` for the first ones and says how many more there are. */
export function printList<T>(items: readonly T[], io: Io, print: (item: T) => void): void {
  for (const item of items.slice(0, mostLines)) print(item);
  const more = items.length - mostLines;
  if (more > 0)
    io.line(
      styled(
        "dim",
        io.say([`  … and ${more} more (all of them with --json)`, `  … 另有 ${more} 项（--json 显示全部）`]),
      ),
    );
}

export const conflictAnswers = (conflicts: readonly PlaceConflict[], documents: Documents, io: Io): object[] =>
  conflicts.map(({ document, at, ours, theirs }) => ({
    document,
    at,
    place: placeText(document, at, documents, io),
    ours: (ours ?? null) as Json,
    theirs: (theirs ?? null) as Json,
  }));

export function printConflicts(conflicts: readonly PlaceConflict[], documents: Documents, io: Io): void {
  if (conflicts.length === 0) return;
  io.line(
    styled("red", io.say([`Changed on both sides (${conflicts.length})`, `双方均有改动（${conflicts.length}）`])),
  );
  printList(conflicts, io, ({ document, at, ours, theirs }) => {
    const found = documents.find(({ id }) => id === document);
    const text = (value: unknown): string => clipped(valueText(found && shapeOf(found), at, value, io.language), 300);
    io.line("  ", placeText(document, at, documents, io));
    io.line("    ", styled("bold", io.say(["yours:  ", "本地："])), text(ours));
    io.line("    ", styled("bold", io.say(["theirs: ", "对方："])), text(theirs));
  });
}
