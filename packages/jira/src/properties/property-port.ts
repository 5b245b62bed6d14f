import { isParleyError, ParleyError } from "@parley/core";
import { VALUE_BYTES } from "../adapter.ts";
import { HOST } from "../failures.ts";
import type { DocumentRecord, Op, RecordPort, Waiting } from "../native.ts";
import { boxes, isRemoval, letterIn, toLetter } from "./boxes.ts";
import type { Kept } from "./drawer.ts";
import type { PropertyStore } from "./property-store.ts";

/**
 * The road for programs outside of Jira. Writing lays a letter into the issue's inbox, which the panel takes in when it opens;
 * reading shows what the panel published, overlaid with what still waits.
 *
 * @param propertiesOf  the issue's properties, for a run that says how to wait
 */
export function propertyPort(
  propertiesOf: (waiting: Waiting) => PropertyStore,
  link?: (issue: string) => string,
): RecordPort {
  const read = async (issue: string, properties: PropertyStore): Promise<readonly DocumentRecord[]> => {
    const { inbox, published } = boxes(properties);
    const keys = await properties.keys(issue);
    const records = new Map((await published.open(issue, keys)).map((kept) => [kept.key, recordIn(kept, "published")]));
    for (const kept of await inbox.open(issue, keys)) {
      if (isRemoval(kept)) records.delete(kept.key);
      else records.set(kept.key, recordIn(kept, "inbox"));
    }
    return [...records.values()];
  };
  return {
    recordBytes: VALUE_BYTES,
    ...(link && { link }),
    async records(issue, waiting) {
      const properties = propertiesOf(waiting);
      try {
        return await read(issue, properties);
      } catch (error) {
        // Somebody may have swept parts away between the listing and the reading: then the second look is whole.
        if (isParleyError(error) && error.code === "invalid-document") return read(issue, properties);
        throw error;
      }
    },
    async write(issue, op: Op, waiting) {
      const { inbox } = boxes(propertiesOf(waiting));
      const put = (record: DocumentRecord, version: number): Promise<number> =>
        inbox.put(issue, record.key, JSON.stringify(toLetter({ ...record, version })));
      switch (op.kind) {
        case "create":
          return { requests: await put(op.record, 0) };
        case "update":
          return { requests: await put(op.record, op.expects) };
        case "delete":
          return { requests: await inbox.mark(issue, op.key, { removed: true, onto: op.expects }) };
      }
    },
  };
}

function recordIn(kept: Kept, box: string): DocumentRecord {
  const letter = letterIn(kept);
  if (!letter) throw unreadable(kept.key, box);
  return { key: kept.key, ...letter };
}

const unreadable = (key: string, box: string): ParleyError =>
  new ParleyError("invalid-document", {
    found: [`an incomplete copy of document ${key} (${box})`, `文档 ${key} 的副本不完整（${box}）`],
    expected: ["every part of it", "完整的各部分"],
    next: ["Open the issue's panel once: it writes the copy anew", "请打开一次该事务的面板，以重新写入副本"],
    host: HOST,
    cause: new Error(`parley.${box}.${key}`),
  });
