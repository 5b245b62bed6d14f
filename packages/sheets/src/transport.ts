import { ParleyError, throwIfAborted, type Change, type Plan, type Receipt, type Run } from "@parley/core";
import { isBusy, isUncertain, toParleyError } from "./failures.ts";
import { metadataIdFor } from "./identify.ts";
import type { Native } from "./native.ts";
import type { Batch } from "./batch.ts";
import { atHome } from "./at-home.ts";
import { deliveryKey, digestOf } from "./plan.ts";
import type { SheetsPort, SheetsTarget } from "./port.ts";
import type { Request } from "./requests.ts";

const host = "sheets";
/**
 * Waits after a refusal for being too many: Google's quota is one of minutes.
 *
 * @source Google Sheets API, "Usage limits": exponential backoff
 */
const waitsMs = [1000, 2000, 4000, 8000, 16_000, 32_000];
/** A server that stumbles answers soon or not at all: whoever waits for a read is told after seven seconds. */
const readAttempts = 3;

/** Reads what stands at a target. @throws ParleyError */
export async function collect(port: SheetsPort, target: SheetsTarget, run: Run): Promise<Native> {
  const { spreadsheetId } = target;
  if (spreadsheetId === undefined) return { sheets: [], tabs: [] };
  return patiently(port, run, () => port.read(spreadsheetId), "read");
}

/**
 * Carries a plan out. Before the first batch it is looked whether the spreadsheet still is what the plan was made from;
 * after a lost answer, whether the batch arrived.
 *
 * @throws ParleyError; "conflict" when somebody wrote in between
 */
export async function deliver(plan: Plan<Batch>, port: SheetsPort, target: SheetsTarget, run: Run): Promise<Receipt> {
  const tally = { created: 0, updated: 0, deleted: 0 };
  const links: Record<string, string> = {};
  let requests = 0;
  const isNew = target.spreadsheetId === undefined;
  if (isNew) {
    throwIfAborted(run.signal, host);
    target.spreadsheetId = (await patiently(port, run, () => port.create("Parley"), "create")).spreadsheetId;
    requests++;
  }
  const spreadsheetId = target.spreadsheetId ?? "";
  let there = await collect(port, target, run);
  const before = new Set(there.sheets.map(({ sheetId }) => sheetId));
  const [first] = plan.ops;
  if (first && !isNew && digestOf(there) !== first.from) throw movedOn();
  for (const [done, batch] of plan.ops.entries()) {
    throwIfAborted(run.signal, host);
    const token = `${first?.from.slice(0, 12) ?? ""}-${run.newId()}`;
    await run.journal.begin(token);
    const sent = [
      ...atHome(batch, there, before),
      deliveryRequest(there, token),
      ...(isNew && done === 0 ? emptyTab(there) : []),
    ];
    requests += await write(port, target, run, sent, token, digestOf(there));
    await run.journal.done(token);
    if (done + 1 < plan.ops.length) there = await collect(port, target, run);
    for (const change of batch.changes) tally[kinds[change.kind]]++;
    for (const [document, sheetId] of Object.entries(batch.tabs))
      links[document] = address(there, spreadsheetId, sheetId);
    run.onProgress?.(done + 1, plan.ops.length, ["Writing to the spreadsheet", "正在写入电子表格"]);
  }
  return { ...tally, unchanged: 0, requests, links };
}

const kinds = { create: "created", update: "updated", delete: "deleted" } as const satisfies Record<
  Change["kind"],
  string
>;

/** The address of a tab in a browser. */
function address({ url }: Native, spreadsheetId: string, sheetId: number): string {
  return `${url ?? `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`}#gid=${sheetId}`;
}

const movedOn = (cause?: unknown): ParleyError =>
  new ParleyError("conflict", {
    found: ["changes by somebody else in the meantime", "期间有他人修改"],
    expected: ["the spreadsheet as it was read", "与读取时一致的电子表格"],
    host,
    ...(cause !== undefined && { cause }),
  });

/** Leaves a mark of this delivery in the spreadsheet, in the same stroke as its content. */
function deliveryRequest({ delivery }: Native, metadataValue: string): Request {
  if (delivery) {
    const dataFilters = [{ developerMetadataLookup: { metadataId: delivery.metadataId } }];
    return { updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue }, fields: "metadataValue" } };
  }
  const metadataId = metadataIdFor(0);
  const developerMetadata = {
    metadataId,
    metadataKey: deliveryKey,
    metadataValue,
    visibility: "DOCUMENT",
    location: { spreadsheet: true },
  };
  return { createDeveloperMetadata: { developerMetadata } };
}

/** A new spreadsheet comes with an empty tab that nobody asked for. */
const emptyTab = ({ sheets }: Native): Request[] => sheets.map(({ sheetId }) => ({ deleteSheet: { sheetId } }));

/** Writes one batch, at most once. @returns the calls it took */
async function write(
  port: SheetsPort,
  target: SheetsTarget,
  run: Run,
  requests: readonly Request[],
  token: string,
  from: string,
): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    try {
      await port.write(target.spreadsheetId ?? "", requests);
      return attempt + 1;
    } catch (error) {
      const failure = port.explain(error);
      const wait = waitsMs[attempt];
      if (isUncertain(failure)) {
        // It may have arrived although nobody said so: the mark tells.
        const { delivery } = await collect(port, target, run);
        if (delivery?.token === token) return attempt + 1;
      }
      // Two first deliveries at once make the same tabs: the second is refused, and merged on the next try.
      if (failure.status === 400 && digestOf(await collect(port, target, run)) !== from) throw movedOn(error);
      if (wait === undefined || !(isBusy(failure) || isUncertain(failure))) throw toParleyError(error, port);
      throwIfAborted(run.signal, host);
      await run.sleep(failure.retryAfterMs ?? wait);
    }
  }
}

/** Tries again what may be tried again: a read always, the making of a spreadsheet only when it was refused. */
async function patiently<T>(port: SheetsPort, run: Run, call: () => Promise<T>, kind: "read" | "create"): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    throwIfAborted(run.signal, host);
    try {
      return await call();
    } catch (error) {
      const failure = port.explain(error);
      const most = isBusy(failure) ? waitsMs.length : kind === "read" && isUncertain(failure) ? readAttempts : 0;
      const wait = waitsMs[attempt];
      if (wait === undefined || attempt >= most) throw toParleyError(error, port);
      await run.sleep(failure.retryAfterMs ?? wait);
    }
  }
}
