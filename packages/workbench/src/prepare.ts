import { platforms } from "./_hosts.ts";

/** Run by the build: every local platform makes what would keep its first visitor waiting. */
for (const platform of platforms) platform.prepare?.();
