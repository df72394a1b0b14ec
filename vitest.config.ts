import { defineConfig } from "vitest/config";
import { countingReporter } from "./test/reporter.ts";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    env: { TZ: "UTC" },
    reporters: ["default", countingReporter],
  },
});
