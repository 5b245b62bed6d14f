import { brought, isStale } from "./bring.ts";
import { configuredTemplate } from "./configured.ts";
import type { Document, Place } from "./document.ts";
import { isParleyError, ParleyError } from "./errors.ts";
import type { AbortLike, HostAdapter, HostContext, Loss, Plan, Receipt, Run, Standing } from "./host.ts";
import { saysTheSame } from "./merge.ts";
import { projectSettings } from "./project.ts";
import type { Shape } from "./shape.ts";
import { lacking, markedAs } from "./withheld.ts";

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
 * @throws ParleyError as the host's `collect` and `deliver`; "unknown-template"; "invalid-document" for two documents of one id; "rejected" for an id
 * that another template's document has there; "conflict" when the target keeps changing underneath
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
  assertDistinct(documents);
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
          : { ...nothing, unchanged: prepared.documents.length };
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
  const taken = new Set(remove);
  const wanted = now.standing.filter((s) => !taken.has(s.document.id));
  const places = placesById(wanted);
  const conflicts: PlaceConflict[] = [];
  const left: string[] = [];
  const stale: string[] = [];
  const merged: Document[] = [];
  for (const document of documents.filter(({ id }) => !taken.has(id))) {
    const shape = shapeOf(document, context);
    const place = places.get(document.id) ?? wanted.length;
    const standing = wanted[place];
    const known = standing && { ...standing, document: withLosses(standing.document, now.losses) };
    if (standing?.trashed) left.push(document.id);
    else if (known && isStale(shape, document, known)) stale.push(document.id);
    else {
      const step = brought(shape, document, known, onConflict);
      // What the target itself does not keep is no mark of the document there.
      const deliver = standing ? markedAs(step.deliver, standing.document.withheld) : step.deliver;
      wanted[place] = { ...standing, document: deliver, base: step.base };
      merged.push(step.keep);
      for (const conflict of step.conflicts) conflicts.push({ document: document.id, ...conflict });
    }
  }
  const rendered = adapter.render(wanted, judgedThere(wanted, context));
  const plan = adapter.plan(rendered.native, there);
  // What a target withholds reads as taken away there: that alone is no news, and makes no new revision.
  const changing = new Set(plan.changes.map((change) => change.document));
  const handed = merged.map((document) => {
    const brought = documents.find(({ id }) => id === document.id);
    const isQuiet = brought && !changing.has(document.id) && saysTheSame(shapeOf(document, context), brought, document);
    return isQuiet && brought.revision < document.revision && !standsAt(now.standing, document) ? brought : document;
  });
  return { plan, conflicts, losses: [...now.losses, ...rendered.losses], left, stale, documents: handed };
}

/** A document as it was read, marked with the places that the target says it withholds. */
const withLosses = (document: Document, losses: readonly Loss[]): Document =>
  lacking(
    document,
    losses.flatMap((loss) => (loss.kind === "withheld" && loss.document === document.id ? [loss.at] : [])),
  );

/** Computed values are delivered with the thresholds of the project that stands there, where there is one. */
function judgedThere(wanted: readonly Standing[], context: HostContext): HostContext {
  const documents = wanted.flatMap(({ document, trashed }) => (trashed ? [] : [document]));
  if (!documents.some(({ template }) => template === "project")) return context;
  const { settings } = projectSettings(documents);
  return {
    ...context,
    template: (id) => {
      const template = context.template(id);
      return template && configuredTemplate(template, settings);
    },
  };
}

/** The revision stands at the target: then the one who brings it has to take it over. */
const standsAt = (standing: readonly Standing[], { id, revision }: Document): boolean =>
  standing.some(({ document }) => document.id === id && document.revision === revision);

/** Where a document stands. A copy that still bears the id of its original is not it. */
function placesById(standing: readonly Standing[]): ReadonlyMap<string, number> {
  const all = standing.map((s, i) => ({ id: s.document.id, i, isCopy: s.copyOf !== undefined }));
  return new Map([...all.filter((s) => s.isCopy), ...all.filter((s) => !s.isCopy)].map(({ id, i }) => [id, i]));
}

/** One document per id: two files of one id would each undo what the other says. */
function assertDistinct(documents: readonly Document[]): void {
  const seen = new Set<string>();
  for (const { id } of documents) {
    if (seen.has(id))
      throw new ParleyError("invalid-document", {
        found: [`two documents with the id "${id}"`, `两份文档的编号同为“${id}”`],
        expected: ["one", "只有一份"],
        next: ["Push one of them, or give the other an id of its own", "只推送其中一份，或为另一份换一个编号"],
      });
    seen.add(id);
  }
}

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

/**
 * The documents at a target, with what of them could not be read. The other half of `push`. A document of which the target withholds something says
 * so (`withheld`): brought elsewhere, what it lacks is unknown there, not cleared.
 */
export async function pull<N, Op, Port, Target>(
  adapter: HostAdapter<N, Op, Port, Target>,
  port: Port,
  target: Target,
  context: HostContext,
  run: Run,
): Promise<{ readonly standing: readonly Standing[]; readonly losses: readonly Loss[] }> {
  const { standing, losses } = adapter.read(await adapter.collect(port, target, run), context);
  return { standing: standing.map((s) => ({ ...s, document: withLosses(s.document, losses) })), losses };
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
