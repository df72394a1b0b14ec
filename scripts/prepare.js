/**
 * Builds the program unless it is built already. npm runs this after `npm install`, and before it
 * packs; npx does so once more when it is called in this folder.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/** What the build is made of. */
const inputs = [
  ...["src", "packages", "lessons", "scripts/read-course.ts"],
  ...["rolldown.config.js", "package.json", "package-lock.json"],
];

/** The last file that the build writes. */
const last = "dist/course/facts";

function changedAt(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const below = readdirSync(path).filter((name) => name !== "node_modules");
  return Math.max(stats.mtimeMs, ...below.map((name) => changedAt(join(path, name))));
}

if (Math.max(...inputs.map(changedAt)) > changedAt(last)) {
  const start = performance.now();
  const npm = process.env["npm_execpath"];
  const [command, args] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  const { status } = spawnSync(command, [...args, "run", "build", "--silent"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  const seconds = Math.ceil((performance.now() - start) / 1000);
  process.stdout.write(`whichside is built (${seconds} s).\n`);
}
