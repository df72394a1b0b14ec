/**
 * The package.json that is packed: without what only this repository needs, so that nothing is
 * run, and nobody is warned of anything, where the package is installed.
 *
 * npm calls it with `pack` before it packs, and with `restore` afterwards.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";

const manifest = "package.json";
const folder = "node_modules/.cache";
const kept = `${folder}/whichside-package.json`;

if (process.argv[2] === "pack") {
  const text = readFileSync(manifest, "utf8");
  const { scripts: _, devDependencies: __, workspaces: ___, ...packed } = JSON.parse(text);
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, text);
  writeFileSync(manifest, `${JSON.stringify(packed, null, 2)}\n`);
} else {
  writeFileSync(manifest, readFileSync(kept, "utf8"));
  rmSync(kept);
}
