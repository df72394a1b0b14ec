import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { firstLesson, newCourse } from "../core/scaffold/scaffold.ts";
import { readPreview, wrongHere } from "../session/preview.ts";
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
  // The third of the file stands behind a later section, and is met as the fourth.
  const question = world();
  await preview({ lesson: firstLesson, question: 3, describe: false }, question);
  expect(question.out().match(/Question \d of 9/g)).toEqual(["Question 4 of 9"]);
  const section = world();
  await preview({ lesson: firstLesson, section: "good question", describe: false }, section);
  expect(section.out()).toContain("What a good question has");
  expect(section.out()).not.toContain("Question 1");
});

/** A lesson whose first question is asked last, and whose second cannot be asked. */
const quiz = [
  "## Which one closes the lesson?\n\n- [x] This\n- [ ] That\n",
  "## Which one is broken?\n\n- [ ] This\n- [ ] That\n",
  "## Which one stands behind the text?\n<!-- after: part -->\n\n- [x] This\n- [ ] That\n",
].join("\n");

test("questions are counted as the file counts them, whenever they are asked", async () => {
  const folder = join(course, firstLesson);
  writeFileSync(
    join(folder, "lesson.md"),
    "---\ntitle: One\nsummary: Two.\n---\n\n## Part\n\nText.\n",
  );
  writeFileSync(join(folder, "quiz.md"), quiz);
  const shown = async (question: number) => {
    const here = world();
    await preview({ lesson: firstLesson, question, describe: false }, here);
    return here.out();
  };
  expect(await shown(1)).toContain("Which one closes the lesson?");
  expect(await shown(3)).toContain("Which one stands behind the text?");
  const broken = await thrownBy(shown(2));
  expect(broken.message).toMatch(/^Question 2 of "One" has a mistake \(.*quiz\.md:\d+\)/);
  expect((await thrownBy(shown(4))).hint).toBe("It has 3, counted as its file does.");
});

test("below a question stands what is wrong with it, and below a section the rest", async () => {
  const folder = join(course, firstLesson);
  writeFileSync(
    join(folder, "lesson.md"),
    "---\ntitle: One\nsummary: Two.\n---\n\n## Part\n\nText.\n",
  );
  writeFileSync(join(folder, "quiz.md"), quiz);
  const here = world();
  const place = { path: course, shown: course, shipped: false };
  const reading = await readPreview(place, firstLesson, here);
  const said = (at: number) => JSON.stringify(wrongHere(reading, at, here.look()));
  expect(reading.screens.map(({ id }) => id)).toEqual([
    "part",
    "which-one-stands-behind-the-text",
    "which-one-closes-the-lesson",
  ]);
  const lines = [0, 1, 2].map((at) =>
    [...said(at).matchAll(/quiz\.md:(\d+)/g)].map(([, line]) => Number(line)),
  );
  expect(lines[0]?.every((line) => line >= 6 && line < 11)).toBe(true);
  expect(lines.map((each) => each.length > 0)).toEqual([true, true, true]);
  expect(lines[1]?.every((line) => line >= 11)).toBe(true);
  expect(lines[2]?.every((line) => line < 6)).toBe(true);
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
