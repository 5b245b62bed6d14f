import type { Problem } from "./problem.ts";

/** More levels than any document has; far fewer than a recursive reader's stack. */
const mostLevels = 100;

interface Step {
  readonly value: unknown;
  readonly level: number;
  readonly name: string;
  readonly above: Step | undefined;
}

/**
 * Why a value is no JSON that can be walked and copied safely: nested without end, `__proto__` as a key (it would set a prototype wherever somebody
 * assigns it), or something that JSON does not have.
 */
export function jsonProblem(json: unknown): Problem | undefined {
  const open: Step[] = [{ value: json, level: 0, name: "", above: undefined }];
  for (let step = open.pop(); step; step = open.pop()) {
    const { value, level } = step;
    const flaw = flawOf(step);
    if (flaw) return { path: pathOf(step), ...flaw };
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) open.push({ value: inner, level: level + 1, name, above: step });
  }
  return undefined;
}

function flawOf({ value, level, name }: Step): Omit<Problem, "path"> | undefined {
  if (level > mostLevels)
    return {
      found: [`more than ${mostLevels} levels of nesting`, `超过 ${mostLevels} 层嵌套`],
      expected: ["fewer", "更少的层级"],
    };
  if (name === "__proto__")
    return { found: ['a key "__proto__"', "键“__proto__”"], expected: ["another name", "其他名称"] };
  const isJson =
    ["string", "boolean", "object", "undefined"].includes(typeof value) || Number.isFinite(value as number);
  return isJson ? undefined : { found: [`a ${typeof value}`, typeof value], expected: ["JSON", "JSON"] };
}

/** The place of a step; the depths of an endless one are left out. */
function pathOf(step: Step): readonly string[] {
  const path: string[] = [];
  for (let s: Step | undefined = step; s?.above; s = s.above) path.unshift(s.name);
  return path.slice(0, 8);
}
