import type { Document, Place } from "./document.ts";
import { isParleyError, ParleyError } from "./errors.ts";
import { canonical } from "./hash.ts";
import type { AbortLike, HostAdapter, HostContext, Loss, Plan, Receipt, Run, Standing } from "./host.ts";
import { type Base, merge, toBase } from "./merge.ts";
import type { Shape } from "./shape.ts";

export interface PlaceConflict {
  readonly document: string;
  readonly at: Place;
  readonly ours: unknown;
  readonly theirs: unknown;
}
export interface PushOptions {
  readonly dryRun?: boolean;
  /** What stands at a place that both sides changed. Default "theirs": the conflict is listed until somebody resolves it. */
  readonly onConflict?: "theirs" | "ours";
  /** Ids of documents to take away from the target. */
  readonly remove?: readonly string[];
}
export interface Pushed<Op> {
  readonly plan: Plan<Op>;
  /** Absent in a dry run. */
  readonly receipt?: Receipt;
  readonly conflicts: readonly PlaceConflict[];
  readonly losses: readonly Loss[];
  /** Ids of documents that the target's people threw away: not made again. */
  readonly left: readonly string[];
  /** Ids of documents older than what stands there: pushing them would read as deleting what people added. */
  readonly stale: readonly string[];
  /** The pushed documents with what the merge took in: hand them on (the command line writes the file back). At conflicts they keep ours. */
  readonly documents: readonly Document[];
}

const nothing: Omit<Receipt, "unchanged"> = { created: 0, updated: 0, deleted: 0, requests: 0, links: {} };
/** Somebody may write between collect and deliver; more often than this in a row is a fault worth telling. */
const attempts = 4;

/**
 * Brings documents to a target without losing what people did there. Written once, for every host: collect, read, merge, render, plan, deliver.
 *
 * Documents of the target that are not named stay as they are.
 * @throws ParleyError as the host's `collect` and `deliver`; "unknown-template"; "conflict" when the target keeps changing underneath
 */
export async function push<N, Op, Port, Target>(
  adapter: HostAdapter<N, Op, Port, Target>,
  port: Port,
  target: Target,
  documents: readonly Document[],
  context: HostContext,
  run: Run,
  options: PushOptions = {},
): Promise<Pushed<Op>> {
  for (let attempt = 1; ; attempt++) {
    throwIfAborted(run.signal, adapter.host);
    const there = await adapter.collect(port, target, run);
    const prepared = prepare(adapter, there, documents, context, options);
    if (options.dryRun) return prepared;
    const { plan } = prepared;
    try {
      const receipt =
        plan.ops.length > 0
          ? await adapter.deliver(plan, port, target, run)
          : { ...nothing, unchanged: documents.length };
      return { ...prepared, receipt };
    } catch (error) {
      if (!isParleyError(error) || error.code !== "conflict" || attempt === attempts) throw error;
    }
  }
}

function prepare<N, Op, Port, Target>(
  adapter: HostAdapter<N, Op, Port, Target>,
  there: N,
  documents: readonly Document[],
  context: HostContext,
  { onConflict = "theirs", remove = [] }: PushOptions,
): Omit<Pushed<Op>, "receipt"> {
  const now = adapter.read(there, context);
  const wanted = new Map<string, Standing>(now.standing.map((s) => [s.document.id, s]));
  for (const id of remove) wanted.delete(id);
  const conflicts: PlaceConflict[] = [];
  const left: string[] = [];
  const stale: string[] = [];
  const merged: Document[] = [];
  for (const document of documents) {
    const shape = shapeOf(document, context);
    const standing = wanted.get(document.id);
    if (standing?.trashed) left.push(document.id);
    else if (standing && document.revision < standing.document.revision) stale.push(document.id);
    else {
      const step = brought(shape, document, standing, onConflict);
      wanted.set(document.id, { ...standing, document: step.deliver, base: step.base });
      merged.push(step.keep);
      conflicts.push(...step.conflicts.map((c) => ({ document: document.id, ...c })));
    }
  }
  const rendered = adapter.render([...wanted.values()], context);
  const plan = adapter.plan(rendered.native, there);
  return { plan, conflicts, losses: [...now.losses, ...rendered.losses], left, stale, documents: merged };
}

