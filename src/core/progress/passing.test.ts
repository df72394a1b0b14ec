/** Passing means knowing: what learners of several kinds reach, by their events alone. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { asId, dayAt } from "../../../test/event-samples.ts";
import { choice, question } from "../../../test/questions.ts";
import type { Lesson } from "../course/course.ts";
import { type Question, questionName } from "../quiz/question.ts";
import { step } from "../sitting/run.ts";
import { endEvent, eventFor, resumeRun, startEvents } from "../sitting/run-events.ts";
import { isOver, type Run, runScore, startRun } from "../sitting/run-state.ts";
import { isEcho } from "./echo.ts";
import type { Event, NewEvent, RunMode } from "./event.ts";
import { foldEvents } from "./fold.ts";
import { lessonMark } from "./marks.ts";
import { lessonResult } from "./mastery.ts";
import { missedCount } from "./missed.ts";
import { scheduleOf } from "./schedule.ts";
import { isToTryAgain, secondRound } from "./second-round.ts";
import { missedQuestions, testOutQuestions } from "./select.ts";

const minute = 60_000;

/** A lesson of so many questions, each of which gives its answer away when it was wrong. */
function lessonOf(count: number, name = "a"): Lesson {
  const questions = Array.from({ length: count }, (_, index) => ({
    ...choice(`q${index}`, 2),
    lesson: name,
    objective: { lesson: name, id: `o${index % 3}` },
    hints: [],
  }));
  const objectives = ["o0", "o1", "o2"].map((id) => ({ id, text: id }));
  return {
    ...{ name, title: name, summary: "", needs: [], objectives, questions },
    ...{ sources: [], terms: [], sections: [], broken: [] },
  };
}

/** A learner at the program: answers, and what is written down of them. */
function sitting(lesson: Lesson) {
  const events: Event[] = [];
  const clock = { now: dayAt(0), zone: 0 };
  const record = (event: NewEvent) => {
    const id = asId(`s${events.length}`);
    events.push({ v: 1, id, t: clock.now, order: clock.now + events.length, ...rest, ...event });
  };
  const rest = { zone: 0, course: "c" };
  const progress = () => foldEvents(events, { course: "c", ...clock });
  let runs = 0;
  return {
    clock,
    events,
    progress,
    result: () => lessonResult(progress(), lesson),
    begin(mode: RunMode, questions: readonly Question[]): Run {
      const start = { id: `run-${runs++}`, mode, seed: 1, questions };
      for (const event of startEvents(start, [lesson.name])) record(event);
      return startRun(start);
    },
    /** Answers the question that is on, rightly or not. */
    answer(run: Run, right: boolean): Run {
      const asked = run.slots[run.at]?.question;
      const echo = isEcho(progress().shown, asked === undefined ? "" : questionName(asked), clock);
      const response = { kind: "choice", option: right ? 1 : 0 } as const;
      const { run: next, outcome } = step(run, { kind: "answer", response }, echo);
      const event = eventFor(run, outcome, 0);
      if (event !== undefined) record(event);
      if (isOver(next)) record(endEvent(next));
      return next;
    },
  };
}

/** Asks all questions; `knows` says which are answered rightly. */
function takeAll(
  learner: ReturnType<typeof sitting>,
  mode: RunMode,
  questions: readonly Question[],
  knows: (question: Question) => boolean,
): Run {
  let run = learner.begin(mode, questions);
  while (!isOver(run)) {
    const asked = run.slots[run.at]?.question;
    run = learner.answer(run, asked !== undefined && knows(asked));
  }
  return run;
}

const mode = fc.constantFrom<RunMode>("learn", "quiz", "review", "practice", "test-out");

test("no strategy that only repeats what was shown a moment ago earns a point or passes", () => {
  // Sittings of any questions in any order and mode, with any pauses, by somebody who knows
  // what was on the screen less than ten questions and a quarter of an hour ago, and no more.
  const asked = fc.record({ place: fc.nat(19), pause: fc.nat(16 * minute) });
  const round = fc.record({ mode, asked: fc.array(asked, { minLength: 1, maxLength: 12 }) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(round, { maxLength: 12 }), (n, all) => {
      const lesson = lessonOf(n);
      const learner = sitting(lesson);
      const seen: { readonly id: string; readonly at: number }[] = [];
      const remembers = (id: string) => {
        const last = seen.findLastIndex((each) => each.id === id);
        const at = seen[last]?.at ?? -Infinity;
        return last >= 0 && seen.length - last <= 10 && learner.clock.now - at < 15 * minute;
      };
      for (const { mode: of, asked: list } of all) {
        const questions = list.flatMap(({ place }) => lesson.questions[place % n] ?? []);
        let run = learner.begin(of, questions);
        for (const { pause } of list) {
          const { id } = run.slots[run.at]?.question ?? {};
          if (id === undefined) break;
          // Every other pause is a short one.
          learner.clock.now += pause % 2 === 0 ? pause : pause / 100;
          const { at } = run;
          run = learner.answer(run, remembers(id));
          if (run.at === at) continue;
          seen.push({ id, at: learner.clock.now });
        }
        expect(runScore(run)).toMatchObject({ passed: false });
      }
      expect(learner.result()).toMatchObject({ points: 0, firstTry: 0, testedOut: false });
      expect(["new", "begun"]).toContain(learner.result().state);
    }),
  );
});

