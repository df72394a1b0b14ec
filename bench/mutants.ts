/**
 * Whether the tests notice when the code is wrong: changes one place at a time in a copy of the
 * project (a comparison, a condition, a number, a border) and runs the tests that have to do with
 * its file. Places are drawn by a seed, evenly over the rooms.
 *
 * `node scripts/run.js bench/mutants.ts [count] [seed] [part of a path]` (60 places without a number)
 */

import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { randomFrom, shuffle } from "../src/core/random.ts";

const [count = "60", seed = "1", only = ""] = process.argv.slice(2);

interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** What is looked for, and what is written instead. */
const changes: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/ < /, () => " <= "],
  [/ <= /, () => " < "],
  [/ > /, () => " >= "],
  [/ >= /, () => " > "],
  [/ === /, () => " !== "],
  [/ !== /, () => " === "],
  [/ && /, () => " || "],
  [/ \|\| /, () => " && "],
  [/ \+ 1\b/, () => ""],
  [/ - 1\b/, () => ""],
  [/\bMath\.max\b/, () => "Math.min"],
  [/\bMath\.min\b/, () => "Math.max"],
  [/\breturn true;/, () => "return false;"],
  [/\breturn false;/, () => "return true;"],
  [/(?<=(?:=|,|\(|:) )\d+(?=[;,)])/, (number) => String(Number(number) + 1)],
];

const root = resolve(".");

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** The room that a file is in: places are drawn evenly over these. */
function roomOf(file: string): string {
  return file
    .split("/")
    .slice(0, file.startsWith("packages/") ? 4 : 3)
    .join("/");
}

/** No types, no comments, no texts: what is changed there is changed for people alone. */
function isCode(line: string): boolean {
  return !/^\s*(?:\/\/|\/?\*|import|export type|type |readonly |\|)|["'`]/.test(line);
}

function mutantsOf(file: string): Mutant[] {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  return lines.flatMap((before, index) =>
    isCode(before)
      ? changes.flatMap(([pattern, change]) => {
          const after = before.replace(pattern, change);
          return after === before ? [] : [{ file, line: index + 1, before, after }];
        })
      : [],
  );
}

/** One of each room in turn, each time another file of it. */
function drawn(wanted: number): Mutant[] {
  const random = randomFrom(Number(seed));
  const rooms = new Map<string, Mutant[]>();
  for (const file of [...sourceFiles("src"), ...sourceFiles("packages/mermaid-text/src")]) {
    if (!file.includes(only)) continue;
    rooms.set(roomOf(file), [...(rooms.get(roomOf(file)) ?? []), ...mutantsOf(file)]);
  }
  const piles = shuffle([...rooms.values()], random).map((pile) => shuffle(pile, random));
  const found: Mutant[] = [];
  while (found.length < wanted && piles.some((pile) => pile.length > 0)) {
    for (const pile of piles) {
      const one = pile.pop();
      if (one !== undefined && found.length < wanted) found.push(one);
    }
  }
  return found;
}

const copy = mkdtempSync(join(tmpdir(), "whichside-mutants-"));
for (const name of readdirSync(root)) {
  if (name === "node_modules" || name === ".git") continue;
  cpSync(join(root, name), join(copy, name), { recursive: true });
}
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

/** Minutes that the tests of one mutant may take: a loop that never ends was noticed, too. */
const longest = 5 * 60_000;

function isCaught({ file, line, after }: Mutant): boolean {
  const path = join(copy, file);
  const sound = readFileSync(path, "utf8");
  const lines = sound.split("\n");
  lines[line - 1] = after;
  writeFileSync(path, lines.join("\n"));
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const { status } = spawnSync(
    process.execPath,
    [vitest, "related", file, "--run", "--bail=1", "--maxWorkers=1"],
    { cwd: copy, timeout: longest, killSignal: "SIGKILL", stdio: "ignore" },
  );
  writeFileSync(path, sound);
  return status !== 0;
}

let caught = 0;
const survivors: Mutant[] = [];
const mutants = drawn(Number(count));
for (const mutant of mutants) {
  const found = isCaught(mutant);
  if (found) caught += 1;
  else survivors.push(mutant);
  console.log(`${found ? "caught  " : "SURVIVED"} ${mutant.file}:${mutant.line}`);
  if (!found) console.log(`  - ${mutant.before.trim()}\n  + ${mutant.after.trim()}`);
}
rmSync(copy, { recursive: true, force: true });
console.log(`${caught} of ${mutants.length} caught, seed ${seed}`);
