import { Ajv, type ValidateFunction } from "ajv";
import { explain } from "./explain.ts";
import { notionSchema } from "./generate.ts";
import type { SchemaName } from "./types-root.ts";

interface Checkers {
  readonly fast: ValidateFunction;
  /** Collects every error: slow on a union of forty kinds of blocks, so only asked after a failure. */
  readonly thorough: () => ValidateFunction;
}

const compiled = new Map<SchemaName, Checkers>();
let compilers: { readonly fast: Ajv; readonly thorough: Ajv } | undefined;

/**
 * What is wrong with a body or an answer; nothing when it is as the SDK's types say.
 *
 * @param root  how paths in the lines begin: "body", "response"
 */
export function problemsOf(name: SchemaName, value: unknown, root: string): readonly string[] {
  const { fast, thorough } = checkersOf(name);
  if (fast(value)) return [];
  const slow = thorough();
  slow(value);
  return explain(slow.errors ?? fast.errors ?? [], root);
}

function checkersOf(name: SchemaName): Checkers {
  compilers ??= makeCompilers();
  const { fast, thorough } = compilers;
  const ref = { $ref: `notion#/definitions/${name}` };
  let slow: ValidateFunction | undefined;
  const made = compiled.get(name) ?? { fast: fast.compile(ref), thorough: () => (slow ??= thorough.compile(ref)) };
  compiled.set(name, made);
  return made;
}

function makeCompilers(): { readonly fast: Ajv; readonly thorough: Ajv } {
  const schema = notionSchema();
  // Not strict: the generator writes `type: ["number", "null"]` unions, which Ajv's strict mode objects to.
  return {
    fast: new Ajv({ strict: false }).addSchema(schema, "notion"),
    thorough: new Ajv({ strict: false, allErrors: true, verbose: true }).addSchema(schema, "notion"),
  };
}
