import { Refusal } from "../operation.ts";
import type { Entity } from "./manifest.ts";

/**
 * Limits of Forge's key-value and custom entity stores.
 * @source https://developer.atlassian.com/platform/forge/limits-kvs-ce (December 2025)
 */
export const STORAGE_LIMITS = {
  keyChars: 500,
  valueBytes: 240 * 1024,
  depth: 31,
  transactionOperations: 25,
  transactionBytes: 4 * 1024 * 1024,
} as const;

/** @source Forge, "Error handling for the Custom Entity Store" */
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** @throws Refusal with the platform's code for a key it does not take */
export function checkKey(key: string): void {
  if (key === "") throw new Refusal(400, "Key cannot be empty.", "EMPTY_KEY");
  if (key.length > STORAGE_LIMITS.keyChars)
    throw new Refusal(400, "The provided key has exceeded the maximum 500 characters.", "KEY_TOO_LONG");
  if (!KEY.test(key)) throw new Refusal(400, `The provided key does not match the regex: ${KEY}`, "INVALID_KEY");
}

/** @throws Refusal for a value that is too large or too deep */
export function checkValue(value: unknown): void {
  if (bytesOf(value) > STORAGE_LIMITS.valueBytes)
    throw new Refusal(400, "The provided value has exceeded the maximum size limit.", "MAX_SIZE");
  if (depthOf(value) > STORAGE_LIMITS.depth)
    throw new Refusal(400, "The provided value has exceeded the maximum object depth (32) limit.", "MAX_DEPTH");
}

/** @throws Refusal when a value does not have the attributes that the manifest declares, with their types */
export function checkAttributes(entity: Entity, value: unknown): void {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Refusal(400, "The value of a custom entity must be an object.", "INVALID_ENTITY_VALUE");
  for (const [name, given] of Object.entries(value)) {
    const type = Object.hasOwn(entity.attributes, name) ? entity.attributes[name] : undefined;
    if (type === undefined)
      throw new Refusal(400, `Attribute '${name}' is not defined for ${entity.name}.`, "INVALID_ENTITY_VALUE");
    if (!fits[type](given))
      throw new Refusal(400, `Attribute '${name}' of ${entity.name} must be of type ${type}.`, "INVALID_ENTITY_VALUE");
  }
}

const fits: Readonly<Record<Entity["attributes"][string], (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isInteger(value),
  float: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  any: () => true,
};

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "");

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
