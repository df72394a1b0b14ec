import fc from "fast-check";
import { expect, test } from "vitest";
import { answered, dayAt } from "../../../test/event-samples.ts";
import { choice } from "../../../test/questions.ts";
import type { Question } from "../quiz/question.ts";
import { localDay } from "./day.ts";
import { dueSummary } from "./due.ts";
import { foldEvents } from "./fold.ts";
import {
  aheadQuestions,
  dueQuestions,
  interleave,
  missedQuestions,
  mixedQuestions,
  schedule,
  testOutQuestions,
} from "./select.ts";

const today = localDay(dayAt(30), 0);

/** `a:x:1` is question 1 of lesson a, objective x. */
function asked(...names: readonly string[]): Question[] {
  return names.map((name) => {
    const [lesson = "", objective = "", id = ""] = name.split(":");
    const of = objective === "" ? {} : { objective: { lesson, id: objective } };
    return { ...choice(`${objective}${id}`), lesson, fingerprint: "f", ...of };
  });
}

function names(questions: readonly Question[]): string[] {
  return questions.map(({ lesson, id }) => `${lesson}/${id}`);
}

function progressOf(...events: Parameters<typeof foldEvents>[0][]) {
  return foldEvents(
    events.flatMap((each) => [...each]),
    { course: "c", now: dayAt(30), zone: 0 },
  );
}

function answer(day: number, question: string, fields: Parameters<typeof answered>[1] = {}) {
  return [{ ...answered(question, fields), t: dayAt(day) }];
}

test("a question is due when its day has come, not before, and not when it was never answered", () => {
  const questions = asked("a:x:1", "a:x:2", "b:y:1");
  const progress = progressOf(
    answer(1, "a/x1"),
    answer(30, "a/x2", { verdict: "wrong", points: 0 }),
  );
  expect(names(dueQuestions(progress, questions, today))).toEqual(["a/x1"]);
  expect(names(dueQuestions(progress, questions, today + 1)).sort()).toEqual(["a/x1", "a/x2"]);
});

test("what is most likely still remembered is asked first", () => {
  const questions = asked("a:x:1", "b:y:1", "c:z:1");
  const progress = progressOf(answer(1, "a/x1"), answer(20, "b/y1"), answer(10, "c/z1"));
  expect(names(dueQuestions(progress, questions, today))).toEqual(["b/y1", "c/z1", "a/x1"]);
});

test("quiz and practice leave the dates alone, review moves them", () => {
  const questions = asked("a:x:1");
  const learnt = answer(1, "a/x1");
  const dateAfter = (mode: "quiz" | "practice" | "review") => {
    const later = answer(20, "a/x1", { mode, run: `r-${mode}` });
    return schedule(progressOf(learnt, later), questions, today)[0]?.day;
  };
  const before = schedule(progressOf(learnt), questions, today)[0]?.day;
  expect(dateAfter("quiz")).toBe(before);
  expect(dateAfter("practice")).toBe(before);
  expect(dateAfter("review")).toBeGreaterThan(before ?? 0);
});

test("a question that was first met in a quiz comes back in review", () => {
  const progress = progressOf(answer(1, "a/x1", { mode: "quiz" }));
  expect(names(dueQuestions(progress, asked("a:x:1"), today))).toEqual(["a/x1"]);
});

test("only the first answer of a sitting is rated", () => {
  const questions = asked("a:x:1");
  const wrong = answer(30, "a/x1", { verdict: "wrong", points: 0, mode: "review", run: "r" });
  const again = answer(30, "a/x1", { mode: "review", run: "r" });
  const day = (...events: ReturnType<typeof answer>[]) =>
    schedule(progressOf(...events), questions, today)[0]?.day;
  expect(day(wrong, again)).toBe(day(wrong));
});

test("a changed right answer is due at once, and says so", () => {
  const progress = progressOf(answer(29, "a/x1", { answer: "old" }));
  expect(schedule(progress, asked("a:x:1"), today)).toMatchObject([{ day: today, anew: true }]);
});

