/** Ends a test run with one line that any machine understands: `12 passed, 0 failed`. */

import type { Reporter, TestModule } from "vitest/node";

export const countingReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    let passed = 0;
    let failed = 0;
    for (const module of modules) {
      // A file that cannot be loaded has no tests, and is a failure all the same.
      if (module.errors().length > 0) failed += 1;
      for (const each of module.children.allTests()) {
        if (each.result().state === "passed") passed += 1;
        if (each.result().state === "failed") failed += 1;
      }
    }
    // Behind the summary of the default reporter, which is printed at the end of its turn.
    setImmediate(() => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  },
};
