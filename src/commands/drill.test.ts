import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fakeCourse, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import type { Course } from "../core/course/course.ts";
import { parseLesson } from "../core/reading/parse-lesson.ts";
import type { Scripted } from "../shell/prompts/prompt.ts";
import { scriptedAsker } from "../shell/prompts/scripted.ts";
import type { World } from "../shell/world.ts";
import { drill } from "./drill.ts";

const home = mkdtempSync(join(tmpdir(), "whichside-drill-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const { value: lesson } = parseLesson({
  name: "halves",
  folder: "halves",
  lessonText: "---\ntitle: Two halves\nsummary: What they do.\n---\n\nText.\n",
  quizText: `# Quiz

## Which side does it?
<!-- id: sides -->

| Task | Side | Why |
| --- | --- | --- |
| Keep an order | Backend | It has to last. |
| Keep a bill | Backend | So has a bill. |
| Keep a name | Backend | So has a name. |
| Style a button | Frontend | It is seen there. |

> [!NOTE]
> Sides.
`,
});

const sides: Course["sides"] = [
  { id: "frontend", label: "Frontend", color: "cyan" },
  { id: "backend", label: "Backend", color: "magenta" },
];

/** A terminal at which the sides are picked by index, a second each. */
function drilled(answers: readonly Scripted[]) {
  let clock = 0;
  const asker = scriptedAsker(answers);
  const fake = fakeWorld({ home, lessons: [lesson], now: () => (clock += 500), confirms: true });
  const world: World = {
    ...fake,
    asker: async () => asker,
    library: async () => {
      const library = await fake.library();
      return {
        ...library,
        course: () => ({ value: { ...fakeCourse, sides, lessons: ["halves"] }, diagnostics: [] }),
      };
    },
  };
  return { world, fake };
}

test("a drill ends with the share, the streak, the time and the lesson to look at again", async () => {
  const { world, fake } = drilled([1, 1, 1, 1]);
  expect(
    await drill(
      { all: true, seed: 2 },
      { ...world, look: () => ({ ...fake.look(), plain: true }) },
    ),
  ).toBe(0);
  expect(fake.out()).toMatchInlineSnapshot(`
    "One key an item. This is practice: nothing is recorded.
    Right.
    Not right. It is Frontend. It is seen there.
    Right.
    Right.

    Drill: 3 of 4 right, 75 %.
    Longest streak: 2.
    0.5 seconds an item.
    Look again: lesson 1, Two halves (1 missed)."
  `);
});

test("leaving early counts what was answered", async () => {
  const { world, fake } = drilled([1, { press: "quit" }]);
  expect(
    await drill(
      { all: true, seed: 2 },
      { ...world, look: () => ({ ...fake.look(), plain: true }) },
    ),
  ).toBe(0);
  expect(fake.out()).toContain("Drill: 1 of 1 right");
});

test("nothing is recorded", async () => {
  const { world } = drilled([1, 1]);
  await drill({ all: true, count: 2 }, world);
  expect(existsSync(home) ? readdirSync(home) : []).toEqual([]);
});

test("before anything is read it says how to drill all the same", async () => {
  const error = await thrownBy(drill({ all: false }, drilled([]).world));
  expect(error).toMatchObject({ code: "drill.nothing-read", exitCode: 2 });
  expect(error.hint).toContain("whichside drill --all");
});

test("without a terminal it is a wrong use that says what it needs", async () => {
  const world = fakeWorld({ home, lessons: [lesson], now: () => 0 });
  const error = await thrownBy(drill({ all: true }, world));
  expect(error).toMatchObject({ code: "answers.needed", exitCode: 2 });
});
