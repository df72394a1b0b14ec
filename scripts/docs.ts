/**
 * Writes what is generated: docs/commands.md, man/whichside.1, the README's excerpts. `npm run docs`; with
 * `--check` it only compares, and fails when a file is stale.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { generatedDocs } from "./generated.ts";

const checks = process.argv.includes("--check");
for (const { path, text } of await generatedDocs()) {
  if (current(path) === text) continue;
  if (checks) {
    console.error(`${path} is stale: npm run docs`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`${path} is written.`);
  }
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
