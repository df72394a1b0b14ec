/**
 * How soon the program is there: processor time and wall time of commands as ratios to bare
 * `node -e 0`, taken in turns in the same run, medians.
 *
 * `node scripts/run.js bench/start.ts [rounds]` (15 without a number)
 */

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawn } from "@lydell/node-pty";

const rounds = Number(process.argv[2] ?? 15);
const home = mkdtempSync(join(tmpdir(), "whichside-bench-"));
const bin = resolve("bin/whichside.js");
const cpuFile = join(home, "cpu");
const env = {
  ...process.env,
  WHICHSIDE_HOME: home,
  WHICHSIDE_BENCH_OUT: cpuFile,
  NODE_OPTIONS: `--require ${resolve("bench/report-cpu.cjs")}`,
  LANG: "C.UTF-8",
  // Nobody is there to say what the background is.
  WHICHSIDE_THEME: "dark",
  TERM: "xterm-256color",
};

interface Cost {
  /** Milliseconds, user and system. */
  readonly cpu: number;
  readonly wall: number;
}

interface Subject {
  readonly name: string;
  readonly measure: () => Promise<Cost>;
}

function cpuTime(): number {
  return Number(readFileSync(cpuFile, "utf8"));
}

async function plain(args: readonly string[]): Promise<Cost> {
  writeFileSync(cpuFile, "");
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(" ")}: exit ${status}\n${stderr}`);
  return { cpu: cpuTime(), wall };
}

/** In a pseudo-terminal until `shown` is on the screen; then it is told to leave. */
function untilShown(args: readonly string[], shown: string): Promise<Cost> {
  writeFileSync(cpuFile, "");
  rmSync(join(home, "progress.jsonl"), { force: true });
  return new Promise((done) => {
    const start = performance.now();
    let wall: number | undefined;
    let text = "";
    const program = spawn(process.execPath, [...args], { cols: 80, rows: 24, env });
    program.onData((data) => {
      text += data;
      if (wall === undefined && text.includes(shown)) {
        wall = performance.now() - start;
        program.write("q");
      }
    });
    program.onExit(() => done({ cpu: cpuTime(), wall: wall ?? Number.NaN }));
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The same lessons as somebody else's course: what was read of it the first time is kept. */
const copy = join(home, "course");
cpSync("lessons", copy, { recursive: true });

const subjects: readonly Subject[] = [
  { name: "node -e 0", measure: () => plain(["-e", "0"]) },
  ...[
    ["--version"],
    ["list"],
    ["show", "login-flow"],
    ["score"],
    ["--course", copy, "list"],
    ["--course", copy, "show", "login-flow"],
    ["--course", copy, "score"],
    // What the first of them found is kept for the others.
    ["check", "lessons"],
    ["check", "lessons", "--no-cache"],
  ].map((args) => ({
    name: args.join(" ").replace(copy, "copy"),
    measure: () => plain([bin, ...args]),
  })),
  {
    name: "quiz login-flow, first question",
    measure: () => untilShown([bin, "quiz", "login-flow"], "q quit"),
  },
  {
    name: "--course copy, first question",
    measure: () => untilShown([bin, "--course", copy, "quiz", "login-flow"], "q quit"),
  },
];

// The first time is another matter: everybody has it once.
for (const { measure } of subjects) await measure();
const costs = new Map<string, Cost[]>(subjects.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const { name, measure } of subjects) costs.get(name)?.push(await measure());
}
rmSync(home, { recursive: true, force: true });

const base = costs.get("node -e 0") ?? [];
const baseCpu = median(base.map(({ cpu }) => cpu));
const baseWall = median(base.map(({ wall }) => wall));
console.log(`Node ${process.version}, medians of ${rounds}`);
console.log(
  `${"".padEnd(34)}${"cpu ms".padStart(8)}${"ratio".padStart(8)}${"wall ms".padStart(9)}${"ratio".padStart(8)}`,
);
for (const [name, all] of costs) {
  const cpu = median(all.map((each) => each.cpu));
  const wall = median(all.map((each) => each.wall));
  console.log(
    name.padEnd(34) +
      cpu.toFixed(0).padStart(8) +
      (cpu / baseCpu).toFixed(2).padStart(8) +
      wall.toFixed(0).padStart(9) +
      (wall / baseWall).toFixed(2).padStart(8),
  );
}
