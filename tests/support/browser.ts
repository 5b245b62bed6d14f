import { type Browser, chromium, type Page } from "playwright-core";

/** Chromium as `npm test` found it (PARLEY_CHROMIUM), else where Debian puts it. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["PARLEY_CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** What went wrong in a page so far: exceptions, and refusals of the content security policy. Empty when all is well. */
export function faultsOf(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  return faults;
}
