import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

const src = join(import.meta.dirname, "src");

/** The page and, for every host, the view that its tab shows: each an HTML file of its own, sharing what they have in common. */
const views = readdirSync(join(src, "hosts"))
  .map((host) => [host, join(src, "hosts", host, "view", "index.html")] as const)
  .filter(([, file]) => existsSync(file));

export default defineConfig({
  root: src,
  base: "/",
  publicDir: false,
  build: {
    outDir: join(import.meta.dirname, "..", "..", "dist", "workbench"),
    emptyOutDir: true,
    target: "es2022",
    // Shown by a server on the same machine: readable sources cost nothing there.
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    rollupOptions: { input: { page: join(src, "web", "index.html"), ...Object.fromEntries(views) } },
  },
  // Atlassian's icons are CommonJS that marks itself as translated from modules: `default` is what they mean, not the whole.
  legacy: { inconsistentCjsInterop: true },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
});
