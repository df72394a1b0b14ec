import fc from "fast-check";
import { expect, test } from "vitest";
import {
  answered,
  asId,
  dayAt,
  events as makeEvents,
  only,
  stamp,
} from "../../../test/event-samples.ts";
import type { Event } from "./event.ts";
import { addToFold, type Fold, foldEvents, progressOf, progressWith, startFold } from "./fold.ts";
import { emptyLedger } from "./ledger.ts";
import { openRun, type Progress } from "./progress.ts";
import { recordFor, startsAnew } from "./record-of.ts";

const options = { course: "c", now: dayAt(400) };

/** A fold that has taken these events, and was asked for what they come to. */
function foldOf(log: readonly Event[], now = options.now): Fold {
  const fold = startFold(emptyLedger(options.course));
  for (const event of log) addToFold(fold, event);
  progressOf(fold, { now });
  return fold;
}

/** What a fold comes to after these events as well. */
function after(fold: Fold, log: readonly Event[], now = options.now): Progress {
  for (const event of log) addToFold(fold, event);
  return progressOf(fold, { now });
}

/** The question of these tests, with a right answer of this fingerprint. */
const asked = (fingerprint: string) => ({ lesson: "a", id: "q", fingerprint });

test("the best result counts and a later worse one takes nothing away", () => {
  const progress = foldEvents(
    only(
      answered("a/q", { points: 5, verdict: "partly" }),
      answered("a/q", { points: 10 }),
      answered("a/q", { points: 0, verdict: "wrong" }),
    ),
    options,
  );
  expect(recordFor(progress, asked("f"))).toMatchObject({
    best: 10,
    of: 10,
    firstTry: false,
    verdict: "wrong",
    tries: 3,
  });
});

test("a nearly right answer leaves the first try open", () => {
  const progress = foldEvents(
    only(answered("a/q", { points: 0, verdict: "nearly", settled: false }), answered("a/q", {})),
    options,
  );
  expect(recordFor(progress, asked("f"))).toMatchObject({ firstTry: true, tries: 1 });
});

test("a first try that was wrong stays one when the program was killed before the second", () => {
  const progress = foldEvents(
    only(
      answered("a/q", { points: 0, verdict: "wrong", settled: false, run: "r1" }),
      answered("a/q", { run: "r2" }),
    ),
    options,
  );
  expect(recordFor(progress, asked("f"))).toMatchObject({ firstTry: false, best: 10 });
});

test("a changed right answer starts the question anew, and the old one picks up where it was", () => {
  const old = only(answered("a/q", { points: 10 }));
  const progress = foldEvents(old, options);
  expect(startsAnew(progress, asked("g"))).toBe(true);
  expect(recordFor(progress, asked("g"))).toBeUndefined();
  const both = foldEvents(
    only(...old, answered("a/q", { points: 5, answer: "g", at: 2 })),
    options,
  );
  expect(startsAnew(both, asked("g"))).toBe(false);
  expect(recordFor(both, asked("g"))?.best).toBe(5);
  expect(recordFor(both, asked("f"))?.best).toBe(10);
});

test("a reset of one lesson forgets its answers and sections, an undo brings them back", () => {
  const before = [
    ...only(answered("a/q", { at: 1 }), answered("b/q", { at: 2 })),
    stamp({ type: "section", lesson: "a", section: "intro" }, 3),
  ];
  const reset = stamp({ type: "reset", lesson: "a" }, 4);
  const after = foldEvents([...before, reset], options);
  expect([...after.questions.keys()]).toEqual(["b/q"]);
  expect(after.sections.size).toBe(0);
  expect(after.undoable).toMatchObject([{ id: reset.id, type: "reset", lesson: "a" }]);
  const undone = foldEvents(
    [...before, reset, stamp({ type: "undo", event: reset.id }, 5)],
    options,
  );
  expect({ ...undone, undoable: [] }).toEqual(foldEvents(before, options));
});

