import { expect, test } from "vitest";
import { answered, asId, dayAt, stamp } from "../../../test/event-samples.ts";
import { choice, describe } from "../../../test/questions.ts";
import type { LessonFacts, LessonMeta } from "../course/course.ts";
import { localDay } from "./day.ts";
import { dueSummary } from "./due.ts";
import type { Event } from "./event.ts";
import { foldEvents } from "./fold.ts";
import { lessonMark } from "./marks.ts";
import { leftovers, lessonResult, objectiveResults, weakestObjectives } from "./mastery.ts";
import { missedCount } from "./missed.ts";
import { nextStep, nextStepText, withSection } from "./next-step.ts";

const now = dayAt(30);

function lesson(
  name: string,
  ids: readonly string[],
  rest: Partial<LessonFacts> = {},
): LessonFacts {
  return {
    name,
    title: `All about ${name}`,
    needs: [],
    sections: ["intro", "more"].map((id) => ({ id, title: `The ${id}`, blocks: [] })),
    objectives: [{ id: "judge", text: "Judge it." }],
    questions: ids.map((id) => ({
      ...choice(id),
      lesson: name,
      fingerprint: `f-${id}`,
      objective: { lesson: name, id: "judge" },
      after: "more",
    })),
    ...rest,
  };
}

function progress(...events: readonly Event[]) {
  return foldEvents(events, { course: "c", now, zone: 0 });
}

function answer(day: number, question: string, fields: Parameters<typeof answered>[1] = {}) {
  const id = question.split("/")[1];
  const objective = `${question.split("/")[0]}/judge`;
  return { ...answered(question, { answer: `f-${id}`, objective, ...fields }), t: dayAt(day) };
}

function read(lessonName: string, section: string): Event {
  return stamp({ type: "section", lesson: lessonName, section }, 1);
}

const wrong = { verdict: "wrong", points: 0 } as const;
const a = lesson("a", ["q1", "q2"]);

test.each([
  ["nothing", [], "new", "new"],
  ["one section read", [read("a", "intro")], "begun", "new"],
  ["all sections read", [read("a", "intro"), read("a", "more")], "begun", "read"],
  ["one of two answered", [answer(1, "a/q1")], "begun", "read"],
  ["all right", [answer(1, "a/q1"), answer(1, "a/q2")], "passed", "passed"],
  ["half right", [answer(1, "a/q1"), answer(1, "a/q2", wrong)], "begun", "read"],
  [
    "right again in review",
    ["q1", "q2"].flatMap((id) => [answer(1, `a/${id}`), answer(9, `a/${id}`, { mode: "review" })]),
    "mastered",
    "mastered",
  ],
  [
    "forgotten in the last review",
    ["q1", "q2"].flatMap((id) => [
      answer(1, `a/${id}`),
      answer(9, `a/${id}`, { mode: "review", run: "r1" }),
      answer(20, `a/${id}`, { mode: "review", run: "r2", ...wrong }),
    ]),
    "passed",
    "passed",
  ],
  [
    "right again, but in a quiz",
    ["q1", "q2"].flatMap((id) => [answer(1, `a/${id}`), answer(9, `a/${id}`, { mode: "quiz" })]),
    "passed",
    "passed",
  ],
])("%s", (_what, events, lessonState, objectiveState) => {
  const reached = progress(...events);
  expect(lessonResult(reached, a).state).toBe(lessonState);
  expect(objectiveResults(reached, [a])[0]?.state).toBe(objectiveState);
});

test("the list and the score call a lesson by the same state", () => {
  const run = asId("r1");
  const opened = stamp(
    { type: "run", run, mode: "learn", lessons: ["a"], seed: 1, questions: ["a/q1", "a/q2"] },
    1,
  );
  const steps = [opened, read("a", "intro"), answer(1, "a/q1"), read("a", "more")];
  const right = [...steps, answer(1, "a/q2")];
  const recalled = ["q1", "q2"].map((id) => answer(9, `a/${id}`, { mode: "review" }));
  const histories = [
    [],
    ...steps.map((_, index) => steps.slice(0, index + 1)),
    [...steps, answer(1, "a/q2", wrong)],
    right,
    [...right, ...recalled],
  ];
  const states = histories.map((events) => lessonResult(progress(...events), a).state);
  expect(states).toEqual([
    ...["new", "begun", "begun", "begun", "begun", "begun"],
    ...["passed", "mastered"],
  ]);
  expect(histories.map((events) => lessonMark(progress(...events), "a").state)).toEqual(states);
});

