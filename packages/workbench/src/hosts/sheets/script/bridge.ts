import { readFileSync } from "node:fs";

/**
 * What the sidebar's document may do: run its own inline code and styles. It has no origin and reaches no server; the
 * only way out is a message to the page around it. @source Apps Script, "HTML service: restrictions" (IFRAME sandbox
 * mode)
 */
export const sidebarPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "frame-ancestors 'self'",
  "sandbox allow-scripts allow-forms allow-modals allow-popups",
].join("; ");

/** The sidebar's document with `google.script` in it, as HtmlService adds it. */
export function withBridge(html: string): string {
  const bridge = readFileSync(new URL("./sidebar-bridge.js", import.meta.url), "utf8");
  return html.replace("<head>", () => `<head><script>${bridge}</script>`);
}
