/** Which rows there were, and a digest of their order: all that a merge base knows of it. */
interface OrderBefore {
  readonly has: (id: string) => boolean;
  readonly isOrder: (ids: readonly string[]) => boolean;
}

/**
 * The rows of both sides in one order: of the side that moved rows, theirs when both did. The other side's new rows come behind the row they followed.
 * Rows that are gone are still listed; whoever puts the table together leaves them out.
 */
export function mergedOrder(
  ours: readonly string[],
  theirs: readonly string[],
  before: OrderBefore,
): readonly string[] {
  const [mine, yours] = [new Set(ours), new Set(theirs)];
  const [a, b] = [ours.filter((id) => yours.has(id)), theirs.filter((id) => mine.has(id))];
  const agree = a.every((id, i) => id === b[i]);
  const theyStood = before.isOrder(theirs.filter(before.has)) && !before.isOrder(ours.filter(before.has));
  return !agree && theyStood ? woven(ours, theirs) : woven(theirs, ours);
}

/** `first`, with what only `second` has behind the row that it follows there. */
function woven(first: readonly string[], second: readonly string[]): readonly string[] {
  const [known, shared] = [new Set(first), new Set(second)];
  const followers = new Map<string, string[]>();
  let anchor = "";
  for (const id of second)
    if (known.has(id)) anchor = id;
    else {
      const list = followers.get(anchor) ?? [];
      list.push(id);
      followers.set(anchor, list);
    }
  const out: string[] = [];
  let waiting = followers.get("") ?? [];
  for (const id of first) {
    if (shared.has(id)) {
      for (const follower of waiting) out.push(follower);
      waiting = followers.get(id) ?? [];
    }
    out.push(id);
  }
  return [...out, ...waiting];
}
