/**
 * What a big course costs: time and memory of `list`, of picking by name, of the first question,
 * of `check` and of a second one, for courses of 18, 1,000 and 10,000 lessons, medians.
 *
 * `node scripts/run.js bench/scale.ts [rounds]` (3 without a number)
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { lessonName, writeCourse } from "./course.ts";

const rounds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), "whichside-scale-"));
const bin = resolve("bin/whichside.js");
const costFile = join(folder, "cost");

interface Cost {
  readonly ms: number;
  /** Most memory that was in use at once, in MB. */
  readonly mb: number;
}

/** `again`: with what the last command has left in the learner's folders. */
function cost(args: readonly string[], course: string, again: boolean): Cost {
  if (!again) rmSync(join(folder, "home"), { recursive: true, force: true });
  writeFileSync(costFile, "");
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input: "skip\n",
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: {
      ...process.env,
      WHICHSIDE_HOME: join(folder, "home"),
      WHICHSIDE_COURSE: course,
      WHICHSIDE_BENCH_OUT: costFile,
      NODE_OPTIONS: `--require ${resolve("bench/report-memory.cjs")}`,
      LANG: "C.UTF-8",
    },
  });
  const ms = performance.now() - start;
  // A scripted quiz that was skipped, and a course with mistakes, end with 1.
  const most = args[0] === "quiz" || args[0] === "check" ? 1 : 0;
  if (status === null || status > most) throw new Error(`${args.join(" ")}: ${status}\n${stderr}`);
  return { ms, mb: Number(readFileSync(costFile, "utf8")) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

console.log(`Node ${process.version}, medians of ${rounds}: milliseconds and MB at most`);
const columns = ["list", "show by part", "first question", "check", "check again"];
console.log(`${"lessons".padEnd(10)}${columns.map((each) => each.padStart(19)).join("")}`);
for (const count of [18, 1_000, 10_000]) {
  const course = join(folder, String(count));
  writeCourse(course, count);
  const name = lessonName(Math.ceil(count / 2));
  const commands = [
    ["list"],
    ["show", name.replace("topic-", "")],
    ["quiz", name, "--answers", "-"],
    ["check", course],
    ["check", course],
  ];
  const cells = commands.map((args, index) => {
    const again = columns[index] === "check again";
    const all = Array.from({ length: rounds }, () => cost(args, course, again));
    return `${median(all.map(({ ms }) => ms)).toFixed(0)} ms, ${median(all.map(({ mb }) => mb)).toFixed(0)} MB`;
  });
  console.log(
    `${count.toLocaleString("en").padEnd(10)}${cells.map((cell) => cell.padStart(19)).join("")}`,
  );
  rmSync(course, { recursive: true });
}
rmSync(folder, { recursive: true, force: true });
