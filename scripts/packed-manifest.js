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

/**
 * Where the package comes from, which npm compares with what is attested of the build. Whoever
 * builds knows it (GitHub sets both variables), so a fork names itself and nothing has to be edited.
 */
const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: path } = process.env;
const repository = server && path ? { type: "git", url: `git+${server}/${path}.git` } : undefined;

if (process.argv[2] === "pack") {
  const text = readFileSync(manifest, "utf8");
  const { scripts: _, devDependencies: __, workspaces: ___, ...packed } = JSON.parse(text);
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, text);
  writeFileSync(manifest, `${JSON.stringify({ ...packed, repository }, null, 2)}\n`);
} else {
  writeFileSync(manifest, readFileSync(kept, "utf8"));
  rmSync(kept);
}
