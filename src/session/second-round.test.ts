import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld } from "../../test/fake-world.ts";
import { bare, question } from "../../test/questions.ts";
import { quiz } from "../commands/quiz.ts";
import type { Lesson } from "../core/course/course.ts";
import { lessonMark } from "../core/progress/marks.ts";
import type { Scripted } from "../shell/prompts/prompt.ts";
import { afterLesson } from "./after-lesson.ts";
import { takeLesson } from "./lesson.ts";
import { openSession } from "./session.ts";

let home: string;
let clock: number;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-second-"));
  clock = 1_790_000_000_000;
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const lesson: Lesson = {
  name: "login-flow",
  title: "Logging in",
  ...bare,
  questions: Array.from({ length: 12 }, (_, index) =>
    question(
      `q${index}`,
      { kind: "text", accepted: [{ kind: "text", text: "yes" }], wrong: [], exact: false },
      { lesson: "login-flow", hints: [] },
    ),
  ),
};

const times = (count: number, ...what: Scripted[]) =>
  Array.from({ length: count }, () => what).flat();

/** Takes the lesson and what is offered behind it; what was said, and what was passed. */
async function learnt(answers: readonly Scripted[], before = false) {
  const world = fakeWorld({ home, lessons: [lesson], now: () => (clock += 1000), answers });
  const session = await openSession(world);
  let ended: unknown;
  try {
    if (before) await quiz({ ...usual, lessons: ["login-flow"] }, world);
    else if (await takeLesson(session, { value: lesson, diagnostics: [] }, false)) {
      ended = await afterLesson(session, lesson.name, "back to the lessons");
    }
  } catch (error) {
    ended = (error as { code: unknown }).code;
  }
  const state = () => lessonMark(session.progress(), "login-flow").state;
  return { out: world.out(), said: world.out().replaceAll(/\s+/g, " "), state, ended };
}

const usual = { lessons: [], missed: false, all: false, testOut: false, json: false };
const failed: readonly Scripted[] = [...times(7, "yes"), ...times(5, { press: "skip" })];
const enter: Scripted = { key: "enter" };

test("behind a lesson that was not passed Enter asks what went wrong, among others, and it passes", async () => {
  const { said, state, ended } = await learnt([...failed, enter, ...times(12, "yes")]);
  const [, round = ""] = said.split(/stands? between/);
  const asked = [...round.matchAll(/What about (q\d+)\?/g)].map(([, id]) => id);
  expect(asked).toEqual(expect.arrayContaining(["q7", "q8", "q9", "q10", "q11"]));
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.length).toBeLessThan(13);
  expect(said).toContain("so that you remember the answers and don't only repeat them.");
  expect(said).toContain("Logging in: 120 of 120 points, 100 %, passed.");
  expect(said).toContain("All lessons are passed.");
  expect([state(), ended]).toEqual(["passed", "none"]);
});

test("the way on is not the lesson from its beginning, and what went wrong can be had later", async () => {
  const { said, state, ended } = await learnt([...failed, enter, { key: "n" }]);
  expect(said).toContain("What went wrong, at any time: whichside quiz login-flow --missed");
  expect(said).not.toContain("Next: Logging in");
  expect([state(), ended]).toEqual(["begun", "none"]);
  expect((await learnt([...times(12, { press: "skip" }), enter, { key: "b" }])).ended).toBe("back");
});

test("a second round that failed is followed by a third of what is left", async () => {
  const again = [...times(12, { press: "skip" }), enter, ...times(12, "yes")];
  const { said, state } = await learnt([...failed, enter, ...again]);
  expect(said).toContain("It is passed with 80 %.");
  expect(state()).toBe("passed");
});

test("a lesson that is passed is followed by the next thing, and so is its quiz", async () => {
  const { said, ended } = await learnt([{ press: "skip" }, ...times(11, "yes")]);
  expect(said).toContain("All lessons are passed.");
  expect(said).toContain("whichside quiz login-flow --missed");
  expect(ended).toBe("none");
});

test("a quiz of one lesson offers the second round, too", async () => {
  const { said, state } = await learnt([...failed, enter, ...times(12, "yes")], true);
  expect(said).toContain("Logging in: 120 of 120 points, 100 %, passed.");
  expect(state()).toBeDefined();
});

test("where so few questions are known that nothing would count, the next thing is named", async () => {
  const short = { ...lesson, questions: lesson.questions.slice(0, 2) };
  const answers: readonly Scripted[] = times(2, { press: "skip" });
  const world = fakeWorld({ home, lessons: [short], now: () => (clock += 1000), answers });
  await quiz({ ...usual, lessons: ["login-flow"] }, world);
  expect(world.out()).toContain("Next: Logging in: whichside login-flow");
});
