import { defineConfig } from "vitest/config";
import { countingReporter } from "./test/reporter.ts";

/** A net for tests that wait in vain: slow machines are no failure. */
const longest = 300_000;

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    projects: [
      {
        extends: true,
        // Pure code keeps nothing between two tests: its files share what they import, which halves their time.
        test: {
          name: "units",
          include: ["src/**/*.test.ts", "packages/**/*.test.ts"],
          isolate: false,
        },
      },
      { extends: true, test: { name: "program", include: ["test/**/*.test.ts"] } },
    ],
    setupFiles: ["test/watchman.ts", "test/seed.ts"],
    env: { TZ: "UTC" },
    // A test that waits for a program leaves its core to another one.
    maxWorkers: "100%",
    testTimeout: longest,
    hookTimeout: longest,
    reporters: ["default", countingReporter],
  },
});