test("a test-out passes the lesson whatever its points are", () => {
  const run = asId("run");
  const reached = progress(
    stamp({ type: "run", run, mode: "test-out", lessons: ["a"], seed: 1, questions: ["a/q1"] }, 1),
    { ...answer(0, "a/q1", { mode: "test-out", run }), t: dayAt(0) + 120_000 },
    stamp({ type: "run-end", run }, 3),
  );
  expect(lessonResult(reached, a)).toMatchObject({ state: "passed", testedOut: true, points: 10 });
});

test("pressing Enter blindly through a lesson does not pass it", () => {
  const skipped = { verdict: "shown", points: 0 } as const;
  const reached = progress(answer(1, "a/q1", skipped), answer(1, "a/q2", skipped));
  expect(lessonResult(reached, a).state).toBe("begun");
});

test("an objective names the section behind which its questions stand", () => {
  expect(objectiveResults(progress(), [a])[0]?.section).toEqual({ id: "more", title: "The more" });
});

test("the weakest objective comes first, those not begun and those passed not at all", () => {
  const b = lesson("b", ["q1", "q2"]);
  const c = lesson("c", ["q1"]);
  const d = lesson("d", ["q1"]);
  const reached = progress(
    answer(1, "a/q1"),
    answer(1, "a/q2", wrong),
    answer(1, "b/q1", wrong),
    answer(1, "c/q1"),
  );
  const weakest = weakestObjectives(objectiveResults(reached, [a, b, c, d]));
  expect(weakest.map(({ lesson: of }) => of)).toEqual(["b", "a"]);
});

// What an author may do to a question, and what becomes of its history.
test.each([
  ["its words change", [{ ...choice("q1"), title: [] }], 10],
  ["it moves to another place", [choice("q2"), choice("q1")], 10],
  ["its right answer changes", [{ ...choice("q1"), fingerprint: "other" }], 0],
  ["it is deleted", [], 0],
])("when %s", (_what, questions, points) => {
  const reached = progress({ ...answer(1, "a/q1"), answer: "fp-q1" });
  const changed = { ...a, questions: questions.map((each) => ({ ...each, lesson: "a" })) };
  expect(lessonResult(reached, changed).points).toBe(points);
  const rest = leftovers(reached, [changed]);
  expect(rest.gone).toEqual(questions.length === 0 ? ["a/q1"] : []);
  expect(rest.changed).toEqual(points === 0 && questions.length > 0 ? ["a/q1"] : []);
  // Put back as it was, it counts as it did.
  const before = { ...a, questions: [{ ...choice("q1"), lesson: "a" }] };
  expect(lessonResult(reached, before).points).toBe(10);
});

const metas: readonly LessonMeta[] = ["a", "b"].map((name) => ({
  ...lesson(name, []),
  summary: "",
  needs: name === "b" ? ["a"] : [],
  sources: [],
  terms: [],
}));

function advice(...events: readonly Event[]): string {
  const reached = progress(...events);
  const today = localDay(now, 0);
  const due = dueSummary(reached, ["a", "b"], today);
  return nextStepText(withSection(nextStep(reached, metas, due), reached, a), today);
}

function finished(name: string, day: number, fields: Parameters<typeof answered>[1] = {}): Event[] {
  const run = asId(`run-${name}`);
  return [
    {
      ...stamp(
        { type: "run", run, mode: "learn", lessons: [name], seed: 1, questions: [`${name}/q1`] },
        1,
      ),
    },
    answer(day, `${name}/q1`, { run, ...fields }),
  ];
}

