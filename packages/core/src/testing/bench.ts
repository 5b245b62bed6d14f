import type { Document } from "../document.ts";
import type { AnyAdapter, HostContext, Loss, Run, Standing } from "../host.ts";
import type { Language } from "../label.ts";
import { plainRun, pull, push, type Pushed, type PushOptions } from "../push.ts";
import type { AnyTemplate } from "../template.ts";
import type { ConformanceHost, Stage } from "./stage.ts";

/** One stage with a template on it, and the two things a case does: push and look. */
export interface Bench {
  readonly stage: Stage;
  readonly adapter: AnyAdapter;
  readonly template: AnyTemplate;
  readonly language: Language;
  readonly context: HostContext;
  readonly run: Run;
  push(documents: readonly Document[], options?: PushOptions): Promise<Pushed<unknown>>;
  look(): Promise<{ readonly standing: readonly Standing[]; readonly losses: readonly Loss[] }>;
  /** The one document that stands at the target, neither thrown away nor copied. */
  only(): Promise<Document>;
}

/** Opens a fresh target. Waiting is cut short: a case proves that a host waits, not that time passes. */
export async function openBench(
  host: ConformanceHost,
  template: AnyTemplate,
  templates: readonly AnyTemplate[],
  language: Language,
): Promise<Bench> {
  const stage = await host.open();
  const { adapter, port, target } = stage.connection;
  let ids = 0;
  const run = plainRun(
    () => "2027-03-01T09:30:00+08:00",
    () => `new-${++ids}`,
    async () => undefined,
  );
  const context: HostContext = {
    language,
    audience: "team",
    today: "2027-03-01",
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    template: (id) => templates.find((t) => (t.shape as { id: string }).id === id),
    people: { toAccount: () => undefined, toPerson: () => undefined },
  };
  const look: Bench["look"] = () => pull(adapter, port, target, context, run);
  return {
    stage,
    adapter,
    template,
    language,
    context,
    run,
    push: (documents, options) => push(adapter, port, target, documents, context, run, options),
    look,
    async only() {
      const { standing } = await look();
      const live = standing.filter((s) => !s.trashed && s.copyOf === undefined);
      if (live.length !== 1) throw new Error(`Unexpected ${live.length} documents, expected 1`);
      return live[0]!.document;
    },
  };
}
