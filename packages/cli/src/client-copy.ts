import { clientCopies, type Document, ParleyError, type Redacted } from "@parley/core";
import type { Option } from "./command.ts";
import type { Io } from "./io.ts";
import { templateOf } from "./known-templates.ts";
import { many } from "./show-findings.ts";
import { realPathOf } from "./files.ts";

/** The option of everything that leaves the team. */
export const audienceOption = {
  kind: "text",
  value: ["audience", "对象"],
  oneOf: ["team", "client"],
  label: [
    "For whom; client leaves out what is private, and says how many places; team when left out",
    "面向对象；client 会去除内部内容并说明处数；默认 team",
  ],
} as const satisfies Option;

/** Documents as they may leave: all of them, or copies for the client under ids of their own. */
export interface Leaving {
  readonly documents: readonly Document[];
  /** How many places were left out; undefined for the team. */
  readonly withheld: number | undefined;
}

export function leaving(
  documents: readonly Document[],
  audience: "team" | "client" | undefined,
  today: string,
): Leaving {
  if (audience !== "client") return { documents, withheld: undefined };
  const copies: readonly Redacted[] = clientCopies(documents, templateOf, today);
  return {
    documents: copies.map(({ document }) => document),
    withheld: copies.reduce((n, copy) => n + copy.withheld.length, 0),
  };
}

/** Says how many places a client's copy lacks. */
export function noteWithheld({ withheld }: Leaving, io: Io): void {
  if (withheld === undefined) return;
  io.line(io.say([`client copy: ${many(withheld, "place")} withheld`, `客户版本：已去除 ${withheld} 处内部内容`]));
}

/**
 * @throws ParleyError "conflict" when the client's copy would be written over what it is a copy of, forced or not
 */
export async function refuseOriginal(
  from: string,
  to: string,
  held: readonly Document[],
  there: () => Promise<readonly Document[]>,
): Promise<void> {
  const [a, b] = await Promise.all([from, to].map(realPathOf));
  const ids = new Set(held.map(({ id }) => id));
  if (b === undefined || (a !== b && !(await there()).some(({ id }) => ids.has(id)))) return;
  throw new ParleyError("conflict", {
    found: ["a client copy over the original", "用客户版本覆盖原文档"],
    expected: ["a file of its own", "单独的文件"],
    next: ["Choose another name: what is withheld would be lost", "请换一个文件名，否则去除的内容将丢失"],
  });
}
