import { lineCells, lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { answered, dayAt, stamp } from "../../../test/event-samples.ts";
import { choice } from "../../../test/questions.ts";
import type { LessonFacts } from "../course/course.ts";
import type { Event } from "../progress/event.ts";
import { foldEvents } from "../progress/fold.ts";
import { type Score, scoreOf } from "../progress/score.ts";
import { scoreView } from "./score.ts";
import { isLine, type Look } from "./view.ts";

const now = dayAt(10) + 120_000;

function lessonOf(name: string, title: string, ids: readonly string[]): LessonFacts {
  return {
    name,
    title,
    needs: [],
    sections: [],
    objectives: [{ id: "judge", text: `Judge ${title}` }],
    questions: ids.map((id) => ({
      ...choice(id),
      lesson: name,
      fingerprint: "f",
      objective: { lesson: name, id: "judge" },
    })),
  };
}

const lessons = [
  lessonOf("two-halves", "Two halves of an app", ["q1", "q2"]),
  lessonOf("login-flow", "What happens when you log in", ["q3", "q4", "q5"]),
  lessonOf("later", "Where data lives", ["q6"]),
];

function answerOn(day: number, question: string, points: number, mode: "learn" | "review") {
  const verdict = points === 10 ? "right" : points === 0 ? "wrong" : "partly";
  return { ...answered(question, { points, verdict, mode }), t: dayAt(day) };
}

const log = [
  answerOn(6, "two-halves/q1", 10, "learn"),
  answerOn(6, "two-halves/q2", 10, "learn"),
  answerOn(8, "two-halves/q1", 10, "review"),
  answerOn(9, "two-halves/q2", 10, "review"),
  answerOn(9, "login-flow/q3", 5, "learn"),
  answerOn(10, "login-flow/q4", 0, "learn"),
  { ...answerOn(10, "login-flow/q5", 10, "learn"), answer: "old" },
  answerOn(10, "two-halves/gone", 10, "learn"),
  stamp({ type: "section", lesson: "login-flow", section: "intro" }, 9),
];

function reached(events = log): Score {
  return scoreOf(foldEvents(events, { course: "c", now, zone: 0 }), lessons, { now, zone: 0 });
}

function look(width: number, rest: Partial<Look> = {}): Look {
  return { width, text: Math.min(76, width), margin: 0, charset: "unicode", plain: false, ...rest };
}

function drawn(wanted: Look, score = reached()): string {
  return scoreView(score, "Frontend and backend", wanted)
    .map((item) => (isLine(item) ? lineText(item).trimEnd() : "box"))
    .join("\n");
}

test("the score on a screen of 76 columns", () => {
  expect(drawn(look(76))).toMatchInlineSnapshot(`
    "Frontend and backend

    25 of 60 points  ████████▍░░░░░░░░░░░  42 %
    Right at the first try: 2 of 4
    Streak: 4 days

    Lessons
    ● 1  Two halves of an app          ██████████  100 %  mastered
    ◐ 2  What happens when you log in  █▋░░░░░░░░   17 %  begun
    ○ 3  Where data lives

    What you can do
    ● Judge Two halves of an app  mastered
    ◐ Judge What happens when you log in  not yet
    1 not begun yet.

    Look at these again
    1. What about q4?  0 of 10 points, last time wrong
    2. What about q3?  5 of 10 points, last time partly

    Questions a day, the last four weeks (most: 3)
                                                          █
                                                  ▅     ▅ █
                                                  █   ▃ █ █
                                                  █   █ █ █
    ────────────────────────────────────────────────────────
    4 weeks ago                                        today

    Due in the next two weeks: 5 questions
      █
    ▄ █               ▄       ▄
    █ █               █       █
    ────────────────────────────
    today             in 13 days

    The right answer of 1 question has changed since you answered:
    login-flow/q5. It starts anew.
    You have answers to 1 question that the course no longer has. They are kept,
    but not counted.

    1 question is due, about a minute: whichside review"
  `);
});

test("the score on a screen of 40 columns, in ASCII", () => {
  expect(drawn(look(40, { charset: "ascii" }))).toMatchInlineSnapshot(`
    "Frontend and backend

    25 of 60 points  #######----------  42 %
    Right at the first try: 2 of 4
    Streak: 4 days

    Lessons
    * 1  Two halves of an app
         ##########  100 %  mastered
    o 2  What happens when you log in
         ##--------   17 %  begun
    . 3  Where data lives

    What you can do
    * Judge Two halves of an app  mastered
    o Judge What happens when you log in
      not yet
    1 not begun yet.

    Look at these again
    1. What about q4?  0 of 10 points, last
       time wrong
    2. What about q3?  5 of 10 points, last
       time partly

    Questions a day, the last four weeks
    (most: 3)
                               #
                           #  ##
                           #  ##
                           # ###
    ----------------------------
    4 weeks ago            today

    Due in the next two weeks: 5 questions
      #
    # #               #       #
    # #               #       #
    ----------------------------
    today             in 13 days

    The right answer of 1 question has
    changed since you answered:
    login-flow/q5. It starts anew.
    You have answers to 1 question that the
    course no longer has. They are kept, but
    not counted.

    1 question is due, about a minute:
    whichside review"
  `);
});

test("the score in plain words", () => {
  expect(drawn(look(76, { plain: true }))).toMatchInlineSnapshot(`
    "Frontend and backend

    25 of 60 points, 42 percent.
    Right at the first try: 2 of 4.
    Streak: 4 days.

    Lessons:
    1. Two halves of an app. Mastered, 100 percent.
    2. What happens when you log in. Begun, 17 percent.
    3. Where data lives. Not started.

    What you can do:
    Judge Two halves of an app. Mastered, 20 of 20 points.
    Judge What happens when you log in. Not yet, 5 of 30 points.
    1 not begun yet.

    Look at these again:
    1. What about q4? 0 of 10 points, last time wrong.
    2. What about q3? 5 of 10 points, last time partly.

    Questions a day, the last four weeks:
    4 days ago: 2. 2 days ago: 1. Yesterday: 2. Today: 3.

    Due in the next two weeks: 5 questions.
    Today: 1. Tomorrow: 2. In 9 days: 1. In 13 days: 1.

    The right answer of 1 question has changed since you answered:
    login-flow/q5. It starts anew.
    You have answers to 1 question that the course no longer has. They are kept,
    but not counted.

    1 question is due, about a minute: whichside review"
  `);
});

test("before the first answer it says how to begin", () => {
  expect(drawn(look(76), reached([]))).toMatchInlineSnapshot(`
    "Frontend and backend

    Nothing is answered yet. Begin with: whichside"
  `);
});

test("nothing is wider than the screen, from 18 cells up", () => {
  for (let width = 18; width <= 120; width++) {
    for (const charset of ["unicode", "ascii"] as const) {
      for (const plain of [false, true]) {
        for (const item of scoreView(reached(), "Frontend", look(width, { charset, plain }))) {
          if (isLine(item)) expect(lineCells(item)).toBeLessThanOrEqual(width);
        }
      }
    }
  }
});

test("what was right but had just been shown is told, with what makes it count", () => {
  const again = { ...answerOn(10, "login-flow/q4", 10, "learn"), echo: true };
  const score = reached([...log, { ...again, t: dayAt(10) + 60_000 }]);
  expect(score).toMatchObject({ points: 25, echoed: ["login-flow/q4"] });
  for (const plain of [false, true]) {
    const said = drawn(look(200, { plain }), score);
    expect(said.replaceAll(/\s+/g, " ")).toContain(
      "1 answer was right, but had been on your screen a moment before, so it doesn't count yet. It comes back among other questions: whichside quiz --missed",
    );
  }
});

test("the numbers are those of the questions as they are now", () => {
  const score = reached();
  expect(score).toMatchObject({ points: 25, of: 60, answered: 4, firstTry: 2, questions: 6 });
  expect(score.lessons.map(({ state }) => state)).toEqual(["mastered", "begun", "new"]);
  expect(score.leftovers).toEqual({ gone: ["two-halves/gone"], changed: ["login-flow/q5"] });
  expect(score.weakest.map(({ name }) => name)).toEqual(["login-flow/q4", "login-flow/q3"]);
  expect(score.streak).toEqual({ days: 4, best: 4 });
});

test("an objective that was answered well so far says how many questions are to come", () => {
  const of = (events: readonly Event[]) => {
    const progress = foldEvents(events, { course: "c", now: dayAt(11) });
    const score = scoreOf(progress, lessons, { now: dayAt(11), zone: 0 });
    return scoreView(score, "A course", look(76))
      .map((item) => (isLine(item) ? lineText(item) : ""))
      .find((each) => each.includes("Judge What happens"));
  };
  const right = (id: string) => answerOn(9, `login-flow/${id}`, 10, "learn");
  expect(of([right("q3")])).toContain("  good so far, 2 questions to come");
  expect(of([right("q3"), right("q4")])).toContain("  good so far, 1 question to come");
  expect(of([right("q3"), right("q4"), right("q5")])).toContain("  passed");
  expect(of([answerOn(9, "login-flow/q3", 5, "learn")])).toContain("  not yet");
});
