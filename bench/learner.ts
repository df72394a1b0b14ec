/**
 * What `review` is worth: a simulated learner takes 18 lessons in 60 days, 20 minutes a day.
 * Once the questions after the day's new ones are those that `review` asks, once as many
 * at random; printed is how much would be remembered in the end.
 * `node scripts/run.js bench/learner.ts [seeds]`
 *
 * The learner's memory is not the scheduler's model: a half-life per question (as in
 * Settles and Meeder 2016) that grows by each recall, most by a hard-won one and not at all
 * by one that was still fresh, and shrinks by forgetting. Questions differ in how fast they
 * fade: to a half in 2 to 8 days at first.
 */

import process from "node:process";
import { localDay } from "../src/core/progress/day.ts";
import type { AnswerEvent } from "../src/core/progress/event.ts";
import { addToFold, progressOf, startFold } from "../src/core/progress/fold.ts";
import { emptyLedger } from "../src/core/progress/ledger.ts";
import { dueQuestions } from "../src/core/progress/select.ts";
import { type Question, questionName } from "../src/core/quiz/question.ts";
import { randomFrom, seedFor, shuffle } from "../src/core/random.ts";

const days = 60;
const lessons = 18;
const questionsPerLesson = 12;
const secondsPerQuestion = 40;
const minutesPerDay = 20;
const perDay = (minutesPerDay * 60) / secondsPerQuestion;
const dayMs = 86_400_000;
const course = "simulated";

type Way = "review" | "random";

interface Memory {
  /** Days until the chance to remember has fallen to a half. */
  halfLife: number;
  last: number;
}

function makeQuestions(): Question[][] {
  return Array.from({ length: lessons }, (_, lesson) =>
    Array.from({ length: questionsPerLesson }, (_, index) => ({
      id: `q${index}`,
      lesson: `lesson-${lesson}`,
      title: [],
      objective: { lesson: `lesson-${lesson}`, id: `o${index % 4}` },
      shuffle: true,
      stem: [],
      answer: { kind: "choice" as const, options: [] },
      hints: [],
      explanation: [],
      fingerprint: "f",
      file: "",
      at: { line: 1, col: 1 },
    })),
  );
}

function chance(memory: Memory, day: number): number {
  return 2 ** (-(day - memory.last) / memory.halfLife);
}

/** One answer: whether it was right, and what it does to the memory. */
function recall(memory: Memory, day: number, luck: number): boolean {
  const likely = chance(memory, day);
  const right = luck < likely;
  memory.halfLife = right
    ? Math.min(365, memory.halfLife * (1 + 3 * (1 - likely)))
    : Math.max(0.7, memory.halfLife * 0.5);
  memory.last = day;
  return right;
}

interface Result {
  /** Questions that would be answered right on the last day, and a month later. */
  readonly atTheEnd: number;
  readonly aMonthLater: number;
  readonly answers: number;
}

/** `counts`: for `random` how many questions each day has, so that both ask as many. */
function simulate(way: Way, seed: number, counts: number[]): Result {
  const all = makeQuestions();
  const memories = new Map<string, Memory>();
  const learnt: Question[] = [];
  const fold = startFold(emptyLedger(course));
  let progress = progressOf(fold, { now: 0 });
  let answers = 0;
  for (let day = 0; day < days; day++) {
    const now = day * dayMs + dayMs / 2;
    const fresh = all.filter((_, lesson) => Math.floor((lesson * days) / lessons) === day).flat();
    for (const question of fresh) {
      const base = 2 + 6 * randomFrom(seedFor(seed, `${questionName(question)} fades`))();
      memories.set(questionName(question), { halfLife: base, last: day });
    }
    learnt.push(...fresh);
    const events = fresh.map((question) => answer(question, now, true, "learn"));
    const room = Math.max(0, perDay - fresh.length);
    const known = learnt.filter((question) => !fresh.includes(question));
    const asked =
      way === "review"
        ? dueQuestions(progress, known, localDay(now, 0)).slice(0, room)
        : shuffle(known, randomFrom(seedFor(seed, `day ${day}`))).slice(0, counts[day] ?? 0);
    if (way === "review") counts[day] = asked.length;
    for (const question of asked) {
      const memory = memories.get(questionName(question));
      if (memory === undefined) continue;
      const luck = randomFrom(seedFor(seed, `${questionName(question)} ${day}`))();
      events.push(answer(question, now, recall(memory, day, luck), "review"));
    }
    answers += events.length;
    for (const event of events) addToFold(fold, event);
    progress = progressOf(fold, { now });
  }
  const remembered = (day: number) =>
    [...memories.values()].reduce((sum, memory) => sum + chance(memory, day), 0);
  return { atTheEnd: remembered(days), aMonthLater: remembered(days + 30), answers };
}

let made = 0;

function answer(
  question: Question,
  t: number,
  right: boolean,
  mode: "learn" | "review",
): AnswerEvent {
  return {
    v: 1,
    id: `answer-${made++}`,
    t,
    zone: 0,
    course,
    type: "answer",
    run: `${mode}-${t}`,
    mode,
    question: questionName(question),
    kind: "choice",
    attempt: 1,
    hints: 0,
    verdict: right ? "right" : "wrong",
    share: right ? 1 : 0,
    points: right ? 10 : 0,
    of: 10,
    settled: true,
    ms: secondsPerQuestion * 1000,
    answer: question.fingerprint,
  };
}

const seeds = Number(process.argv[2] ?? 5);
const total = lessons * questionsPerLesson;
console.log(`${days} days, ${lessons} lessons, ${total} questions, ${minutesPerDay} minutes a day`);
console.log("seed   asked   at the end: review  random   a month later: review  random");
const sums = { review: 0, random: 0 };
for (let seed = 1; seed <= seeds; seed++) {
  const counts: number[] = [];
  const review = simulate("review", seed, counts);
  const random = simulate("random", seed, counts);
  if (review.answers !== random.answers) throw new Error("Both ways have to ask as many.");
  const share = (count: number) => `${((100 * count) / total).toFixed(1)} %`.padStart(7);
  console.log(
    `${String(seed).padEnd(4)} ${String(review.answers).padStart(7)}` +
      `${share(review.atTheEnd).padStart(21)} ${share(random.atTheEnd)}` +
      `${share(review.aMonthLater).padStart(23)} ${share(random.aMonthLater)}`,
  );
  sums.review += review.atTheEnd / seeds;
  sums.random += random.atTheEnd / seeds;
}
console.log(
  `remembered on day ${days}, of ${total}: ${sums.review.toFixed(0)} with review, ` +
    `${sums.random.toFixed(0)} with as many random questions`,
);
if (sums.review <= sums.random) process.exitCode = 1;
