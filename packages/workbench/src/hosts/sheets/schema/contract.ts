import { createRequire } from "node:module";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import ts from "typescript";
import { invalid, type GoogleError } from "../errors.ts";
import { revisionOf, toDefinitions, type JsonSchema } from "./definitions.ts";

/** Holds requests and responses against the schema of Google Sheets API v4. */
export interface Contract {
  /** Which schema: "google-sheets-v4 20260915". */
  readonly name: string;
  /** @throws GoogleError in Google's words when `body` is not a `type` */
  request(type: string, body: unknown): void;
  /** @throws Error when this platform is about to answer something that Google would not */
  response(type: string, body: unknown): void;
}

/** Grows with every change of `definitions.ts` that changes what comes out, so that no stale cache is read. */
const reader = 1;
let loaded: Contract | undefined;

/**
 * The contract, made once per process; the schema is kept under `node_modules/.cache/parley` from the first start on.
 */
export function sheetsContract(): Contract {
  return (loaded ??= createContract());
}

function createContract(): Contract {
  const typesFile = createRequire(import.meta.url).resolve("@maxim_mazurok/gapi.client.sheets-v4/package.json");
  const source = readFileSync(join(dirname(typesFile), "index.d.ts"), "utf8");
  const revision = revisionOf(source);
  const cache = join(dirname(typesFile), "../../.cache/parley");
  const definitions = cached(join(cache, `sheets-v4-${revision}-r${reader}-ts${ts.version}.json`), () =>
    toDefinitions(source),
  );
  const ajv = new Ajv({ strict: false, verbose: true });
  ajv.addSchema({ $id: "sheets-v4", definitions });
  const validate = (type: string, body: unknown): ErrorObject | undefined => {
    const check: ValidateFunction | undefined = ajv.getSchema(`sheets-v4#/definitions/${type}`);
    if (!check) throw new Error(`Unexpected schema name ${type}, expected a resource of Sheets API v4`);
    return check(body) ? undefined : check.errors?.[0];
  };
  return {
    name: `google-sheets-v4 ${revision}`,
    request(type, body) {
      const error = validate(type, body);
      if (error) throw refusal(error);
    },
    response(type, body) {
      const error = validate(type, body);
      if (error) throw new Error(`Unexpected answer, expected a ${type}: ${error.instancePath} ${error.message ?? ""}`);
    },
  };
}

/**
 * Reads the file, or makes it: written beside and renamed, so that two processes starting at once never read half of
 * one.
 */
function cached(file: string, make: () => Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  const text = read(file);
  if (text !== undefined) return JSON.parse(text) as Record<string, JsonSchema>;
  const made = make();
  const beside = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(beside, JSON.stringify(made));
  renameSync(beside, file);
  return made;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Google's own wording of a body that does not fit.
 *
 * @source observed answers of sheets.googleapis.com, as quoted in public issue threads
 */
function refusal(error: ErrorObject): GoogleError {
  const field = toField(error.instancePath);
  const at = field === "" ? "" : ` at '${field}'`;
  const found = JSON.stringify(error.data) ?? "nothing";
  const description =
    error.keyword === "additionalProperties"
      ? `Unknown name "${String(error.params["additionalProperty"])}"${at}: Cannot find field.`
      : `Invalid value${at} (TYPE_${String(error.params["type"] ?? "ENUM").toUpperCase()}), ${found.slice(0, 200)}`;
  return invalid(`Invalid JSON payload received. ${description}`, [
    { "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: [{ field, description }] },
  ]);
}

/** "/requests/0/addSheet" as "requests[0].add_sheet". */
function toField(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`))
    .join("")
    .replace(/^\./, "");
}
