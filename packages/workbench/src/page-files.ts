import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Hono } from "hono";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** One name, no folder, no dot in front: nothing that could lead out of `assets/`. */
const assetName = /^[\w-][\w.-]*$/;

/**
 * Serves what `npm run build workbench` made: the page at "/", the view of each host at "/<host>/view/", their assets. Only
 * these three forms of address are known.
 *
 * @param folder  dist/workbench
 * @param hosts   folder name of each host's view by its mount
 */
export function pageFiles(folder: string, hosts: ReadonlyMap<string, string>): Hono {
  const app = new Hono();
  app.get("/", () => serve(join(folder, "web", "index.html"), "no-cache"));
  for (const [mount, host] of hosts) {
    app.get(`${mount}/view`, (context) => context.redirect(`${mount}/view/${new URL(context.req.url).search}`));
    app.get(`${mount}/view/`, () => serve(join(folder, "hosts", host, "view", "index.html"), "no-cache"));
  }
  // The build puts a hash into the name of every asset: what is kept is never old.
  app.get("/assets/:name", ({ req }) => {
    const name = req.param("name");
    if (!assetName.test(name)) return notFound();
    return serve(join(folder, "assets", name), "public, max-age=31536000, immutable");
  });
  return app;
}

async function serve(path: string, caching: string): Promise<Response> {
  try {
    const type = types[extname(path)] ?? "application/octet-stream";
    return new Response(await readFile(path), { headers: { "content-type": type, "cache-control": caching } });
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR"))
      return notFound();
    throw error;
  }
}

function notFound(): Response {
  const text = 'There is nothing here. If this should be a page: "npm run build workbench" makes it.\n';
  return new Response(text, { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
}
