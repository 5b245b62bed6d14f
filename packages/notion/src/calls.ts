import { throwIfAborted, type Run } from "@parley/core";
import { classify, toParleyError } from "./failures.ts";

/** How often a call waits for its turn, and how often a read is tried again. */
const mostWaits = 20;
const mostReads = 3;
const firstPauseMs = 500;

/** A write of which it is not known whether it was carried out. Never leaves this package. */
export class Ambiguous extends Error {
  /** The id that Notion says was saved all the same. */
  readonly committed: string | undefined;
  constructor(cause: unknown, committed: string | undefined) {
    super("Unexpected end of a write, expected an answer", { cause });
    this.committed = committed;
  }
}

/** Every call of one run goes through here, one after the other, so that one wait holds for all. */
export class Calls {
  /** Requests made so far. */
  made = 0;
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }

  /**
   * A call that only reads: tried again when Notion or the network fails.
   * @throws ParleyError
   */
  async read<T>(call: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.turn(call);
      } catch (error) {
        if (!(error instanceof Ambiguous)) throw error;
        if (attempt === mostReads) throw toParleyError(error.cause);
        await this.run.sleep(firstPauseMs * 2 ** (attempt - 1));
      }
    }
  }

  /**
   * A call that writes: made once. Waiting for a turn is not a second time, because nothing was done before.
   * @throws ParleyError; Ambiguous when it may have been carried out
   */
  write<T>(call: () => Promise<T>): Promise<T> {
    return this.turn(call);
  }

  private async turn<T>(call: () => Promise<T>): Promise<T> {
    for (let waits = 0; ; waits++) {
      throwIfAborted(this.run.signal, "notion");
      this.made++;
      try {
        return await call();
      } catch (error) {
        const failure = classify(error);
        if (failure.kind === "ambiguous") throw new Ambiguous(error, failure.committed);
        if (failure.kind === "refused" || waits === mostWaits) throw toParleyError(error);
        await this.run.sleep(failure.ms);
      }
    }
  }
}
