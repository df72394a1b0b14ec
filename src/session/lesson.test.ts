import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakeWorld, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, question, words } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import { lessonMark } from "../core/progress/marks.ts";
import type { Scripted } from "../shell/prompts/prompt.ts";
import { takeLesson } from "./lesson.ts";
import { openSession } from "./session.ts";

let home: string;
let clock: number;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-session-"));
  clock = 1_790_000_000_000;
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const at = { line: 1, col: 1 };
const section = (id: string) => ({
  id,
  title: `About ${id}`,
  blocks: [{ kind: "paragraph" as const, at, content: words(`The text of ${id}.`) }],
});
const typed = (id: string, rest: object = {}) =>
  question(
    id,
    { kind: "text", accepted: [{ kind: "text", text: `${id} right` }], wrong: [], exact: false },
    { lesson: "login-flow", hints: [], ...rest },
  );

const lesson: Lesson = {
  ...bare,
  name: "login-flow",
  title: "Logging in",
  summary: "What happens.",
  sections: [section("one"), section("two")],
  questions: [typed("last"), typed("early", { after: "one" })],
};

/** Goes through the lesson with these answers; the input ends behind them. */
async function learn(
  answers: readonly Scripted[],
  again = false,
): Promise<{ world: FakeWorld; finished: boolean | "ended" }> {
  const world = fakeWorld({ home, lessons: [lesson], now: () => (clock += 1000), answers });
  const session = await openSession(world);
  try {
    return {
      world,
      finished: await takeLesson(session, { value: lesson, diagnostics: [] }, again),
    };
  } catch (error) {
    expect(error).toMatchObject({ code: "prompt.input-ended" });
    return { world, finished: "ended" };
  }
}

test("a lesson begun before those that it builds on says so once", async () => {
  const first: Lesson = { ...lesson, name: "first", title: "The first one", questions: [] };
  const second: Lesson = { ...lesson, needs: ["first"] };
  const open = async (again: boolean) => {
    const lessons = [first, second];
    const world = fakeWorld({ home, lessons, now: () => (clock += 1000), answers: [] });
    const session = await openSession(world);
    const taken = takeLesson(session, { value: second, diagnostics: [] }, again);
    await taken.catch((error: unknown) =>
      expect(error).toMatchObject({ code: "prompt.input-ended" }),
    );
    return world.out().replaceAll(/\s+/g, " ");
  };
  const said = 'It builds on "The first one", which you have not passed yet.';
  expect(await open(false)).toContain(said);
  expect(await open(false)).not.toContain(said);
  const world = fakeWorld({ home, lessons: [first], now: () => (clock += 1000) });
  const run = { run: "r", mode: "test-out", lessons: ["first"], seed: 1, questions: [] } as const;
  world.log().append({ type: "run", ...run }, "c");
  world.log().append({ type: "run-end", run: "r" }, "c");
  expect(await open(true)).not.toContain(said);
});

/** The order in which texts appear. */
const places = (text: string, ...wanted: string[]) => wanted.map((each) => text.indexOf(each));
const ascending = (numbers: readonly number[]) =>
  numbers.every((each, index) => each >= 0 && (index === 0 || each > (numbers[index - 1] ?? 0)));

async function markNow() {
  const world = fakeWorld({ home, lessons: [lesson], now: () => clock });
  return lessonMark((await openSession(world)).progress(), "login-flow");
}

test("sections come in order, each question behind its section, the rest at the end", async () => {
  const { world, finished } = await learn(["early right", "last right"]);
  expect(finished).toBe(true);
  expect(
    ascending(
      places(
        world.out(),
        "The text of one.",
        "What about early?",
        "The text of two.",
        "What about last?",
        "All lessons are passed.",
      ),
    ),
  ).toBe(true);
  expect(await markNow()).toEqual({ state: "passed", share: 1 });
});

test("an ended input keeps what was answered, and the lesson goes on at the same question", async () => {
  expect((await learn(["early right"])).finished).toBe("ended");
  const { world, finished } = await learn(["last right"]);
  expect(finished).toBe(true);
  expect(world.out()).toContain("Logging in: you are back where you stopped.");
  expect(world.out()).not.toContain("The text of one.");
  expect(world.out()).not.toContain("What about early?");
  expect(await markNow()).toEqual({ state: "passed", share: 1 });
});