test("what comes next can be practised ahead, the earliest first", () => {
  const questions = asked("a:x:1", "b:y:1", "c:z:1");
  const progress = progressOf(
    answer(30, "a/x1"),
    answer(30, "b/y1", { verdict: "wrong", points: 0 }),
    answer(1, "c/z1"),
  );
  expect(names(aheadQuestions(progress, questions, today, 5))).toEqual(["b/y1", "a/x1"]);
  expect(names(aheadQuestions(progress, questions, today, 1))).toEqual(["b/y1"]);
});

test("missed is what was last not right", () => {
  const questions = asked("a:x:1", "a:x:2", "b:y:1", "b:y:2");
  const progress = progressOf(
    answer(1, "a/x1", { verdict: "wrong", points: 0 }),
    answer(2, "a/x1"),
    answer(2, "a/x2", { verdict: "shown", points: 0 }),
    answer(1, "b/y1"),
    answer(2, "b/y1", { verdict: "partly", points: 4 }),
  );
  expect(names(missedQuestions(progress, questions, 1)).sort()).toEqual(["a/x2", "b/y1"]);
});

test("a mixed quiz takes the questions of weak objectives first", () => {
  const questions = asked("a:strong:1", "a:strong:2", "a:weak:1", "b:weak:2");
  const progress = progressOf(
    answer(1, "a/strong1"),
    answer(1, "a/strong2"),
    answer(1, "a/weak1", { verdict: "wrong", points: 0 }),
  );
  const picked = mixedQuestions(progress, questions, { seed: 3, count: 2 });
  expect(names(picked).sort()).toEqual(["a/weak1", "b/weak2"]);
});

test("the same seed mixes the same way, another one differently", () => {
  const questions = asked(...Array.from({ length: 30 }, (_, index) => `a:o${index}:1`));
  const mixed = (seed: number) =>
    names(mixedQuestions(progressOf(), questions, { seed, count: 30 }));
  expect(mixed(1)).toEqual(mixed(1));
  expect(mixed(1)).not.toEqual(mixed(2));
});

test("a short lesson's test-out asks all of its graded questions, and of each objective", () => {
  const questions = asked("a:x:1", "a:x:2", "a:y:1", "a::1");
  const [first] = questions;
  const described = { ...first, answer: { kind: "describe", points: [], model: [] } };
  for (let seed = 0; seed < 20; seed++) {
    const picked = testOutQuestions([described as Question, ...questions.slice(1)], seed);
    expect(names(picked).sort()).toEqual(["a/1", "a/x2", "a/y1"]);
  }
  expect(names(testOutQuestions(asked("a::1", "a::2"), 1)).sort()).toEqual(["a/1", "a/2"]);
});

test("interleaving loses nothing and clumps only where there is no other way", () => {
  const objective = fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("x", "y", "z"));
  fc.assert(
    fc.property(fc.array(objective, { maxLength: 14 }), (list) => {
      const questions = asked(...list.map(([lesson, of], index) => `${lesson}:${of}:${index}`));
      const ordered = interleave(questions);
      expect(names(ordered).sort()).toEqual(names(questions).sort());
      const key = ({ lesson, objective: of }: Question) => `${lesson}/${of?.id}`;
      const counts = new Map<string, number>();
      for (const one of questions) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
      const most = Math.max(0, ...counts.values());
      const clumps = ordered.filter((one, index) => {
        const before = ordered[index - 1];
        return before !== undefined && key(before) === key(one);
      }).length;
      expect(clumps).toBe(Math.max(0, most - (questions.length - most) - 1));
    }),
  );
});

test("the home knows how much is due and how long it takes", () => {
  const progress = progressOf(
    answer(1, "a/x1", { ms: 90_000 }),
    answer(1, "b/y1", { ms: 60_000 }),
    answer(1, "gone/z1"),
    answer(30, "a/x2"),
    answer(30, "b/y2"),
  );
  const summary = dueSummary(progress, ["a", "b", "c"], today);
  expect(summary).toMatchObject({ questions: 2, minutes: 3, lessons: ["a", "b"] });
  expect(summary.next?.questions).toBe(2);
  expect(summary.next?.day).toBeGreaterThan(today);
  expect(dueSummary(progressOf(), ["a"], today)).toEqual({ questions: 0, minutes: 0, lessons: [] });
});
