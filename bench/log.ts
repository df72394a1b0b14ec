/**
 * How the program bears a long history: makes logs of 300 to 10^6 events of the shipped
 * course and prints time and memory of `score` without and with the snapshot that a long log
 * leaves in the cache folder, of the start of a quiz, of one append, of exports and imports.
 * `node scripts/run.js bench/log.ts [largest]`; build the program first.
 */

import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import type { Event, NewEvent } from "../src/core/progress/event.ts";
import { encodeEvent } from "../src/core/progress/line.ts";
import { printsOf } from "../src/core/quiz/prints.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { rightResponse } from "../src/core/quiz/said.ts";
import { randomFrom } from "../src/core/random.ts";
import { realLog } from "../src/shell/log.ts";
import { openLibrary } from "../src/shell/open-library.ts";

const sizes = [300, 1_000, 3_000, 10_000, 100_000, 1_000_000];
const largest = Number(process.argv[2] ?? sizes.at(-1));
const bin = resolve("bin/whichside.js");
const library = await openLibrary({
  course: "lessons",
  env: {},
  cache: undefined,
  now: Date.now,
});
const course = library.course().value;
const lessons = await Promise.all(course.lessons.map((name) => library.lesson(name)));
const questions = lessons.flatMap(({ value }) => value.questions);

/** A learner's history: reads, is asked, reviews; about 50 events a day up to now. */
function* history(count: number): Generator<Event> {
  const random = randomFrom(1);
  const step = 86_400_000 / 50;
  const start = Date.now() - count * step;
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
  let made = 0;
  const stamp = (event: NewEvent): Event => ({
    v: 1,
    id: uuid(),
    t: Math.floor(start + made++ * step),
    zone: 60,
    course: course.id,
    ...event,
  });
  while (made < count) {
    const { value: lesson } = lessons[Math.floor(random() * lessons.length)] ?? {};
    if (lesson === undefined || lesson.questions.length === 0) continue;
    const run = uuid();
    const mode = random() < 0.3 ? "learn" : random() < 0.6 ? "review" : "quiz";
    const asked = lesson.questions;
    const names = asked.map(({ id }) => `${lesson.name}/${id}`);
    const common = { run, mode } as const;
    yield stamp({
      ...{ type: "run", ...common, lessons: [lesson.name], seed: 1, questions: names },
    });
    if (mode === "learn") {
      for (const { id } of lesson.sections) {
        yield stamp({ type: "section", lesson: lesson.name, section: id });
      }
    }
    for (const question of asked) yield stamp(answerTo(question, common, random));
    if (random() < 0.9) yield stamp({ type: "run-end", run });
  }
}

function answerTo(
  question: Question,
  common: { readonly run: string; readonly mode: "learn" | "review" | "quiz" },
  random: () => number,
): NewEvent {
  const right = random() < 0.8;
  const { objective } = question;
  const response = rightResponse(question);
  return {
    type: "answer",
    ...common,
    question: `${question.lesson}/${question.id}`,
    kind: question.answer.kind,
    ...(objective === undefined ? {} : { objective: `${objective.lesson}/${objective.id}` }),
    attempt: 1,
    hints: random() < 0.1 ? 1 : 0,
    of: 10,
    ms: 5000 + Math.floor(random() * 60_000),
    answer: question.fingerprint,
    prints: printsOf(question, response),
    response,
    verdict: right ? "right" : "wrong",
    share: right ? 1 : 0,
    points: right ? 10 : 0,
    settled: true,
  };
}

function makeLog(path: string, count: number): void {
  const descriptor = openSync(path, "w", 0o600);
  let part = "";
  let written = 0;
  for (const event of history(count)) {
    part += `${encodeEvent(event)}\n`;
    if (part.length > 1 << 20) {
      writeSync(descriptor, part);
      part = "";
    }
    if (++written === count) break;
  }
  writeSync(descriptor, part);
  closeSync(descriptor);
}

// The child says how much memory it took at most, and how much time of the processor. What
// `resourceUsage` says of memory begins with that of the parent, which Linux knows better.
const hook = join(mkdtempSync(join(tmpdir(), "whichside-bench-")), "cost.cjs");
writeFileSync(
  hook,
  `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    let most = maxRSS;
    try {
      most = /VmHWM:\\s*(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))[1];
    } catch {}
    process.stderr.write('\\ncost ' + most + ' ' + (userCPUTime + systemCPUTime));
  })`,
);
process.on("exit", () => rmSync(dirname(hook), { recursive: true, force: true }));

