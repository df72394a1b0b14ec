/**
 * What getting the program costs: `npx` with an empty cache and an empty home, in a
 * pseudo-terminal until the first screen is there. From the packed tarball, and, for
 * comparison, learnyounode from the registry.
 *
 * `node scripts/run.js bench/get.ts [rounds]` (3 without a number)
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { spawn } from "@lydell/node-pty";

const rounds = Number(process.argv[2] ?? 3);
const patience = 180_000;

interface Got {
  readonly seconds: number;
  readonly packages: number;
  /** On disk, what npm's cache holds besides not counted. */
  readonly bytes: number;
}

function pack(): { readonly path: string; readonly size: number } {
  const folder = mkdtempSync(join(tmpdir(), "whichside-pack-"));
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { stdout, status, stderr } = spawnSync("npm", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const [packed] = JSON.parse(stdout);
  return { path: join(folder, packed.filename), size: packed.size };
}

function get(what: string, shows: string): Promise<Got | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "whichside-get-"));
  const start = performance.now();
  const pty = spawn("npx", ["--yes", what], {
    cols: 100,
    rows: 40,
    cwd: folder,
    env: {
      ...process.env,
      HOME: folder,
      npm_config_cache: join(folder, "cache"),
      npm_config_update_notifier: "false",
      LANG: "C.UTF-8",
    },
  });
  return new Promise((done) => {
    let text = "";
    let finished = false;
    const finish = (got: Got | undefined) => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      pty.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      done(got);
    };
    const timer = setTimeout(() => finish(undefined), patience);
    pty.onData((data) => {
      text += data;
      if (finished || !text.includes(shows)) return;
      const seconds = (performance.now() - start) / 1_000;
      finish({ seconds, ...installed(join(folder, "cache", "_npx")) });
    });
    pty.onExit(() => finish(undefined));
  });
}

function installed(folder: string): { readonly packages: number; readonly bytes: number } {
  const [hash = ""] = existsSync(folder) ? readdirSync(folder) : [];
  const modules = join(folder, hash, "node_modules");
  const { packages } = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8"));
  const files = readdirSync(modules, { recursive: true, withFileTypes: true });
  const bytes = files
    .filter((file) => file.isFile())
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  return { packages: Object.keys(packages).length, bytes };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const { path, size } = pack();
const subjects = [
  {
    name: `whichside (${(size / 1_000).toFixed(0)} KB packed)`,
    what: `file:${path}`,
    shows: "Enter",
  },
  { name: "learnyounode 4.2.2", what: "learnyounode@4.2.2", shows: "HELLO WORLD" },
];
console.log(`Node ${process.version}, empty cache and home, medians of ${rounds}`);
console.log(
  `${"".padEnd(30)}${["packages", "on disk", "seconds"].map((word) => word.padStart(12)).join("")}`,
);
for (const { name, what, shows } of subjects) {
  const all: Got[] = [];
  for (let round = 0; round < rounds; round++) {
    const got = await get(what, shows);
    if (got !== undefined) all.push(got);
  }
  const [first] = all;
  const cells =
    first === undefined
      ? ["could not be had: is there a network?"]
      : [
          String(first.packages),
          `${(first.bytes / 1_000_000).toFixed(1)} MB`,
          median(all.map(({ seconds }) => seconds)).toFixed(1),
        ];
  console.log(`${name.padEnd(30)}${cells.map((cell) => cell.padStart(12)).join("")}`);
}
process.exit();
