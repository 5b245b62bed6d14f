import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import type { AppManifest } from "../forge/manifest.ts";

/** The page in the hidden frame: the bridge first, the app's own bundle after it. */
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>App</title>
<script src="bridge.js"></script><script defer src="panel.js"></script></head><body></body></html>`;
/** Takes the bridge from the page around the frame, which draws what the app commits. */
const BRIDGE = `globalThis.__bridge = parent.localJiraBridge;`;
/** The frame runs the app and talks to this site only. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'self'";

/**
 * The app's frontend as the platform serves it: its page, its built bundle, its translations.
 *
 * @param appDir  directory of the built app; the panel's bundle is `local/<resource>.js`
 */
export function appFiles(appDir: string, manifest: () => AppManifest): Hono {
  const app = new Hono();
  const script = (text: string): Response =>
    new Response(text, { headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" } });
  app.get("/app/index.html", () => {
    const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY };
    return new Response(PAGE, { headers });
  });
  app.get("/app/bridge.js", () => script(BRIDGE));
  app.get("/app/panel.js", async () =>
    script(await readFile(join(appDir, "local", `${manifest().panel.resource}.js`), "utf8")),
  );
  app.get("/app/__LOCALES__/i18n-info.json", (context) => {
    const { fallback, codes } = manifest().locales;
    return context.json({ config: { locales: codes, fallback }, translations: {} });
  });
  app.get("/app/__LOCALES__/:file", async (context) => {
    const code = context.req.param("file").replace(/\.json$/, "");
    if (!manifest().locales.codes.includes(code)) return context.notFound();
    return context.json(JSON.parse(await readFile(join(appDir, "locales", `${code}.json`), "utf8")) as object);
  });
  return app;
}
