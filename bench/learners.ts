/**
 * What four scripted learners reach in the whole course that ships: one who knows and answers in
 * words of their own, one who knows nothing and guesses by the looks, one who presses Enter, and
 * one who knows nothing and types every right answer in as soon as it was shown. Each takes every
 * lesson once, then its test-out; the last one asks for each question again at once.
 * `node scripts/run.js bench/learners.ts`
 *
 * The same four in the course's first edition (commit 1c25b0a, 18 lessons), before there were echoes
 * and before own words were left to their writer: 93, 30, 23 and 100 % of the points, and 18, 0, 0
 * and 18 lessons passed; 14 tests-out for varied words, none for the others.
 */

import { guess } from "../src/core/check/guess.ts";
import type { Lesson } from "../src/core/course/course.ts";
import { isEcho } from "../src/core/progress/echo.ts";
import type { Event, NewEvent, RunMode } from "../src/core/progress/event.ts";
import { foldEvents } from "../src/core/progress/fold.ts";
import { lessonResult } from "../src/core/progress/mastery.ts";
import { testOutQuestions } from "../src/core/progress/select.ts";
import type { Response } from "../src/core/quiz/kinds/answer.ts";
import { type Question, questionName } from "../src/core/quiz/question.ts";
import { rightResponse } from "../src/core/quiz/said.ts";
import { randomFrom } from "../src/core/random.ts";
import { type Asked, askedNow, step } from "../src/core/sitting/run.ts";
import { endEvent, eventFor, startEvents } from "../src/core/sitting/run-events.ts";
import { isOver, runScore, startRun } from "../src/core/sitting/run-state.ts";
import { openLibrary } from "../src/shell/open-library.ts";

const course = "lessons";
const library = await openLibrary({ course, env: {}, cache: undefined, now: Date.now });
const lessons: Lesson[] = [];
for (const name of library.course().value.lessons) {
  lessons.push((await library.lesson(name)).value);
}

const wrappings: readonly ((term: string) => string)[] = [
  (term) => term,
  (term) => `It's ${term}.`,
  (term) => `the ${term}`,
  (term) => `I think it is "${term.toUpperCase()}"`,
  (term) => `${term}, I'd say`,
];

/** The right answer, with other words around what is typed. */
function inOwnWords({ question }: Asked, random: () => number): Response | undefined {
  const right = rightResponse(question);
  const wrap = wrappings[Math.floor(random() * wrappings.length)] ?? ((term: string) => term);
  if (right.kind === "text") return { ...right, text: wrap(right.text) };
  if (right.kind === "gaps") return { ...right, texts: right.texts.map(wrap) };
  return right;
}

/** What Enter answers where it answers anything: the first option that is shown. */
function byEnter({ question, order, attempt }: Asked): Response | undefined {
  if (question.answer.kind !== "choice") return undefined;
  return { kind: "choice", option: order[attempt - 1] ?? 0 };
}

interface Learner {
  readonly name: string;
  readonly answer: (asked: Asked, random: () => number) => Response | undefined;
  /** Answers it again at once with what was shown. */
  readonly repeats?: boolean;
}

const learners: readonly Learner[] = [
  { name: "varied words", answer: inOwnWords },
  {
    name: "knows nothing and guesses",
    answer: ({ question }, random) =>
      guess(question, { english: true, usualCount: 2 }, random).response,
  },
  { name: "presses Enter", answer: byEnter },
  { name: "types what was shown", answer: () => undefined, repeats: true },
];

const minute = 60_000;

function take({ answer, repeats = false }: Learner) {
  const random = randomFrom(1);
  const events: Event[] = [];
  let now = Date.UTC(2026, 0, 1, 12);
  const zone = 0;
  const record = (event: NewEvent) => {
    const made = String(events.length);
    const id = `00000000-0000-4000-a000-${made.padStart(12, "0")}`;
    events.push({ v: 1, id, t: now, order: now + events.length, zone, course: "c", ...event });
  };
  const progress = () => foldEvents(events, { course: "c", now, zone });
  let runs = 0;
  const sit = (mode: RunMode, lesson: Lesson, questions: readonly Question[], how = answer) => {
    const start = { id: `run-${runs++}`, mode, seed: runs, questions };
    for (const event of startEvents(start, [lesson.name])) record(event);
    let run = startRun(start);
    for (let asked = askedNow(run); asked !== undefined; asked = askedNow(run)) {
      now += minute / 6;
      const response = asked.rating === undefined ? how(asked, random) : undefined;
      const echo = isEcho(progress().shown, questionName(asked.question), { now, zone });
      const action =
        asked.rating !== undefined
          ? ({ kind: "rate", ticked: [] } as const)
          : response === undefined
            ? ({ kind: "skip" } as const)
            : ({ kind: "answer", response } as const);
      const { run: next, outcome } = step(run, action, echo);
      const event = eventFor(run, outcome, 10_000);
      if (event !== undefined) record(event);
      run = next;
    }
    if (isOver(run)) record(endEvent(run));
    return runScore(run).passed;
  };
  let tests = 0;
  for (const lesson of lessons) {
    if (repeats) {
      for (const question of lesson.questions) {
        sit("quiz", lesson, [question]);
        sit("quiz", lesson, [question], (asked) => rightResponse(asked.question));
      }
    } else sit("learn", lesson, lesson.questions);
  }
  const results = lessons.map((lesson) => lessonResult(progress(), lesson));
  now += 2 * 24 * 60 * minute;
  for (const lesson of lessons) {
    if (sit("test-out", lesson, testOutQuestions(lesson.questions, runs))) tests++;
  }
  const points = results.reduce((sum, each) => sum + each.points, 0);
  const of = results.reduce((sum, each) => sum + each.of, 0);
  const passed = results.filter(({ state }) => state === "passed" || state === "mastered").length;
  return { points, of, passed, tests };
}

const all = lessons.length;
console.log(`${all} lessons`);
console.log("learner                       points            lessons passed   tests-out passed");
for (const learner of learners) {
  const { points, of, passed, tests } = take(learner);
  const share = `${points} of ${of} (${Math.round((100 * points) / of)} %)`;
  console.log(
    `${learner.name.padEnd(26)}${share.padStart(20)}${String(passed).padStart(14)}${String(tests).padStart(17)}`,
  );
}
