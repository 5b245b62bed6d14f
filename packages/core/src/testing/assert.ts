import { canonical } from "../hash.ts";
import { isParleyError, type ErrorCode } from "../errors.ts";

/** The suite is framework-free: a case fails by throwing one of these. */
export class ConformanceFailure extends Error {
  override readonly name = "ConformanceFailure";
}
const fail = (what: string, found: unknown, expected: unknown): never => {
  throw new ConformanceFailure(`${what}: unexpected ${show(found)}, expected ${show(expected)}`);
};
const show = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text !== undefined && text.length > 2000 ? `${text.slice(0, 2000)}…` : String(text);
};

/** Equal as JSON; the first difference is named. */
export function assertEqual(found: unknown, expected: unknown, what: string): void {
  if (canonical(found) === canonical(expected)) return;
  const at = difference(found, expected, []);
  fail(`${what}${at.path.length > 0 ? ` at ${at.path.join(".")}` : ""}`, at.found, at.expected);
}
export function assertTrue(holds: boolean, what: string, detail: unknown = "false"): void {
  if (!holds) fail(what, detail, "it to hold");
}

interface Difference {
  readonly path: readonly string[];
  readonly found: unknown;
  readonly expected: unknown;
}
function difference(found: unknown, expected: unknown, path: readonly string[]): Difference {
  if (typeof found !== "object" || typeof expected !== "object" || !found || !expected)
    return { path, found, expected };
  const [a, b] = [found as Record<string, unknown>, expected as Record<string, unknown>];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (canonical(a[key] ?? null) !== canonical(b[key] ?? null)) return difference(a[key], b[key], [...path, key]);
  return { path, found, expected };
}

/** The promise rejects with a `ParleyError` of this code that says what happened in both languages. */
export async function assertRefused(promise: Promise<unknown>, code: ErrorCode, what: string): Promise<void> {
  try {
    await promise;
  } catch (error) {
    if (!isParleyError(error)) fail(`${what}: the error`, String(error), "a ParleyError");
    else {
      assertEqual(error.code, code, `${what}: the code of "${error.message}"`);
      assertTrue(/[\u4e00-\u9fff]/.test(error.label[1]), `${what}: a Chinese message`, error.label[1]);
      assertTrue(error.cause !== undefined, `${what}: a cause`, "none");
    }
    return;
  }
  fail(what, "success", `ParleyError ${code}`);
}
