import { Ajv, type AnySchema, type ValidateFunction } from "ajv";

/** Stands for "no body" where a body is checked. */
export const NOTHING = Symbol("nothing");

/** What one operation takes and gives. A status without a schema answers without a body. */
export interface Contract {
  /** Of the query's parameters; each is a list of the values given. Absent: none is allowed. */
  readonly query?: AnySchema;
  readonly body?: AnySchema;
  readonly answers: Readonly<Record<number, AnySchema | null>>;
}

interface Checked {
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Holds requests and answers against their contracts; a problem comes back as one sentence. */
export interface Checker {
  request(operation: string, asked: Checked): string | undefined;
  response(operation: string, status: number, body: unknown): string | undefined;
}

/**
 * The checker of one interface. Each contract is compiled when it is first needed.
 *
 * @param contracts  by operation id; "Refusal" is the one for every refused request, its answers under status 0
 */
export function createChecker(contracts: Readonly<Record<string, Contract>>): Checker {
  const ajv = new Ajv({ allErrors: false, strict: true, allowUnionTypes: true });
  const compiled = new Map<string, Compiled>();
  const contractOf = (id: string): Compiled => {
    const known = compiled.get(id);
    if (known) return known;
    const contract = Object.hasOwn(contracts, id) ? contracts[id] : undefined;
    if (!contract) throw new Error(`Unexpected operation "${id}", expected one with a schema`);
    const made = compile(ajv, contract);
    compiled.set(id, made);
    return made;
  };
  return {
    request(operation, { query, body }) {
      const contract = contractOf(operation);
      const given = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
      return problem(ajv, contract.query, given, "query") ?? problem(ajv, contract.body, body, "body");
    },
    response(operation, status, body) {
      const answers = contractOf(operation).answers;
      const schema = answers.has(status) ? answers.get(status) : answers.get(0);
      if (schema === undefined) return `status ${status} is not among the answers`;
      if (schema === null) return body === NOTHING ? undefined : "a body where none belongs";
      return problem(ajv, schema, body, "answer");
    },
  };
}

interface Compiled {
  readonly query: ValidateFunction;
  readonly body: ValidateFunction;
  readonly answers: ReadonlyMap<number, ValidateFunction | null>;
}

const NO_QUERY: AnySchema = { type: "object", additionalProperties: false };
const ANY_BODY: AnySchema = {};

function compile(ajv: Ajv, contract: Contract): Compiled {
  const answers = Object.entries(contract.answers).map(([status, schema]): [number, ValidateFunction | null] => [
    Number(status),
    schema === null ? null : ajv.compile(schema),
  ]);
  return {
    query: ajv.compile(contract.query ?? NO_QUERY),
    body: ajv.compile(contract.body ?? ANY_BODY),
    answers: new Map(answers),
  };
}

function problem(ajv: Ajv, validate: ValidateFunction, value: unknown, what: string): string | undefined {
  return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: what });
}