interface Cost {
  readonly seconds: number;
  /** Of the processor: on a busy machine it says more than the clock does. */
  readonly cpu: number;
  readonly megabytes: number;
}

function run(home: string, ...args: readonly string[]): Cost {
  const env = { ...process.env, WHICHSIDE_HOME: home, WHICHSIDE_COURSE: "" };
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ["--require", hook, bin, ...args], {
    env,
    input: "",
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  const [, kilobytes, micros] = /cost (\d+) (\d+)/.exec(stderr) ?? [];
  if (kilobytes === undefined) throw new Error(stderr);
  return { seconds, cpu: Number(micros) / 1e6, megabytes: Number(kilobytes) / 1024 };
}

function said({ seconds, cpu, megabytes }: Cost): string {
  return `${seconds.toFixed(2)} (${cpu.toFixed(2)}) s ${megabytes.toFixed(0)} MB`;
}

/** What is measured, in this order: some of it needs what was there before. */
const measured: readonly [name: string, cost: (home: string) => string][] = [
  ["log", (home) => `${(statSync(join(home, "progress.jsonl")).size / 1e6).toFixed(1)} MB`],
  ["score, no snapshot", (home) => said(scoreCosts(home).without)],
  ["score, with one", (home) => said(scoreCosts(home).kept)],
  ["a quiz, first question", (home) => said(run(home, "quiz", "login-flow", "--answers", "-"))],
  ["one append", appendCost],
  ["export progress", (home) => said(run(home, "export", "progress", "--out", join(home, "p")))],
  ["export results", (home) => said(run(home, "export", "results", "--out", join(home, "r")))],
  [
    "the same as xapi",
    (home) => said(run(home, "export", "results", "--as", "xapi", "--out", join(home, "x"))),
  ],
  [
    "import into nothing",
    (home) => said(run(join(home, "new"), "import", join(home, "p"), "--yes")),
  ],
  ["import again", (home) => said(run(join(home, "new"), "import", join(home, "p"), "--yes"))],
];

interface ScoreCosts {
  /** Reading the whole log, and writing the snapshot where there is one. */
  readonly without: Cost;
  readonly kept: Cost;
}

const scoreCostsByHome = new Map<string, ScoreCosts>();

/** Both ways in turn, three times; of each the run that took the processor least. */
function scoreCosts(home: string): ScoreCosts {
  const known = scoreCostsByHome.get(home);
  if (known !== undefined) return known;
  const without: Cost[] = [];
  const kept: Cost[] = [];
  run(home, "list");
  for (let round = 0; round < 3; round++) {
    removeSnapshots(home);
    without.push(run(home, "score"));
    kept.push(run(home, "score"));
  }
  const least = (costs: readonly Cost[]) => costs.reduce((a, b) => (b.cpu < a.cpu ? b : a));
  const costs = { without: least(without), kept: least(kept) };
  scoreCostsByHome.set(home, costs);
  return costs;
}

function removeSnapshots(home: string): void {
  const cache = join(home, "cache");
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (name.endsWith(".snapshot")) rmSync(join(cache, name));
  }
}

function appendCost(home: string): string {
  const log = realLog({ WHICHSIDE_HOME: home });
  log.progress(course.id);
  const start = performance.now();
  for (let index = 0; index < 50; index++) {
    log.append({ type: "section", lesson: "bench", section: "bench" }, course.id);
  }
  return `${((performance.now() - start) / 50).toFixed(2)} ms`;
}

const rows = measured.map(([name]) => name.padEnd(24));
let head = "events".padEnd(24);
for (const count of sizes.filter((size) => size <= largest)) {
  const home = mkdtempSync(join(tmpdir(), "whichside-bench-"));
  try {
    makeLog(join(home, "progress.jsonl"), count);
    head += count.toLocaleString("en").padStart(24);
    for (const [index, [, cost]] of measured.entries()) rows[index] += cost(home).padStart(24);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
console.log(
  `${questions.length} questions in ${lessons.length} lessons; time (of the processor), peak memory`,
);
console.log([head, ...rows].join("\n"));
