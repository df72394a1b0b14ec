import { defineConfig } from "vitest/config";
import { countingReporter } from "./test/reporter.ts";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    env: { TZ: "UTC" },
    // A net for hanging tests: slow machines are no failure.
    testTimeout: 60_000,
    reporters: ["default", countingReporter],
  },
});
