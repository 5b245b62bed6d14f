/** A message from the sidebar to the page around it. */
export type ToPage =
  | {
      readonly type: "google.script.run";
      readonly id: number;
      readonly function: string;
      readonly args: readonly unknown[];
    }
  | { readonly type: "google.script.host.close" };

/** The page's answer to one call. */
export interface FromPage {
  readonly type: "google.script.result";
  readonly id: number;
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}
