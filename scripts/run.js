#!/usr/bin/env node
/** Runs a TypeScript file of bench/ or scripts/: `node scripts/run.js bench/start.ts`. */
import { mkdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Say which file to run: node scripts/run.js bench/start.ts\n");
  process.exit(2);
}
// Below node_modules, so that packages are found from there as they are from here.
const folder = resolve(import.meta.dirname, "../node_modules/.cache/whichside-run");
mkdirSync(folder, { recursive: true });
const output = resolve(folder, `${basename(file, ".ts")}-${process.pid}.mjs`);
const build = await rolldown({
  input: file,
  platform: "node",
  // The packages of this repository are read from their sources.
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  external: (id) => !/^[./\0]|^mermaid-text(?:\/|$)/.test(id),
});
await build.write({ file: output, format: "esm", codeSplitting: false });
await build.close();
process.argv = [process.argv[0] ?? "node", resolve(file), ...rest];
await import(pathToFileURL(output).href);
