import type { Property } from "./native.ts";
import { isSourceRef, keyOfMadeId, type Ref } from "./ops.ts";
import type { Made, PropertyConfigs } from "./port.ts";
import type { Values } from "./value.ts";

/** What the operations of one delivery made, so that later ones find it. */
export class Registry {
  private readonly made = new Map<string, Made>();
  /** Property ids by data source and name, as answers told them. */
  private readonly properties = new Map<string, Map<string, string>>();
  private readonly target: string;

  constructor(target: string) {
    this.target = target;
  }

  add(key: string, made: Made): void {
    this.made.set(key, made);
  }

  learn(source: string, properties: readonly Property[] = []): void {
    const known = this.properties.get(source) ?? new Map<string, string>();
    for (const { id, name } of properties) if (id !== undefined) known.set(name, id);
    this.properties.set(source, known);
  }
  propertyId(source: string, name: string): string | undefined {
    return this.properties.get(source)?.get(name);
  }

  /** A page's or database's id. */
  id(ref: Ref | "target"): string {
    if (ref === "target") return this.target;
    return "id" in ref ? ref.id : this.need(ref.made).id;
  }
  /** A data source's id. */
  source(ref: Ref): string {
    if ("id" in ref) return ref.id;
    const { source } = this.need(ref.made);
    if (source === undefined)
      throw new Error(`Unexpected database without a data source, expected one made by "${ref.made}"`);
    return source;
  }

  /** Values with the ids of pages that were made meanwhile. */
  values(values: Values): Values {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (value.type !== "relation") return [name, value];
        return [name, { ...value, ids: value.ids.map((id) => this.need(keyOfMadeId(id), id).id) }];
      }),
    );
  }
  /** Configurations with the ids of data sources that were made meanwhile. */
  configs(configs: PropertyConfigs): PropertyConfigs {
    return this.filled(configs) as PropertyConfigs;
  }
  private filled(value: unknown): unknown {
    if (isSourceRef(value)) return this.source(value.ref);
    if (Array.isArray(value)) return value.map((item) => this.filled(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.filled(item)]));
  }

  private need(key: string | undefined, id?: string): Made {
    if (key === undefined) return { id: id ?? "" };
    const made = this.made.get(key);
    if (!made) throw new Error(`Unexpected operation before "${key}", expected it behind`);
    return made;
  }
}