test.each([
  ["at the start the first lesson", [], "Next: All about a: whichside a"],
  [
    "when something is due the review",
    finished("a", 1),
    "1 question is due, about a minute: whichside review",
  ],
  [
    "a weak objective with its section",
    finished("a", 30, wrong),
    'Look again at "Judge it" (The more): whichside a',
  ],
  [
    "not an objective that earned half of its points",
    finished("a", 30, { verdict: "partly", points: 5 }),
    "Next: All about a: whichside a",
  ],
  ["the next lesson", finished("a", 30), "Next: All about b: whichside b"],
])("%s is what to do next", (_what, events, said) => {
  expect(advice(...events)).toBe(said);
});

test("when all is passed there is rest until the next review", () => {
  expect(advice(...finished("a", 30), ...finished("b", 30))).toMatch(
    /^All lessons are passed. The next review is (tomorrow|in \d days). To practise before: whichside review --ahead$/,
  );
});

/** As it is written down now: nobody grades it, and the verdict says what was ticked. */
const rated = { kind: "describe", verdict: "wrong", share: 0, points: 0, of: 0 } as const;

function withWords(ids: readonly string[], written: readonly string[]): LessonFacts {
  const all = lesson("a", [...ids, ...written]);
  return {
    ...all,
    questions: all.questions.map((question) =>
      written.includes(question.id) ? { ...question, answer: describe.answer } : question,
    ),
  };
}

const begunWith = (questions: number) =>
  stamp(
    {
      ...{ type: "run", run: asId("r"), mode: "learn", lessons: ["a"], seed: 1 },
      questions: Array.from({ length: questions }, (_, index) => `a/${index}`),
    } as const,
    dayAt(1),
  );

test("a lesson is passed on what is graded, whatever learners say of their own words", () => {
  const own = withWords(["q1"], ["w"]);
  const events = [begunWith(2), answer(1, "a/q1"), answer(1, "a/w", rated)];
  const after = progress(...events);
  expect(lessonResult(after, own)).toMatchObject({
    ...{ points: 10, of: 10, questions: 1, answered: 1, state: "passed" },
  });
  expect(lessonMark(after, "a")).toEqual({ state: "passed", share: 1 });
  expect(objectiveResults(after, [own])).toMatchObject([{ of: 10, state: "passed" }]);
  // Nothing ticked is nothing missed.
  expect(missedCount(after, ["a"])).toBe(0);
  const failed = progress(
    begunWith(2),
    answer(1, "a/q1", wrong),
    answer(1, "a/w", { ...rated, verdict: "right", share: 1 }),
  );
  expect(lessonResult(failed, own)).toMatchObject({ points: 0, of: 10, state: "begun" });
  expect(lessonMark(failed, "a")).toEqual({ state: "begun", share: 0 });
  // Mastered by what a review asked and graded.
  const again = answer(9, "a/q1", { mode: "review" });
  expect(lessonResult(progress(...events, again), own).state).toBe("mastered");
  expect(lessonMark(progress(...events, again), "a").state).toBe("mastered");
});

test("a lesson of own words alone is passed once all of them are written, and stays so", () => {
  const own = withWords([], ["v", "w"]);
  const first = [begunWith(2), answer(1, "a/v", rated)];
  expect(lessonResult(progress(...first), own)).toMatchObject({ of: 0, state: "begun" });
  const skipped = answer(1, "a/w", { ...rated, verdict: "shown" });
  expect(lessonResult(progress(...first, skipped), own).state).toBe("begun");
  const both = [...first, answer(2, "a/w", rated)];
  expect(lessonResult(progress(...both), own)).toMatchObject({ share: 0, state: "passed" });
  expect(lessonMark(progress(...both), "a")).toEqual({ state: "passed", share: undefined });
  const later = answer(9, "a/w", { ...rated, verdict: "shown", mode: "review" });
  expect(lessonResult(progress(...both, later), own).state).toBe("passed");
});

test("own words that an older version graded earn nothing now, and are no changed answer", () => {
  const own = withWords(["q1"], ["w"]);
  const old = answer(1, "a/w", { kind: "describe", answer: "phrases", points: 8, share: 0.8 });
  const after = progress(answer(1, "a/q1"), old);
  expect(lessonResult(after, own)).toMatchObject({ points: 10, of: 10 });
  expect(leftovers(after, [own])).toEqual({ gone: [], changed: [] });
});
