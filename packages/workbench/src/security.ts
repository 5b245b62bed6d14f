import type { MiddlewareHandler } from "hono";

/**
 * What a page of the workbench may do: its own files and its own server, nothing else on this machine or outside. Styles are
 * also written by scripts (Atlassian's components do), and a view may compile WebAssembly (formulas).
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
};

const loopback = /^(127\.0\.0\.1|localhost)(:\d+)?$/i;
const reading = ["GET", "HEAD", "OPTIONS"];

/**
 * Keeps web sites out. Anybody's page in this browser can send requests to 127.0.0.1: one that made its own name resolve to it
 * (DNS rebinding) is known by the Host header, one that posts across by the Origin header. A program without a browser sends
 * no Origin.
 *
 * A frame without an origin of its own ("null") may read, not change.
 */
export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  const host = req.header("host") ?? new URL(req.url).host;
  const origin = req.header("origin");
  if (!loopback.test(host)) return refuse("Host", host, "127.0.0.1 or localhost");
  if (origin !== undefined && origin !== `http://${host}` && !reading.includes(req.method))
    return refuse("Origin", origin, "the workbench's own page");
  await next();
  for (const [name, value] of Object.entries(headers))
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  return;
};

function refuse(header: string, found: string, expected: string): Response {
  const shown = found.replace(/[^\w.:/-]/g, "?").slice(0, 100);
  return new Response(`Unexpected ${header} "${shown}", expected ${expected}\n`, {
    status: 403,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers },
  });
}
