import { defineConfig } from "vitest/config";

/** One configuration for every test: packages, command line and browser. Nothing is skipped by where it runs. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "node",
    globals: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
  },
});