test("an undo that was undone itself does nothing", () => {
  const reset = stamp({ type: "reset" }, 4);
  const undo = stamp({ type: "undo", event: reset.id }, 5);
  const redo = stamp({ type: "undo", event: undo.id }, 6);
  const progress = foldEvents([...only(answered("a/q", { at: 1 })), reset, undo, redo], options);
  expect(progress.questions.size).toBe(0);
});

test("undoing an import hides what it brought, and importing again brings it back", () => {
  const mine = only(answered("a/q", { at: 1 }));
  const theirs = only(answered("b/q", { at: 2 }));
  const first = stamp({ type: "import", events: 1 }, 10);
  const undo = stamp({ type: "undo", event: first.id }, 11);
  const second = stamp({ type: "import", events: 1 }, 12);
  const brought = (by: Event) => theirs.map((event) => ({ ...event, via: by.id }));
  const log = [...mine, first, ...brought(first)];
  expect([...foldEvents(log, options).questions.keys()]).toEqual(["a/q", "b/q"]);
  expect([...foldEvents([...log, undo], options).questions.keys()]).toEqual(["a/q"]);
  const again = [...log, undo, second, ...brought(second)];
  expect([...foldEvents(again, options).questions.keys()]).toEqual(["a/q", "b/q"]);
  expect(foldEvents(again, options).answers).toBe(2);
});

test("a sitting without its end can be resumed with its answers and hints", () => {
  const run = stamp(
    {
      type: "run",
      run: asId("r"),
      mode: "learn",
      lessons: ["a"],
      seed: 7,
      questions: ["a/q", "a/p"],
    },
    1,
  );
  const log = [
    run,
    stamp({ type: "hint", run: asId("r"), question: "a/q", hint: 1 }, 2),
    ...only(answered("a/q", { run: asId("r"), at: 3 })),
  ];
  const wanted = { mode: "learn", lessons: ["a"] } as const;
  const open = openRun(foldEvents(log, options), wanted);
  expect(open?.run).toEqual(run);
  expect(open?.events.map((event) => event.type)).toEqual(["hint", "answer"]);
  expect(open?.settled).toBe(1);
  const ended = [...log, stamp({ type: "run-end", run: asId("r") }, 4)];
  expect(openRun(foldEvents(ended, options), wanted)).toBeUndefined();
});

test("a sitting is not resumed when a later one of its kind was finished, or after a reset", () => {
  const run = (name: string, at: number) =>
    stamp({ type: "run", run: name, mode: "quiz", lessons: ["a"], seed: 1, questions: [] }, at);
  const wanted = { mode: "quiz", lessons: ["a"] } as const;
  const log = [run("old", 1), run("new", 2), stamp({ type: "run-end", run: "new" }, 3)];
  expect(openRun(foldEvents(log, options), wanted)).toBeUndefined();
  const reset = [run("old", 1), stamp({ type: "reset", lesson: "a" }, 2)];
  expect(openRun(foldEvents(reset, options), wanted)).toBeUndefined();
});

test("a test-out marks its lesson when all its questions were right at the first try", () => {
  const run = stamp(
    { type: "run", run: "r", mode: "test-out", lessons: ["a"], seed: 1, questions: ["a/q", "a/p"] },
    1,
  );
  const end = stamp({ type: "run-end", run: "r" }, 9);
  const first = answered("a/q", { run: "r", mode: "test-out", at: 2 });
  const second = answered("a/p", { run: "r", mode: "test-out", at: 3 });
  expect(foldEvents([run, ...only(first, second), end], options).testedOut.has("a")).toBe(true);
  const missed = { ...second, verdict: "wrong" as const };
  expect(foldEvents([run, ...only(first, missed), end], options).testedOut.has("a")).toBe(false);
  expect(foldEvents([run, ...only(first), end], options).testedOut.has("a")).toBe(false);
});

test("order and copies of events don't matter", () => {
  fc.assert(
    fc.property(makeEvents, fc.infiniteStream(fc.nat()), (log, chance) => {
      const shuffled = [...log, ...log.filter((_, index) => index % 3 === 0)]
        .map((event) => ({ event, key: chance.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ event }) => event);
      expect(foldEvents(shuffled, options)).toEqual(foldEvents(log, options));
    }),
    { numRuns: 300 },
  );
});

