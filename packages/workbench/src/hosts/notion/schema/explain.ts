import type { ErrorObject } from "ajv";

/**
 * The few lines that name what is wrong, in Notion's words, out of the many that a schema of alternatives gives.
 *
 * A body that fits no alternative fails in all of them. The one meant is the one that was followed deepest, and among
 * equals the one with the fewest objections.
 *
 * @param root  "body" or "response": how paths begin
 * @returns at least one line
 */
export function explain(errors: readonly ErrorObject[], root: string): readonly string[] {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    if (error.keyword === "anyOf") continue;
    const branch = `${error.instancePath} ${error.schemaPath.replace(/\/(properties|required|additionalProperties|type|const|enum).*$/, "")}`;
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const depth = (group: readonly ErrorObject[]): number =>
    (group[0]?.instancePath.split("/").length ?? 0) + (isWrongKind(group) ? -0.5 : 0);
  const best = [...branches.values()].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? errors;
  return [...new Set(best.map((error) => line(error, root)))].slice(0, 6);
}

/** "type should be emoji" says only that another alternative was meant. */
const isWrongKind = (group: readonly ErrorObject[]): boolean =>
  group.every(({ keyword, instancePath }) => keyword === "const" && instancePath.endsWith("/type"));

function line(error: ErrorObject, root: string): string {
  const at = `${root}${error.instancePath.replace(/\/(\d+)(?=\/|$)/g, "[$1]").replaceAll("/", ".")}`;
  const params = error.params as Readonly<Record<string, unknown>>;
  const found = show(error.data);
  switch (error.keyword) {
    case "required":
      return `${at}.${String(params.missingProperty)} should be defined, instead was \`undefined\`.`;
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      const value = (error.data as Readonly<Record<string, unknown>>)[name];
      return `${at}.${name} should be not present, instead was \`${show(value)}\`.`;
    }
    case "type":
      return `${at} should be ${withArticle(String(params.type))}, instead was \`${found}\`.`;
    case "const":
      return `${at} should be \`${show(params.allowedValue)}\`, instead was \`${found}\`.`;
    case "enum":
      return `${at} should be ${(params.allowedValues as unknown[]).map((v) => `\`${show(v)}\``).join(" or ")}, instead was \`${found}\`.`;
    default:
      return `${at} ${error.message ?? "is not valid"}.`;
  }
}

const show = (value: unknown): string => (JSON.stringify(value) ?? "undefined").slice(0, 200);
const withArticle = (type: string): string => `${/^[aeiou]/.test(type) ? "an" : "a"} ${type.replace(",", " or ")}`;
