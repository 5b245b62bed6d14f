/** A window of requests. @source https://developers.notion.com/reference/request-limits: 180 per minute on Free and Plus, in a burst or not */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/** What Notion gives a connection on its Free and Plus plans. */
export const freePlan: RateLimit = { requests: 180, windowMs: 60_000 };

/** What it gives a connection on its Business and Enterprise plans. @source as above: 600 per minute */
export const businessPlan: RateLimit = { requests: 600, windowMs: 60_000 };

/** Counts requests in fixed windows. The count is of this process alone: a restart opens a new window. */
export class RateBudget {
  private readonly limit: RateLimit;
  private startedAt = Number.NEGATIVE_INFINITY;
  private used = 0;

  constructor(limit: RateLimit) {
    this.limit = limit;
  }

  /**
   * Takes one request out of the window.
   *
   * @returns 0 when it was there, otherwise whole seconds until the next window
   */
  take(nowMs: number): number {
    if (nowMs - this.startedAt >= this.limit.windowMs) {
      this.startedAt = nowMs;
      this.used = 0;
    }
    if (this.used < this.limit.requests) {
      this.used++;
      return 0;
    }
    return Math.max(1, Math.ceil((this.startedAt + this.limit.windowMs - nowMs) / 1000));
  }
}
