import fc from "fast-check";
import { expect, test } from "vitest";
import { asId, stamp } from "../../../test/event-samples.ts";
import {
  choice,
  choices,
  describe,
  gaps,
  match,
  order,
  question,
  sort,
  spot,
  text,
  words,
} from "../../../test/questions.ts";
import { answer, hint, pick, play, skip, start, type } from "../../../test/runs.ts";
import { longestLine } from "../progress/event.ts";
import { foldEvents } from "../progress/fold.ts";
import { encodeEvent } from "../progress/line.ts";
import { printOf } from "../quiz/prints.ts";
import type { Question } from "../quiz/question.ts";
import { randomFrom, shuffle } from "../random.ts";
import { type Action, askedNow, type Outcome, step } from "./run.ts";
import { endEvent, eventFor, startEvents } from "./run-events.ts";
import { hasMissed, isOver, runScore, startRun } from "./run-state.ts";

/** Points and what follows of each outcome: "wrong 0 retry", "hint 1", "no-hint". */
function told(outcomes: readonly Outcome[]): string[] {
  return outcomes.map(toldOne);
}

function toldOne(outcome: Outcome): string {
  switch (outcome.kind) {
    case "graded":
      return `${outcome.grade.verdict} ${outcome.points} ${outcome.next.kind}`;
    case "hint":
      return `hint ${outcome.number}`;
    case "skipped":
      return "skipped";
    case "refused":
      return outcome.reason;
  }
}

test.each<[string, Question, readonly Action[], readonly string[], number]>([
  ["right at once", choice("c"), [pick(1)], ["right 10 settled"], 10],
  [
    "right at the second try",
    choice("c"),
    [pick(0), pick(1)],
    ["wrong 0 retry", "right 5 settled"],
    5,
  ],
  ["wrong twice", choice("c"), [pick(0), pick(2)], ["wrong 0 retry", "wrong 0 settled"], 0],
  ["after a hint", choice("c"), [hint, pick(1)], ["hint 1", "right 8 settled"], 8],
  [
    "a hint before the second try",
    choice("c"),
    [pick(0), hint, pick(1)],
    ["wrong 0 retry", "hint 1", "right 4 settled"],
    4,
  ],
  ["two hints are all", choice("c"), [hint, hint, hint], ["hint 1", "hint 2", "no-hint"], 0],
  ["of two options there is no second try", choice("c", 2), [pick(0)], ["wrong 0 settled"], 0],
  ["skipped", choice("c"), [skip], ["skipped"], 0],
  [
    "nearly right costs nothing",
    text,
    [type("autentication"), type("authentication")],
    ["nearly 0 free", "right 10 settled"],
    10,
  ],
  [
    "twice nearly right is free, the third time is a try",
    text,
    [type("autentication"), type("authentcation"), type("authenticaton"), type("authentication")],
    ["nearly 0 free", "nearly 0 free", "nearly 0 retry", "right 5 settled"],
    5,
  ],
  [
    "a second try that could earn no more is not offered",
    sortOfThree(),
    [answer({ kind: "sort", categories: [0, 1, 2, 0] })],
    ["partly 8 settled"],
    8,
  ],
  [
    "what a first try earned stays",
    order,
    [
      answer({ kind: "order", order: [4, 3, 2, 0, 1] }),
      answer({ kind: "order", order: [4, 3, 2, 1, 0] }),
    ],
    ["partly 4 retry", "wrong 0 settled"],
    4,
  ],
  [
    "what was right at the first try need not be said again",
    match,
    [
      answer({ kind: "sort", categories: [0, 2, 1] }),
      answer({ kind: "sort", categories: [2, 1, 2] }),
    ],
    ["partly 3 retry", "right 5 settled"],
    5,
  ],
  [
    "of two categories there is no second try",
    sort,
    [answer({ kind: "sort", categories: [1, 0, 1, 0] })],
    ["wrong 0 settled"],
    0,
  ],
  [
    "skipping the second try keeps what the first one earned",
    match,
    [answer({ kind: "sort", categories: [0, 2, 1] }), skip],
    ["partly 3 retry", "skipped"],
    3,
  ],
  [
    "an answer in own words earns nothing, whatever its writer ticks",
    describe,
    [
      answer({ kind: "describe", text: "On click the request goes out", claimed: [] }),
      { kind: "rate", ticked: [0, 1, 2, 3] },
    ],
    ["wrong 0 rate", "right 0 settled"],
    0,
  ],
  [
    "ticks that came with the text, and ticks of no point, are none",
    describe,
    [
      answer({ kind: "describe", text: "It is all there", claimed: [0, 1, 2, 3] }),
      { kind: "rate", ticked: [9, 2, 2] },
    ],
    ["wrong 0 rate", "partly 0 settled"],
    0,
  ],
  [
    "the rating comes after the text and before anything else",
    describe,
    [
      { kind: "rate", ticked: [0] },
      answer({ kind: "describe", text: "It is all there", claimed: [] }),
      answer({ kind: "describe", text: "It is all there", claimed: [] }),
      hint,
    ],
    ["nothing-to-rate", "wrong 0 rate", "rate-first", "no-hint"],
    0,
  ],
])("%s", (_, each, actions, expected, points) => {
  const { run, outcomes } = play(startRun(start([each])), actions);
  expect(told(outcomes)).toEqual(expected);
  expect(runScore(run).points).toBe(points);
});

