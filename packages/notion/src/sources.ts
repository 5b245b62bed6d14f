import type { Ref } from "./ops.ts";

/** Data sources as one document sees them: its own tables by name, those of others by key. */
export class Sources {
  private readonly own: Map<string, Ref>;
  private readonly others: ReadonlyMap<string, Ref>;

  constructor(others: ReadonlyMap<string, Ref>, own: ReadonlyMap<string, Ref> = new Map()) {
    this.own = new Map(own);
    this.others = others;
  }

  get(key: string): Ref | undefined {
    return this.own.get(key) ?? this.others.get(key);
  }
  has(key: string): boolean {
    return this.get(key) !== undefined;
  }
  set(table: string, source: Ref): void {
    this.own.set(table, source);
  }
}