test("a used first try stays used after coming back", async () => {
  await learn(["nonsense"]);
  const { world } = await learn(["early right", "last right"]);
  expect(world.out()).toContain("Right at the second try: 5 points");
});

test("again begins at the first section, and a better result counts", async () => {
  await learn(["nonsense", "nonsense", "last right"]);
  clock += 20 * 60_000;
  const { world } = await learn(["early right", "last right"], true);
  expect(world.out()).toContain("The text of one.");
  expect(await markNow()).toEqual({ state: "passed", share: 1 });
});

test("what is repeated at once doesn't count, and is told so where it happens", async () => {
  await learn(["nonsense", "nonsense", "last right"]);
  const { world } = await learn(["early right", "last right"], true);
  const said = world.out().replaceAll(/\s+/g, " ");
  expect(said.split("You saw this answer a moment ago")).toHaveLength(3);
  expect(await markNow()).toEqual({ state: "begun", share: 0.5 });
});

test("b shows the text again, then the same question", async () => {
  const { world } = await learn([{ press: "back" }, "early right", "last right"]);
  const first = world.out().indexOf("What about early?");
  expect(world.out().indexOf("The text of one.", first)).toBeGreaterThan(first);
  expect(world.out().indexOf("What about early?", first + 1)).toBeGreaterThan(first);
});

test("b at a section goes one back, q leaves and says that progress is kept", async () => {
  const { world, finished } = await learn([
    { key: "enter" },
    "early right",
    { key: "enter" },
    { key: "b" },
    { key: "q" },
  ]);
  expect(finished).toBe(false);
  const two = world.out().indexOf("The text of two.");
  expect(world.out().indexOf("The text of one.", two)).toBeGreaterThan(two);
  expect(world.out()).toContain("Your progress is kept");
});

test("skipping shows the answer and earns nothing", async () => {
  const { world } = await learn([{ press: "skip" }, "last right"]);
  expect(world.out()).toContain("The right answer: early right");
  expect(await markNow()).toEqual({ state: "begun", share: 0.5 });
});

test("an answer is on disk before its verdict is shown", async () => {
  const world = fakeWorld({ home, lessons: [lesson], now: () => clock, answers: ["early right"] });
  let known = 0;
  const watching: FakeWorld = {
    ...world,
    async show(view) {
      const before = world.out();
      await world.show(view);
      if (world.out().slice(before.length).includes("✓ Right")) {
        known = world.events.progress("c").progress.answers;
      }
    },
  };
  const session = await openSession(watching);
  await thrownBy(takeLesson(session, { value: lesson, diagnostics: [] }, false));
  expect(known).toBe(1);
});

describe("a question that is asked before the text", () => {
  const guessed: Lesson = {
    ...lesson,
    questions: [typed("last"), typed("early", { after: "one", before: true })],
  };
  const take = async (answers: readonly Scripted[]) => {
    const world = fakeWorld({ home, lessons: [guessed], now: () => (clock += 1000), answers });
    const session = await openSession(world);
    const taken = takeLesson(session, { value: guessed, diagnostics: [] }, false);
    await taken.catch((error: unknown) =>
      expect(error).toMatchObject({ code: "prompt.input-ended" }),
    );
    return { out: world.out(), progress: session.progress() };
  };

  test("comes back behind its section, and the guess counts nothing", async () => {
    const { out, progress } = await take(["nonsense", "early right", "last right"]);
    expect(out).toContain("Before you read");
    expect(
      ascending(
        places(
          out,
          "a guess will do, it counts nothing",
          "What about early?",
          "Your guess: nonsense",
          "the text has the answer",
          "The text of one.",
          "Question 1 of 2",
          "What about last?",
        ),
      ),
    ).toBe(true);
    expect(out.match(/What about early\?/g)).toHaveLength(2);
    expect(out).not.toContain("Not right");
    expect(lessonMark(progress, "login-flow")).toEqual({ state: "passed", share: 1 });
    expect(progress.answers).toBe(2);
  });

  test("may be skipped, and is asked once: not when the lesson is gone on with", async () => {
    expect((await take([":s", ":s"])).out).toContain("Before you read");
    const { out } = await take(["early right", "last right"]);
    expect(out).not.toContain("Before you read");
  });

  test("isn't asked when its answer is known already", async () => {
    await take(["nonsense", "early right", "last right"]);
    expect((await take(["early right", "last right"])).out).not.toContain("Before you read");
  });
});
