/**
 * Measures and writes docs/figures.md: `npm run figures`, on a machine that does nothing
 * else. What stands between the marks is each measurement's own output.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const measurements = [
  ["bench/start.ts", "Starting: processor time and time to wait, next to a Node that does nothing"],
  ["bench/get.ts", "Getting it: `npx` until the first screen, with nothing cached"],
  ["bench/keys.ts", "Keys: from press to redrawn screen, a question of 12 options"],
  ["bench/scale.ts 1", "Big courses: time and memory"],
  ["bench/log.ts 100000", "Long histories: time and memory"],
  [
    "bench/learner.ts",
    "Review: what a simulated learner remembers, next to as many questions at random",
  ],
] as const;

const start = "<!-- figures: npm run figures -->";
const end = "<!-- end of figures -->";

const parts = measurements.map(([command, title]) => {
  console.log(command);
  const args = ["scripts/run.js", ...command.split(" ")];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}:\n${stderr}`);
  return `${title}\n\n\`\`\`text\n$ node scripts/run.js ${command}\n${stdout.trimEnd()}\n\`\`\`\n`;
});

const page = "docs/figures.md";
const [before, rest] = readFileSync(page, "utf8").split(start);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`${page} lacks ${start}`);
writeFileSync(page, `${before}${start}\n\n${parts.join("\n")}\n${end}${after}`);
