// A vitest reporter that leaves the counts of the run in the file PARLEY_COUNT_FILE.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export default class CountReporter {
  /** A file that could not be loaded, a broken hook and an error outside of any test count as one failure each. */
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) count[test.result().state === "pending" ? "failed" : test.result().state]++;
      const suites = [module, ...module.children.allSuites()];
      count.failed += suites.filter((suite) => suite.errors().length > 0).length;
      if (tests.length === 0 && module.errors().length === 0) count.failed++;
    }
    const file = process.env.PARLEY_COUNT_FILE;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(count));
  }
}
