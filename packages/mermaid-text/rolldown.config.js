/** Bundles the package for those who install it: two files, nothing else to load. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";

/** The licences of what is bundled travel with it. */
const bundled = ["fast-string-width", "fast-string-truncated-width"];

function notices() {
  return {
    name: "notices",
    writeBundle() {
      const texts = bundled.map((name) => {
        const folder = join(import.meta.dirname, "../../node_modules", name);
        const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each)) ?? "";
        return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
      });
      writeFileSync(
        join(import.meta.dirname, "dist/THIRD-PARTY-NOTICES.txt"),
        `mermaid-text contains code of these packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`,
      );
    },
  };
}

export default defineConfig({
  input: { index: "src/index.ts", text: "src/text/index.ts" },
  platform: "neutral",
  resolve: { mainFields: ["module", "main"], conditionNames: ["import", "default"] },
  output: { dir: "dist", format: "esm", minify: true, chunkFileNames: "shared.js" },
  plugins: [notices()],
});