interface Brought {
  /** What goes to the target: theirs at conflicts (or ours, when told so). */
  readonly deliver: Document;
  /** What the bringer goes on with: the same, with ours at conflicts. */
  readonly keep: Document;
  readonly base: Base;
  readonly conflicts: readonly Omit<PlaceConflict, "document">[];
}

function brought(shape: Shape, ours: Document, standing: Standing | undefined, onConflict: "theirs" | "ours"): Brought {
  if (!standing) return { deliver: ours, keep: ours, base: toBase(shape, ours), conflicts: [] };
  const theirs = standing.document;
  const base = standing.base ?? {};
  const m = merge(shape, base, ours, theirs, onConflict);
  const deliver = numbered(m.document, ours, theirs);
  if (m.conflicts.length === 0) return { deliver, keep: deliver, base: m.base, conflicts: [] };
  if (onConflict === "ours") return { deliver, keep: deliver, base: toBase(shape, deliver), conflicts: [] };
  const keep = { ...merge(shape, base, ours, theirs, "ours").document, revision: deliver.revision };
  return { deliver, keep: { ...keep, updatedAt: deliver.updatedAt }, base: m.base, conflicts: m.conflicts };
}

/** A merged document is the one side or the other when it says the same; only new content gets a new revision. */
function numbered(merged: Document, ours: Document, theirs: Document): Document {
  if (says(merged) === says(theirs)) return theirs;
  if (says(merged) === says(ours) && ours.revision > theirs.revision) return ours;
  const updatedAt = ours.updatedAt > theirs.updatedAt ? ours.updatedAt : theirs.updatedAt;
  return { ...merged, createdAt: theirs.createdAt, updatedAt, revision: Math.max(ours.revision, theirs.revision) + 1 };
}
const says = (document: Document): string => {
  const { revision: _revision, createdAt: _createdAt, updatedAt: _updatedAt, ...rest } = document;
  return canonical(rest);
};

function shapeOf(document: Document, context: HostContext): Shape {
  const template = context.template(document.template);
  if (template) return template.shape;
  throw new ParleyError("unknown-template", {
    found: [`template "${document.template}"`, `模板“${document.template}”`],
    expected: ["one that this version knows", "本版本已有的模板"],
  });
}

/** @throws ParleyError "aborted" when the run was asked to stop */
export function throwIfAborted(signal: AbortLike, host: string): void {
  if (!signal.aborted) return;
  throw new ParleyError("aborted", {
    found: ["an interruption", "中断"],
    expected: ["to run to the end", "执行完毕"],
    next: ["What was delivered stays; run it again to go on", "已送达的内容会保留；再次运行即可继续"],
    host,
  });
}

/** The documents at a target, with what of them could not be read. The other half of `push`. */
export async function pull<N, Op, Port, Target>(
  adapter: HostAdapter<N, Op, Port, Target>,
  port: Port,
  target: Target,
  context: HostContext,
  run: Run,
): Promise<{ readonly standing: readonly Standing[]; readonly losses: readonly Loss[] }> {
  return adapter.read(await adapter.collect(port, target, run), context);
}

/** A run with a journal in memory: for targets whose writes are atomic, and for tests. */
export function plainRun(now: () => string, newId: () => string, sleep: Run["sleep"]): Run {
  const open = new Set<string>();
  return {
    signal: { aborted: false },
    journal: {
      begin: async (op) => void open.add(op),
      done: async (op) => void open.delete(op),
      open: async () => [...open],
    },
    now,
    newId,
    sleep,
  };
}
