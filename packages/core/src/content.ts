import type { Field, ListKind, Value } from "./fields.ts";
import type { Matrix, OutOf, Shape, Table } from "./shape.ts";

type Lists<C> = { [N in keyof C]: C[N] extends Field<ListKind, string> ? N : never }[keyof C];
/** Everything may be missing in a draft; "required" is a finding, not a type. Lists are never missing, only empty. */
type Filled<C, D> = { readonly [N in Lists<C>]: Value<C[N]> } & {
  readonly [N in Exclude<keyof C, Lists<C>>]?: Value<C[N]>;
} & { readonly [N in keyof D]?: OutOf<D[N]> };
type RowOf<T> = T extends Table<infer C, infer D> ? { readonly id: string } & Filled<C, D> : never;
type Grid<M> = M extends Matrix<string, infer F> ? Readonly<Record<string, Readonly<Record<string, Value<F>>>>> : never;

/** What a rule sees: one namespace, stored and computed values together, so that a path and a destructuring read the same. */
export type Content<S> =
  S extends Shape<infer F, infer T, infer M, infer D, unknown>
    ? Filled<F, D> & { readonly [N in keyof T]: readonly RowOf<T[N]>[] } & { readonly [N in keyof M]: Grid<M[N]> }
    : never;

export type SettingsOf<S> =
  S extends Shape<unknown, unknown, unknown, unknown, infer V> ? { readonly [N in keyof V]: number } : never;

/** A typed place: a tuple, because the template literal `risks.${string}` would also accept `risks.r1.misspelt`. */
export type Path<S> =
  S extends Shape<infer F, infer T, infer M, infer D, unknown>
    ?
        | readonly []
        | readonly [keyof F | keyof T | keyof D]
        | readonly [keyof T | keyof M, string]
        | readonly [keyof M, string, string]
        | {
            [N in keyof T]: T[N] extends Table<infer C, infer E> ? readonly [N, string, keyof C | keyof E] : never;
          }[keyof T]
    : never;

type PatchOf<C> = { readonly [N in keyof C]?: Value<C[N]> | null };
type TablePatch<T> = T extends Table<infer C, unknown> ? Readonly<Record<string, PatchOf<C> | null>> : never;
type MatrixPatch<M> =
  M extends Matrix<string, infer C>
    ? Readonly<Record<string, Readonly<Record<string, Value<C> | null>> | null>>
    : never;
/**
 * A partial document: rows keyed by id, `null` clears. The one form in which samples, examples of rules, fixes and edits are written.
 * As JSON it is a merge patch (RFC 7396) whose arrays of rows became objects.
 */
export type Patch<S> =
  S extends Shape<infer F, infer T, infer M, unknown, unknown>
    ? PatchOf<F> & { readonly [N in keyof T]?: TablePatch<T[N]> } & { readonly [N in keyof M]?: MatrixPatch<M[N]> }
    : never;
