/** Ends a test run with one line that any machine understands: `12 passed, 0 failed`. */

import type { Reporter, TestModule } from "vitest/node";

export const countingReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    let passed = 0;
    // A file whose process died has reported nothing of itself.
    let failed = unhandled.length;
    for (const module of modules) {
      // A file that cannot be loaded, or prepared, has no tests and is a failure all the same.
      if (module.errors().length > 0) failed += 1;
      for (const each of module.children.allSuites()) failed += each.errors().length;
      for (const each of module.children.allTests()) {
        if (each.result().state === "passed") passed += 1;
        if (each.result().state === "failed") failed += 1;
      }
    }
    // Behind the summary of the default reporter, which is printed at the end of its turn.
    setImmediate(() => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  },
};