test("whatever went wrong, an honest second round passes at once, without a wait", () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 11, maxLength: 20 }),
      fc.nat(),
      (knew, seed) => {
        const lesson = lessonOf(knew.length);
        const learner = sitting(lesson);
        takeAll(learner, "learn", lesson.questions, ({ id }) => knew[Number(id.slice(1))] === true);
        const when = { ...learner.clock, seed };
        const missed = missedQuestions(learner.progress(), lesson.questions, seed);
        const round = secondRound(learner.progress(), missed, lesson.questions, when);
        expect(round).toEqual(expect.arrayContaining(missed));
        expect(new Set(round).size).toBe(round.length);
        const run = takeAll(learner, "practice", round, () => true);
        expect(runScore(run).echoes).toBeLessThan(knew.length);
        expect(learner.result()).toMatchObject({ state: "passed", share: 1 });
        expect(missedQuestions(learner.progress(), lesson.questions, seed)).toEqual([]);
      },
    ),
  );
});

test("where a lesson alone is too short, questions of other lessons stand between", () => {
  const short = lessonOf(4);
  const other = lessonOf(12, "b");
  const learner = sitting(short);
  takeAll(learner, "learn", other.questions, () => true);
  takeAll(learner, "learn", short.questions, () => false);
  const others = [...short.questions, ...other.questions];
  const when = { ...learner.clock, seed: 3 };
  const round = secondRound(learner.progress(), short.questions, others, when);
  expect(round).toHaveLength(11);
  expect(round.slice(-4)).toEqual(short.questions);
  takeAll(learner, "practice", round, () => true);
  expect(learner.result()).toMatchObject({ state: "passed" });
});

test("repeated at once it doesn't count and is asked again; an hour later it counts", () => {
  const lesson = lessonOf(5);
  const learner = sitting(lesson);
  takeAll(learner, "quiz", lesson.questions, () => false);
  const at = takeAll(learner, "quiz", lesson.questions, () => true);
  expect(runScore(at)).toMatchObject({ points: 50, share: 1, passed: false, echoes: 5 });
  expect(learner.result()).toMatchObject({ state: "begun", points: 0 });
  expect(lessonMark(learner.progress(), "a").state).toBe("begun");
  expect(lesson.questions.every((each) => isToTryAgain(learner.progress(), each))).toBe(true);
  // The home screen counts what `quiz --missed` asks.
  expect(missedCount(learner.progress(), ["a"])).toBe(5);
  learner.clock.now += 60 * minute;
  takeAll(learner, "quiz", lesson.questions, () => true);
  expect(learner.result()).toMatchObject({ state: "passed", points: 50 });
  expect(lesson.questions.some((each) => isToTryAgain(learner.progress(), each))).toBe(false);
});

test("midnight lies between, too, and a fresh question of the same objective counts at once", () => {
  const lesson = lessonOf(1);
  const learner = sitting(lesson);
  learner.clock.now = dayAt(0) + 12 * 60 * minute - minute;
  takeAll(learner, "quiz", lesson.questions, () => false);
  learner.clock.now += 2 * minute;
  takeAll(learner, "quiz", lesson.questions, () => true);
  expect(learner.result()).toMatchObject({ state: "passed" });

  const two = lessonOf(4);
  const [first, , , fourth] = two.questions;
  const other = sitting(two);
  takeAll(other, "quiz", first === undefined ? [] : [first], () => false);
  takeAll(other, "quiz", fourth === undefined ? [] : [fourth], () => true);
  expect(other.result()).toMatchObject({ points: 10 });
});

test("an echo moves no date and is no review, and a resume knows it as one", () => {
  const lesson = lessonOf(3);
  const learner = sitting(lesson);
  takeAll(learner, "learn", lesson.questions, () => false);
  const due = () =>
    [...learner.progress().questions.values()].map(([one]) => one && scheduleOf(one));
  const before = due();
  const run = takeAll(learner, "review", lesson.questions, () => true);
  expect(due()).toEqual(before);
  for (const [record] of learner.progress().questions.values()) {
    expect(record).toMatchObject({ best: 0, echoed: true, verdict: "right" });
    expect(record?.recalled).toBeUndefined();
  }
  const start = { id: run.id, mode: run.mode, seed: 1, questions: lesson.questions };
  expect(resumeRun(start, learner.events)).toEqual(run);
});

test("a test-out ends with the first miss, or the first hint, and is passed by neither", () => {
  const hinted = question("h", { kind: "choice", options: [] });
  const questions = [...lessonOf(6).questions, hinted];
  const missed = step(startRun({ id: "r", mode: "test-out", seed: 1, questions }), {
    kind: "answer",
    response: { kind: "choice", option: 0 },
  }).run;
  expect(isOver(missed)).toBe(true);
  expect(runScore(missed)).toMatchObject({ passed: false, questions: 7 });
  const [first, ...others] = [hinted, ...questions];
  const all = first === undefined ? [] : [first, ...others];
  const peeked = step(startRun({ id: "r", mode: "test-out", seed: 1, questions: all }), {
    kind: "hint",
  }).run;
  expect(isOver(peeked)).toBe(true);
  expect(runScore(peeked).passed).toBe(false);
});

test("a test-out asks six questions or more, of every objective, and typed ones among them", () => {
  const typed = ["t0", "t1", "t2"].map((id) => ({
    ...question(id, { kind: "text", accepted: [], wrong: [], exact: false }),
    lesson: "a",
  }));
  const { questions } = lessonOf(12);
  for (let seed = 0; seed < 50; seed++) {
    const picked = testOutQuestions([...questions, ...typed], seed);
    expect(picked.length).toBeGreaterThanOrEqual(6);
    const aims = picked.map(({ objective }) => objective?.id);
    expect(aims).toEqual(expect.arrayContaining(["o0", "o1", "o2"]));
    expect(picked.filter(({ answer }) => answer.kind === "text").length).toBeGreaterThanOrEqual(2);
    const shown = new Set(picked.slice(0, 4));
    const fresh = testOutQuestions(questions, seed, (each) => shown.has(each));
    expect(fresh.some((each) => shown.has(each))).toBe(false);
  }
});