test("folding in two goes is the same as in one, wherever the cut is", () => {
  fc.assert(
    fc.property(makeEvents, fc.nat(60), (log, cut) => {
      const fold = foldOf(log.slice(0, cut));
      const before = progressOf(fold, options);
      // What would be is the same as what is, and leaves no trace.
      const might = progressWith(fold, log.slice(cut), options);
      expect(progressOf(fold, options)).toEqual(before);
      expect(after(fold, log.slice(cut))).toEqual(might);
      expect(might).toEqual(foldEvents(log, options));
      expect(before).toEqual(foldEvents(log.slice(0, cut), options));
    }),
  );
});

test("a few more events come to the same as all at once, whatever the clocks say", () => {
  const few = makeEvents.map((list) =>
    list
      .filter(({ type, via }) => via === undefined && !/^(reset|undo|import)$/.test(type))
      .slice(0, 3)
      .map((event, index) => ({ ...event, id: asId(`y${index}`) })),
  );
  fc.assert(
    fc.property(makeEvents, few, fc.nat(400), fc.nat(400), (log, more, then, today) => {
      const now = dayAt(today);
      const fold = foldOf(log, dayAt(then));
      const before = progressOf(fold, { now: dayAt(then) });
      expect(after(fold, more, now)).toEqual(foldEvents([...log, ...more], { ...options, now }));
      expect(before).toEqual(foldEvents(log, { ...options, now: dayAt(then) }));
    }),
    { numRuns: 500 },
  );
});

test("answers taken one by one come to the same as all at once, and leave what was before", () => {
  fc.assert(
    fc.property(makeEvents, fc.nat(60), fc.nat(3), (log, cut, each) => {
      const sorted = [...log].sort((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1));
      const fold = foldOf(sorted.slice(0, cut));
      const values = [progressOf(fold, options)];
      for (let at = cut; at < sorted.length; at += each + 1) {
        values.push(after(fold, sorted.slice(at, at + each + 1)));
      }
      expect(values.at(-1)).toEqual(foldEvents(log, options));
      for (const [index, value] of values.entries()) {
        const length = index === 0 ? cut : cut + index * (each + 1);
        expect(value).toEqual(foldEvents(sorted.slice(0, length), options));
      }
    }),
  );
});

test("after a reset a lesson is as if it had never been begun", () => {
  const run = stamp(
    { type: "run", run: "r", mode: "learn", lessons: ["a"], seed: 1, questions: ["a/q"] },
    1,
  );
  const log = [run, ...only(answered("a/q", { run: "r", at: 2 })), stamp({ type: "reset" }, 3)];
  expect(foldEvents([run], options).lengths.get("a")).toBe(1);
  expect(foldEvents(log, options).lengths.size).toBe(0);
});

test("answers of a clock that is far ahead keep their order", () => {
  const wrong = { ...answered("a/q", { verdict: "wrong", points: 0 }), id: asId("z") };
  const right = { ...answered("a/q", {}), id: asId("b") };
  const log = [
    { ...right, t: options.now + 20 * 86_400_000 },
    { ...wrong, t: options.now + 10 * 86_400_000 },
  ];
  expect(recordFor(foldEvents(log, options), asked("f"))).toMatchObject({
    verdict: "right",
    firstTry: false,
    last: options.now,
  });
});

test("wild clocks give finite, sensible numbers", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 8e15, noNaN: true }),
          fc.integer({ min: -720, max: 840 }),
        ),
      ),
      (moments) => {
        const log = moments.map(([t, zone], index) => ({
          ...answered(`a/q${index % 4}`, {}),
          id: asId(`${index}`),
          t: Math.floor(t),
          zone,
        }));
        const progress = foldEvents(log, options);
        for (const records of progress.questions.values()) {
          for (const record of records) {
            expect(record.last).toBeGreaterThanOrEqual(record.first);
            expect(record.last).toBeLessThanOrEqual(options.now);
          }
        }
        expect(progress.streak.days).toBeLessThanOrEqual(Math.max(0, log.length));
      },
    ),
  );
});
