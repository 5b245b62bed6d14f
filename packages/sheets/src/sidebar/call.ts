import type { CallScript } from "../script-port.ts";

/** What Apps Script puts into the sidebar's page, as far as it is used. */
interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  collect(): void;
  deliver(json: string): void;
  select(sheetId: number, row: number, column: number): void;
}
declare const google: { readonly script: { readonly run: Runner } };

/** Calls a function of the script. @throws Error with the script's message */
export const callScript: CallScript = (name, ...args) =>
  new Promise((resolve, reject) => {
    const run = google.script.run.withSuccessHandler(resolve).withFailureHandler(reject);
    (run[name] as (...values: readonly unknown[]) => void)(...args);
  });
