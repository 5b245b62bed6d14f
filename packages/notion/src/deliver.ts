import { throwIfAborted, type Change, type Plan, type Receipt, type Run } from "@parley/core";
import { Ambiguous, Calls } from "./calls.ts";
import { toParleyError } from "./failures.ts";
import type { NotionTarget } from "./collect.ts";
import type { MakeDatabase, MakePage, MakeView, NotionPlan, Op } from "./ops.ts";
import type { ChangedThing, Made, NewThing, NotionPort } from "./port.ts";
import { Registry } from "./registry.ts";
import { sealText } from "./seal.ts";

/** How often a write that may not have happened is made, looked up each time. */
const mostWrites = 3;
const pauseMs = 1000;

/**
 * Carries out a plan, one operation after the other. Before each write the journal says so, after it that it is done: what was begun and never
 * done, in this run or an earlier one, is looked up by its key and never made a second time.
 *
 * @throws ParleyError
 */
export async function deliver(plan: Plan<Op>, port: NotionPort, target: NotionTarget, run: Run): Promise<Receipt> {
  const executor = new Executor(port, target, run, new Set(await run.journal.open()));
  const links = new Map<string, string>();
  for (const [index, op] of plan.ops.entries()) {
    throwIfAborted(run.signal, "notion");
    await run.journal.begin(op.key);
    const made = await executor.carryOut(op);
    await run.journal.done(op.key, { id: made.id });
    const url = op.do === "seal" ? (op.url ?? made.url) : undefined;
    if (url !== undefined && op.document !== undefined) links.set(op.document, url);
    run.onProgress?.(index + 1, plan.ops.length, op.label);
  }
  return { ...counted(plan), requests: executor.requests, links: Object.fromEntries(links) };
}

function counted(plan: Plan<Op>): Pick<Receipt, "created" | "updated" | "deleted" | "unchanged"> {
  const whole = (kind: Change["kind"]): number =>
    plan.changes.filter((c) => c.kind === kind && c.at.length === 0).length;
  const touched = new Set(plan.changes.map((c) => c.document)).size;
  const [created, deleted] = [whole("create"), whole("delete")];
  return {
    created,
    deleted,
    updated: touched - created - deleted,
    unchanged: (plan as Partial<NotionPlan>).unchanged ?? 0,
  };
}

class Executor {
  private readonly calls: Calls;
  private readonly registry: Registry;
  private readonly port: NotionPort;
  private readonly run: Run;
  /** Keys of operations that an earlier run began and never finished. */
  private readonly open: ReadonlySet<string>;

  constructor(port: NotionPort, target: NotionTarget, run: Run, open: ReadonlySet<string>) {
    this.calls = new Calls(run);
    this.registry = new Registry(target.page);
    this.port = port;
    this.run = run;
    this.open = open;
  }

  get requests(): number {
    return this.calls.made;
  }

  async carryOut(op: Op): Promise<Made> {
    const { registry } = this;
    switch (op.do) {
      case "database": {
        const { title, description, inline } = op;
        const made = await this.make(op, {
          thing: "database",
          parent: registry.id(op.parent),
          title,
          description,
          inline,
          properties: registry.configs(op.properties),
        });
        registry.add(op.key, made);
        return made;
      }
      case "page": {
        const source = registry.source(op.source);
        const made = await this.make(op, {
          thing: "page",
          source,
          values: registry.values(op.values),
          children: op.children,
        });
        registry.add(op.key, made);
        registry.learn(source, made.properties);
        return made;
      }
      case "view":
        return this.make(op, await this.viewOf(op));
      case "values":
        return this.change({ thing: "page", id: registry.id(op.page), values: registry.values(op.values) });
      case "trash":
        return this.change({ thing: "page", id: op.page, values: op.values, trash: true });
      case "properties": {
        const source = registry.source(op.source);
        const made = await this.change({ thing: "source", id: source, properties: registry.configs(op.properties) });
        registry.learn(source, made.properties);
        return made;
      }
      case "seal": {
        const text = sealText(op, registry);
        return this.change({
          thing: "page",
          id: registry.id(op.page),
          values: { ...op.values, [op.property]: { type: "rich_text", text } },
        });
      }
    }
  }

  /** A view goes by a property's id, which only rows tell; a table without rows is asked. */
  private async viewOf({ table, view, by }: MakeView): Promise<NewThing> {
    const source = this.registry.source(table);
    if (this.registry.propertyId(source, by) === undefined) {
      this.registry.learn(source, (await this.calls.read(() => this.port.dataSource(source))).properties);
    }
    const property_id = this.registry.propertyId(source, by) ?? by;
    const byOption = { group_by: { type: "select", property_id, sort: { type: "manual" } } };
    const configuration = {
      type: view.type,
      ...(view.type === "board" ? byOption : { date_property_id: property_id }),
    };
    return {
      thing: "view",
      database: this.registry.id(table),
      source,
      name: view.name,
      type: view.type,
      configuration,
    };
  }

  /** Makes something that must not be there twice. */
  private async make(op: MakeDatabase | MakePage | MakeView, thing: NewThing): Promise<Made> {
    if (this.open.has(op.key)) {
      const found = await this.lookUp(op);
      if (found) return found;
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.calls.write(() => this.port.create(thing));
      } catch (error) {
        if (!(error instanceof Ambiguous)) throw error;
        await this.run.sleep(pauseMs * attempt);
        const found = await this.lookUp(op);
        if (found) return found;
        if (error.committed !== undefined && op.do !== "database") return { id: error.committed };
        if (attempt === mostWrites) throw toParleyError(error.cause);
      }
    }
  }

  /** What an operation made, if it did: a page by its key, a database by its place and name. */
  private async lookUp(op: MakeDatabase | MakePage | MakeView): Promise<Made | undefined> {
    // A view is an addition: one more or less harms nobody, a second one would.
    if (op.do === "view") return { id: "" };
    if (op.do === "page") {
      const { name, type } = op.keyProperty;
      const source = this.registry.source(op.source);
      const found = await this.calls.read(() =>
        this.port.query(source, { where: { property: name, type, equals: op.id } }),
      );
      const page = found.items[0];
      return page && { id: page.id, url: page.url, properties: page.properties };
    }
    const parent = this.registry.id(op.parent);
    for (let cursor: string | undefined, more = true; more;) {
      const list = await this.calls.read(() => this.port.children(parent, cursor));
      for (const { id, type, title } of list.items) {
        if (type !== "child_database" || title !== op.title) continue;
        const { description, sources } = await this.calls.read(() => this.port.database(id));
        if (description === op.description && sources[0] !== undefined) return { id, source: sources[0] };
      }
      cursor = list.next;
      more = cursor !== undefined;
    }
    return undefined;
  }

  /** Changes something to what it shall be: doing it twice is doing it once. */
  private async change(thing: ChangedThing): Promise<Made> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.calls.write(() => this.port.update(thing));
      } catch (error) {
        if (!(error instanceof Ambiguous)) throw error;
        if (attempt === mostWrites) throw toParleyError(error.cause);
        await this.run.sleep(pauseMs * attempt);
      }
    }
  }
}
