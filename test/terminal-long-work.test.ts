/** Work that takes long, in a real terminal: how far it is, and Ctrl-C. */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen } from "./screen.ts";

const lesson = resolve(import.meta.dirname, "../lessons/login-flow");
const count = 600;

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-long-"));
  const names = Array.from({ length: count }, (_, index) => `lesson-${index + 1}`);
  const text = readFileSync(join(lesson, "lesson.md"), "utf8").replace(/^needs:.*\n/m, "");
  mkdirSync(join(folder, "course"));
  writeFileSync(
    join(folder, "course/course.yaml"),
    `format: 1\nid: long\ntitle: Long\nsummary: Much.\nlessons:\n${names.map((name) => `  - ${name}\n`).join("")}`,
  );
  for (const name of names) {
    mkdirSync(join(folder, "course", name));
    writeFileSync(join(folder, "course", name, "lesson.md"), text);
    cpSync(join(lesson, "quiz.md"), join(folder, "course", name, "quiz.md"));
  }
  mkdirSync(join(folder, "quizzes"));
  for (const name of names) cpSync(join(lesson, "quiz.md"), join(folder, `quizzes/${name}.md`));
});

afterEach(closeScreens);
afterAll(() => removeFolder(folder));

test.each([
  ["a check", ["check", "course"], /Checking: \d+ of 600 lessons, about \d+ \w+ left/],
  ["a conversion", ["convert", "quizzes", "--out", "made"], /Converting: \d+ of 600 lessons/],
  ["a first opening", ["list", "--course", "course"], /Reading the course: \d+ of 600 lessons/],
  ["what the first score reads", ["score", "--course", "course"], /Reading the course: \d+ of/],
])(
  "%s says how far it is, and Ctrl-C ends it with what is true so far",
  async (_what, args, said) => {
    const screen = openScreen(args, {
      cwd: folder,
      columns: 100,
      env: { XDG_CACHE_HOME: "cache" },
    });
    await screen.waitFor(said);
    screen.press(keys.ctrlC);
    expect(await screen.left()).toBe(130);
    expect(screen.screen()).toMatch(/Stopped after \d+ of 600 lessons\. \w+/);
    expect(screen.screen()).not.toMatch(/about \d+ \w+ left/);
    expect(screen.screen()).toMatch(/^left with 130$/m);
  },
);

test("a stopped check shows what it has found, and neither kept nor wrote what isn't true", async () => {
  const screen = openScreen(["check", "course", "--no-cache"], { cwd: folder, columns: 100 });
  await screen.waitFor(/Checking: \d+ of 600/);
  screen.press(keys.ctrlC);
  expect(await screen.left()).toBe(130);
  const [, done] = /Stopped after (\d+) of 600 lessons\./.exec(screen.screen()) ?? [];
  expect(screen.screen()).toMatch(new RegExp(`in ${done} lessons? so far`));
});
