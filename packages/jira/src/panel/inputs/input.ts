import type { Field } from "@parley/core";

/** What every input gets: a field of a shape, its value, and where to put a new one. */
export interface InputProps {
  readonly field: Field;
  readonly value: unknown;
  /** Unique on the page; the field's label points to it. */
  readonly id: string;
  /** In a table's cell: small, its name unseen. */
  readonly compact?: boolean;
  readonly isDisabled: boolean;
  /** The cursor shall be here: somebody was sent to this place. */
  readonly isSought: boolean;
  /** `undefined` clears the value. */
  readonly onCommit: (value: unknown) => void;
}

/** What an event of a text field carries over the bridge. */
export const typedIn = ({ value }: { readonly value?: unknown }): string => (typeof value === "string" ? value : "");

/** Puts the cursor where somebody asked to be sent. */
export const focusOn = (isSought: boolean): { readonly autoFocus?: true } => (isSought ? { autoFocus: true } : {});