function sortOfThree(): Question {
  return question("three", {
    kind: "sort",
    categories: ["a", "b", "c"].map(words),
    rows: [0, 1, 2, 1].map((category) => ({ item: words("x"), category, why: [] })),
    matching: false,
  });
}

test("what an answer and a hint cost is known before", () => {
  const run = startRun(start([choice("c"), choices]));
  expect(askedNow(run)).toMatchObject({
    name: "login-flow/c",
    number: 1,
    of: 2,
    attempt: 1,
    worth: 10,
    nextHint: { number: 1, cost: 2 },
    freeTries: 2,
  });
  const { run: later } = play(run, [hint, hint, pick(0)]);
  expect(askedNow(later)).toMatchObject({
    worth: 3,
    nextHint: undefined,
    hintsShown: 2,
    attempt: 2,
  });
});

test("a run that is over refuses everything", () => {
  const { run } = play(startRun(start([choice("c")])), [pick(1)]);
  expect(isOver(run)).toBe(true);
  expect(askedNow(run)).toBeUndefined();
  for (const action of [pick(1), hint, skip]) {
    expect(step(run, action)).toEqual({ run, outcome: { kind: "refused", reason: "over" } });
  }
});

test("in a test-out there is no second try", () => {
  const { outcomes } = play(startRun(start([choice("c")], "test-out")), [pick(0)]);
  expect(told(outcomes)).toEqual(["wrong 0 settled"]);
});

test("in a review a missed question comes back once, behind three others, worth nothing", () => {
  const questions = ["a", "b", "c", "d", "e"].map((id) => choice(id, 2));
  let run = startRun(start(questions, "review"));
  const seen: string[] = [];
  for (let asked = askedNow(run); asked !== undefined; asked = askedNow(run)) {
    seen.push(`${asked.question.id}${asked.again ? ` again ${asked.worth}` : ""}`);
    const wrong = asked.question.id === "a" && !asked.again;
    run = step(run, pick(wrong ? 0 : 1)).run;
  }
  expect(seen).toEqual(["a", "b", "c", "d", "a again 0", "e"]);
  expect(runScore(run)).toMatchObject({ points: 40, of: 50, questions: 5, passed: true });
});

test("in a review a question missed near the end does not come back at once", () => {
  const questions = ["a", "b", "c"].map((id) => choice(id, 2));
  const { run } = play(startRun(start(questions, "review")), [skip, skip, skip]);
  expect(isOver(run)).toBe(true);
});

