import { clipped, type Document, type Json, type Loss, type Place, type PlaceConflict, placeLabel } from "@parley/core";
import { type Io, styled } from "./io.ts";
import { shapeOf } from "./known-templates.ts";
import { valueText } from "./value-text.ts";

type Documents = readonly Document[];

/** A place with its document's title in front: "RACI matrix › Activities › Launch poster". */
export function placeText(document: string, at: Place, documents: Documents, io: Io): string {
  const found = documents.find(({ id }) => id === document);
  if (!found) return clipped([document, ...at].join(" › "), 160);
  const place = at.length > 0 ? [io.say(placeLabel(shapeOf(found), found, at))] : [];
  return clipped([clipped(found.title, 60), ...place].join(" › "), 160);
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

export function printLosses(losses: readonly Loss[], documents: Documents, io: Io): void {
  if (losses.length === 0) return;
  io.line(
    styled("yellow", io.say([`Not shown or kept there (${losses.length})`, `对方无法显示或保留（${losses.length}）`])),
  );
  printList(losses, io, ({ document, at, detail, kept }) => {
    const safe = kept === "extra" ? io.say([" (kept in the document)", "（保留在文档中）"]) : "";
    io.line("  ", placeText(document, at, documents, io), ": ", clipped(io.say(detail), 300), styled("dim", safe));
  });
}

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
