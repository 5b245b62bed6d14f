import { createRequire } from "node:module";
import type { Operation } from "./handlers/operation.ts";

/** What the SDK knows of one of Notion's operations. */
export interface Endpoint {
  readonly name: string;
  readonly method: string;
  /** As path segments; one that begins with ":" is a parameter. */
  readonly segments: readonly string[];
  readonly pathParams: readonly string[];
  readonly bodyParams: readonly string[];
}

interface SdkEndpoint {
  readonly method: string;
  readonly pathParams: readonly string[];
  readonly bodyParams: readonly string[];
  readonly path: (params: Readonly<Record<string, string>>) => string;
}

// The SDK's front door keeps its list of endpoints to itself; this is the file that its client reads.
const sdk = createRequire(import.meta.url)("@notionhq/client/build/src/api-endpoints") as Readonly<
  Record<string, unknown>
>;
const isEndpoint = (value: unknown): value is SdkEndpoint =>
  typeof value === "object" && value !== null && "pathParams" in value && "method" in value;

/** Every operation of the API, those with fixed paths before those with parameters in their place. */
export const endpoints: readonly Endpoint[] = Object.entries(sdk)
  .flatMap(([name, value]) => (isEndpoint(value) ? [toEndpoint(name, value)] : []))
  .sort((a, b) => a.pathParams.length - b.pathParams.length);

function toEndpoint(name: string, { method, path, pathParams, bodyParams }: SdkEndpoint): Endpoint {
  const segments = path(Object.fromEntries(pathParams.map((param) => [param, `:${param}`]))).split("/");
  return { name, method: method.toUpperCase(), segments, pathParams, bodyParams };
}

/** An endpoint and the parameters a path gives it. */
export interface Match {
  readonly endpoint: Endpoint;
  readonly params: readonly string[];
}

/**
 * The operation that a request means, whether this platform has it or not.
 *
 * @param path  behind "/v1/": "pages/0123…"
 */
export function matchEndpoint(method: string, path: string): Match | undefined {
  const parts = path.replace(/\/+$/, "").split("/");
  for (const endpoint of endpoints) {
    if (endpoint.method !== method || endpoint.segments.length !== parts.length) continue;
    const fits = endpoint.segments.every((segment, index) => segment.startsWith(":") || segment === parts[index]);
    if (!fits) continue;
    const params = parts.filter((_, index) => endpoint.segments[index]?.startsWith(":"));
    return { endpoint, params: params.map(decodeURIComponent) };
  }
  return undefined;
}

/**
 * Keys of a body that the operation does not know: the SDK's types merge path, query and body into one.
 * Views list no body parameters, because their body is the whole type.
 */
export function unknownKeys(endpoint: Endpoint, operation: Operation, body: object): readonly string[] {
  if (operation.body === "CreateView" || operation.body === "UpdateView")
    return Object.keys(body).filter((key) => endpoint.pathParams.includes(key));
  // `archived` and `after` are judged by version, before.
  return Object.keys(body).filter((key) => !endpoint.bodyParams.includes(key) && key !== "archived" && key !== "after");
}