test("elsewhere a missed question does not come back", () => {
  const questions = ["a", "b", "c", "d", "e"].map((id) => choice(id, 2));
  const { run } = play(startRun(start(questions, "quiz")), [skip, skip, skip, skip, skip]);
  expect(isOver(run)).toBe(true);
});

test("a run of very many questions begins with several lines of at most 4 KB", () => {
  const name = fc.string({ unit: fc.constantFrom("a", "-", "é", "界"), maxLength: 100 });
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(names, fc.array(name, { maxLength: 40 }), (ids, lessons) => {
      const run = asId("long");
      const begin = { ...start(ids.map((id) => choice(`q${id}`))), id: run };
      const log = startEvents(begin, lessons).map((event, minute) => stamp(event, minute));
      for (const event of log) {
        expect(encodeEvent({ ...event, via: asId("import") }).length).toBeLessThan(longestLine);
      }
      const progress = foldEvents(shuffle(log, randomFrom(ids.length)), { course: "c", now: 9e15 });
      const [open] = progress.open;
      expect(open?.run.questions).toEqual(ids.map((id) => `login-flow/q${id}`));
      if (open?.run.lessons.length === 1) {
        expect(progress.lengths.get(lessons[0] ?? "")).toBe(ids.length);
      }
      // Killed between two lines: nothing was asked yet, so there is nothing to go on with.
      const torn = foldEvents(log.slice(0, -1), { course: "c", now: 9e15 });
      expect(torn.open).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("events say what happened", () => {
  const objective = { lesson: "login-flow", id: "judge" };
  const run = startRun(start([{ ...choice("c"), objective }]));
  const { outcomes } = play(run, [hint, pick(0), skip]);
  expect(startEvents(start([choice("c")]), ["login-flow"])).toEqual([
    {
      type: "run",
      run: "run-1",
      mode: "quiz",
      lessons: ["login-flow"],
      seed: 1,
      questions: ["login-flow/c"],
    },
  ]);
  expect(outcomes.map((outcome) => eventFor(run, outcome, 1234.5))).toEqual([
    { type: "hint", run: "run-1", question: "login-flow/c", hint: 1 },
    {
      type: "answer",
      run: "run-1",
      mode: "quiz",
      question: "login-flow/c",
      kind: "choice",
      objective: "login-flow/judge",
      attempt: 1,
      hints: 1,
      response: { kind: "choice", option: 0 },
      verdict: "wrong",
      share: 0,
      points: 0,
      of: 10,
      settled: false,
      ms: 1235,
      answer: "fp-c",
      prints: `${printOf("What about c?")}${printOf("c option 0")}`,
    },
    {
      type: "answer",
      run: "run-1",
      mode: "quiz",
      question: "login-flow/c",
      kind: "choice",
      objective: "login-flow/judge",
      attempt: 2,
      hints: 1,
      verdict: "shown",
      share: 0,
      points: 0,
      of: 10,
      settled: true,
      ms: 1235,
      answer: "fp-c",
      prints: printOf("What about c?"),
    },
  ]);
  expect(endEvent(run)).toEqual({ type: "run-end", run: "run-1" });
  expect(eventFor(run, { kind: "refused", reason: "over" }, 0)).toBeUndefined();
});

test("an answer too long for an event is cut", () => {
  const long = `send it ${"é".repeat(5000)} show`;
  const { outcomes } = play(startRun(start([describe])), [
    answer({ kind: "describe", text: long, claimed: [] }),
  ]);
  const [outcome] = outcomes;
  if (outcome?.kind !== "graded" || outcome.response.kind !== "describe") throw new Error("graded");
  expect(long.startsWith(outcome.response.text)).toBe(true);
  expect(outcome.response.text.length).toBeLessThanOrEqual(380);
});

const written = answer({ kind: "describe", text: "On click the request goes out", claimed: [] });

test("what learners rate themselves neither passes a run nor fails it, and is counted apart", () => {
  const rated = [written, { kind: "rate", ticked: [] }] as const;
  const both = play(startRun(start([choice("a"), describe])), [pick(1), ...rated]).run;
  expect(runScore(both)).toEqual({
    ...{ points: 10, of: 10, share: 1, passed: true, echoes: 0, firstTry: 1 },
    ...{ questions: 1, selfRated: 1 },
  });
  const missed = play(startRun(start([choice("a"), describe])), [skip, ...rated]).run;
  expect(runScore(missed)).toMatchObject({ points: 0, of: 10, passed: false });
  const alone = play(startRun(start([describe])), [written]).run;
  expect(runScore(alone)).toMatchObject({ of: 0, passed: false, selfRated: 0 });
  const done = play(alone, [{ kind: "rate", ticked: [] }]).run;
  expect(runScore(done)).toMatchObject({ of: 0, share: 0, passed: true, selfRated: 1 });
});

test("what learners rate themselves does not come back in a review, and is worth 0 in the log", () => {
  const list = [describe, choice("a"), choice("b"), choice("c"), choice("d")];
  const begun = startRun(start(list, "review"));
  const { run, outcomes } = play(begun, [written, { kind: "rate", ticked: [] }]);
  expect(run.slots).toHaveLength(list.length);
  const last = outcomes.at(-1);
  if (last === undefined) throw new Error("no outcome");
  expect(eventFor(begun, last, 5)).toMatchObject({
    ...{ verdict: "wrong", share: 0, points: 0, of: 0, settled: true },
    response: { kind: "describe", text: "On click the request goes out", claimed: [] },
  });
});

test("hints cost nothing where there are no points", () => {
  const hinted = { ...describe, hints: [[]] };
  expect(askedNow(startRun(start([hinted])))).toMatchObject({
    worth: 0,
    nextHint: { number: 1, cost: 0 },
  });
});

test("pressing Enter blindly through a run ends below the pass mark", () => {
  const counts = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 9 });
  fc.assert(
    fc.property(fc.nat(), counts, (seed, sizes) => {
      const list = sizes.map((size, index) => choice(`q${index}`, size, index % size));
      let run = startRun(start([...list, order, gaps, spot, text, describe], "learn", seed));
      for (let asked = askedNow(run); asked !== undefined; asked = askedNow(run)) {
        run = step(run, asked.rating ? { kind: "rate", ticked: [] } : blind(asked)).run;
      }
      expect(runScore(run).passed).toBe(false);
    }),
  );
});

/** What Enter alone answers: the first option, or on the second try the next one; the shown order; no text. */
function blind(asked: NonNullable<ReturnType<typeof askedNow>>): Action {
  const { kind } = asked.question.answer;
  switch (kind) {
    case "choice":
      return pick(asked.order[asked.attempt - 1] ?? 0);
    case "order":
      return answer({ kind, order: asked.order });
    case "spot":
      return answer({ kind, part: 0 });
    case "gaps":
      return answer({ kind, texts: [] });
    case "describe":
      return answer({ kind, text: "", claimed: [] });
    default:
      return type("");
  }
}

test("a test-out is passed when all was right at the first try", () => {
  const questions = ["a", "b", "c", "d", "e", "f"].map((id) => choice(id, 2, 0));
  const testOut = startRun(start(questions, "test-out"));
  const right = Array.from({ length: 5 }, () => pick(0));
  const whole = play(testOut, [pick(0), ...right]).run;
  expect([hasMissed(whole), runScore(whole).passed]).toEqual([false, true]);
  const early = play(testOut, right).run;
  expect([hasMissed(early), runScore(early).passed]).toEqual([false, false]);
  for (const first of [[skip], [hint, skip], [pick(1), pick(0)]]) {
    const missed = play(testOut, [...first, ...right]).run;
    expect([hasMissed(missed), runScore(missed).passed]).toEqual([true, false]);
  }
  // As soon as the second try is on.
  expect(hasMissed(play(testOut, [pick(1)]).run)).toBe(true);
  expect(hasMissed(play(startRun(start(questions, "quiz")), [pick(1)]).run)).toBe(false);
});
