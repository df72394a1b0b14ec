import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { firstLesson, newCourse } from "../core/scaffold/scaffold.ts";
import { realLibrary } from "../shell/library.ts";
import { writeNewFiles } from "../shell/new-files.ts";
import { preview } from "./preview.ts";

let course = "";
beforeEach(() => {
  course = mkdtempSync(join(tmpdir(), "whichside-preview-"));
  writeNewFiles(course, newCourse("my-course"));
});
afterEach(() => rmSync(course, { recursive: true, force: true }));

/** Nobody is at the terminal: everything is printed once. */
function world(): FakeWorld {
  const fake = fakeWorld({ home: course, lessons: [], now: () => 0 });
  const library = realLibrary({ path: course, shown: course, shipped: false });
  return { ...fake, library: async () => library };
}

test("without a terminal the lesson saved last is printed once, with what is wrong", async () => {
  const here = world();
  expect(await preview({ describe: false }, here)).toBe(0);
  expect(here.out()).toContain("From a question to a memory");
  expect(here.out()).toContain("Question 9 of 9");
  expect(here.out().endsWith("Nothing to mend in 1 lesson")).toBe(true);
});

test("one question or section is printed when it is named", async () => {
  const question = world();
  await preview({ lesson: firstLesson, question: 3, describe: false }, question);
  expect(question.out().match(/Question \d of 9/g)).toEqual(["Question 3 of 9"]);
  const section = world();
  await preview({ lesson: firstLesson, section: "good question", describe: false }, section);
  expect(section.out()).toContain("What a good question has");
  expect(section.out()).not.toContain("Question 1");
});

test("a description has sentences where a drawing would be", async () => {
  const here = world();
  await preview({ lesson: firstLesson, section: "2", describe: true }, here);
  expect(here.out()).toContain("What happens when a lesson asks");
  expect(here.out()).not.toMatch(/[┌│▼]/);
});

test.each([
  [{ question: 99 }, "question.not-found"],
  [{ section: "nowhere" }, "section.not-found"],
  [{ lesson: "nothing-like-it" }, "lesson.not-found"],
])("%j is not there", async (options, code) => {
  const error = await thrownBy(
    preview({ lesson: firstLesson, describe: false, ...options }, world()),
  );
  expect([error.code, error.exitCode]).toEqual([code, 2]);
});

test("a path below the course is a lesson, and one elsewhere is told how to be named", async () => {
  const here = world();
  expect(await preview({ lesson: join(course, firstLesson), describe: false }, here)).toBe(0);
  expect(here.out()).toContain("Question 9 of 9");
  const error = await thrownBy(preview({ lesson: "other/one/", describe: false }, world()));
  expect(error.code).toBe("lesson.not-found");
  expect(error.hint).toBe("Name its course by itself: whichside preview one --course other");
});

test("a course that cannot be read is an error where nobody waits for it to be mended", async () => {
  writeFileSync(join(course, "course.yaml"), "format: 9\n");
  const error = await thrownBy(preview({ lesson: firstLesson, describe: false }, world()));
  expect(error.code).toBe("course.format-newer");
});
