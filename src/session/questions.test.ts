import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld } from "../../test/fake-world.ts";
import { bare, question } from "../../test/questions.ts";
import { quiz } from "../commands/quiz.ts";
import type { Lesson } from "../core/course/course.ts";
import { lessonMark } from "../core/progress/marks.ts";
import type { Scripted } from "../shell/prompts/prompt.ts";
import { openSession } from "./session.ts";

let home: string;
let clock: number;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-quiz-"));
  clock = 1_790_000_000_000;
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const day = 86_400_000;
const typed = (id: string) =>
  question(
    id,
    { kind: "text", accepted: [{ kind: "text", text: "yes" }], wrong: [], exact: false },
    { lesson: "login-flow", hints: [] },
  );

const lesson: Lesson = {
  name: "login-flow",
  title: "Logging in",
  ...bare,
  questions: Array.from({ length: 14 }, (_, index) => typed(`q${index}`)),
};

const usual = { lessons: [], missed: false, all: false, testOut: false, json: false };

async function ask(answers: readonly Scripted[], options: object = {}): Promise<FakeWorld> {
  const world = fakeWorld({ home, lessons: [lesson], now: () => (clock += 1000), answers });
  await quiz({ ...usual, ...options }, world).catch((error: unknown) => {
    expect(error).toMatchObject({ code: "prompt.input-ended" });
  });
  return world;
}

const asked = (world: FakeWorld) =>
  [...world.out().matchAll(/What about (q\d+)\?/g)].map(([, id]) => id);
const yes = (count: number) => Array.from({ length: count }, () => "yes");

test("a lesson passed by a quiz alone is passed in lists, too", async () => {
  await ask(yes(14), { lessons: ["login-flow"] });
  const session = await openSession(fakeWorld({ home, lessons: [lesson], now: () => clock }));
  expect(lessonMark(session.progress(), "login-flow")).toEqual({ state: "passed", share: 1 });
});

const spoilt = "so it ends here";

test("a test-out ends with the first miss or hint, and says why", async () => {
  const objectives = ["x", "y", "z"].map((id) => ({ id, text: id }));
  const hints = [[{ kind: "paragraph", at: { line: 1, col: 1 }, content: [] } as const]];
  const questions = lesson.questions.map((each, index) => ({
    ...{ ...each, hints },
    objective: { lesson: "login-flow", id: objectives[index % 3]?.id ?? "" },
  }));
  const testOut = async (answers: readonly Scripted[]) => {
    const world = fakeWorld({
      ...{ home, now: () => (clock += 1000), answers },
      lessons: [{ ...lesson, objectives, questions }],
    });
    let code: unknown;
    await quiz({ ...usual, lessons: ["login-flow"], testOut: true }, world).catch(
      (error: unknown) => ({ code } = error as { code: unknown }),
    );
    return { said: world.out().replaceAll(/\s+/g, " "), code };
  };
  const mark = async () => {
    const session = await openSession(fakeWorld({ home, lessons: [lesson], now: () => clock }));
    return lessonMark(session.progress(), "login-flow").state;
  };
  for (const failing of ["no", { press: "skip" }, { press: "hint" }] as const) {
    clock += 20 * 60_000;
    const { said, code } = await testOut(["yes", failing]);
    expect(code).toBeUndefined();
    expect(said).toContain(spoilt);
    expect(said.match(/What about/g)?.slice(0, 3)).toHaveLength(2);
    expect(await mark()).toBe("begun");
  }
  // Asked anew it takes questions whose answers were not on the screen just now, while it can.
  const passed = await testOut(yes(6));
  expect(passed.said).not.toContain(spoilt);
  expect(passed.code).toBeUndefined();
  expect(await mark()).toBe("passed");
  expect(await testOut(yes(6))).toMatchObject({ code: undefined });
  expect(await testOut(yes(6))).toMatchObject({ code: "quiz.just-shown" });
});

test("a test-out of fewer than six questions would prove nothing and is refused", async () => {
  const short = { ...lesson, questions: lesson.questions.slice(0, 5) };
  const world = fakeWorld({ home, lessons: [short], now: () => clock, answers: yes(5) });
  const taken = quiz({ ...usual, lessons: ["login-flow"], testOut: true }, world);
  await expect(taken).rejects.toMatchObject({ code: "quiz.too-few" });
});

test("what went wrong comes back among other questions, and counts", async () => {
  await ask([...Array.from({ length: 8 }, () => "no"), ...yes(10)], { lessons: ["login-flow"] });
  const world = await ask(yes(14), { missed: true });
  const names = asked(world);
  expect(names).toEqual(expect.arrayContaining(Array.from({ length: 4 }, (_, at) => `q${at}`)));
  expect(world.out()).not.toContain("a moment ago");
  const session = await openSession(fakeWorld({ home, lessons: [lesson], now: () => clock }));
  expect(lessonMark(session.progress(), "login-flow").state).toBe("passed");
});

test("some questions right are no lesson passed", async () => {
  await ask(yes(3), { lessons: ["login-flow"], count: 3 });
  const session = await openSession(fakeWorld({ home, lessons: [lesson], now: () => clock }));
  expect(lessonMark(session.progress(), "login-flow").state).toBe("begun");
});

test("an objective's questions are asked by its name, or behind its lesson's", async () => {
  const objective = { lesson: "login-flow", id: "sides" };
  const questions = lesson.questions.map((each, index) =>
    index % 7 === 0 ? { ...each, objective } : each,
  );
  for (const named of ["sides", "login-flow/sides"]) {
    const world = fakeWorld({
      ...{ home, lessons: [{ ...lesson, questions }], now: () => clock, answers: yes(2) },
    });
    await quiz({ ...usual, objective: named }, world);
    expect(asked(world).sort()).toEqual(["q0", "q7"]);
  }
  const world = fakeWorld({ home, lessons: [lesson], now: () => clock, answers: yes(1) });
  const nobody = quiz({ ...usual, objective: "other/sides" }, world);
  await expect(nobody).rejects.toMatchObject({ code: "quiz.no-such-objective", exitCode: 2 });
});

test("a mixed quiz goes on with the very questions that it began with", async () => {
  const begun = asked(await ask(yes(4), { all: true }));
  const rest = asked(await ask(yes(20)));
  // The question on screen when the input ended is asked again.
  expect(rest[0]).toBe(begun.at(-1));
  expect(new Set([...begun, ...rest]).size).toBe(10);
});

test("a mixed quiz of another day is not gone on with", async () => {
  await ask(yes(14), { lessons: ["login-flow"] });
  await ask(yes(4));
  clock += day;
  const world = await ask(yes(20));
  expect(world.out()).not.toContain("You are back where you stopped.");
  expect(asked(world)).toHaveLength(10);
});

test("a question whose right answer changed starts anew and says so", async () => {
  await ask(["yes"], { lessons: ["login-flow"], count: 1, seed: 3 });
  const changed: Lesson = {
    ...lesson,
    questions: lesson.questions.map((each) => ({ ...each, fingerprint: "other" })),
  };
  const world = fakeWorld({ home, lessons: [changed], now: () => clock, answers: yes(14) });
  await quiz({ ...usual, lessons: ["login-flow"] }, world);
  expect(world.out().match(/starts anew/g)).toHaveLength(1);
});
