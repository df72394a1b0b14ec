/** The preview in a real terminal: redrawn when files are saved, asked without being recorded. */

import { mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newCourse } from "../src/core/scaffold/scaffold.ts";
import { writeNewFiles } from "../src/shell/new-files.ts";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen, type TestScreen } from "./screen.ts";

let course = "";
let lesson = "";
beforeEach(() => {
  course = mkdtempSync(join(tmpdir(), "whichside-preview-"));
  lesson = join(course, "how-questions-teach", "lesson.md");
  writeNewFiles(course, newCourse("my-course"));
});
afterEach(() => {
  closeScreens();
  removeFolder(course);
});

function open(...args: readonly string[]): TestScreen {
  return openScreen(["preview", ...args], { rows: 40, env: { WHICHSIDE_COURSE: course } });
}

function change(from: string, to: string): string {
  return readFileSync(lesson, "utf8").replace(from, to);
}

test("a saved change is drawn at the place that was looked at", async () => {
  const screen = open("how-questions-teach", "--section", "what-a-good-question-has");
  await screen.waitFor("5 of 13");
  await screen.waitFor("n next");
  writeFileSync(lesson, change("Each one is something that people really believe.", "Changed."));
  await screen.waitFor("Changed.");
  expect(screen.screen()).toContain("5 of 13");
});

test("an editor that saves a new file under the old name is noticed", async () => {
  const screen = open();
  await screen.waitFor("Mia reads");
  await screen.waitFor("n next");
  for (const name of ["Ada", "Bea", "Cleo"]) {
    writeFileSync(
      `${lesson}~`,
      readFileSync(lesson, "utf8").replace(/\w+ reads a page/, `${name} reads a page`),
    );
    renameSync(`${lesson}~`, lesson);
    await screen.waitFor(`${name} reads`);
  }
});

test("mistakes stand underneath, and go when they are mended", async () => {
  const screen = open("how-questions-teach");
  await screen.waitFor("Nothing to mend in 1 lesson");
  const good = readFileSync(lesson, "utf8");
  writeFileSync(lesson, change("summary:", "sumary:"));
  await screen.waitFor("yaml.unknown-key");
  await screen.waitFor("sumary");
  writeFileSync(join(course, "course.yaml"), "format: 9\n");
  await screen.waitFor("newest version");
  writeFileSync(join(course, "course.yaml"), newCourse("my-course").get("course.yaml") ?? "");
  writeFileSync(lesson, good);
  await screen.waitFor("Nothing to mend in 1 lesson");
  await screen.waitFor("Mia reads");
});

/** Waits for a text and for the keys below it: a key that comes earlier is nobody's. */
async function offers(screen: TestScreen, text: string): Promise<void> {
  await screen.waitFor(text);
  await screen.waitFor(() => screen.screen().includes(text) && screen.screen().endsWith("q quit"));
}

test("keys turn the screens, a number jumps, q leaves", async () => {
  const screen = open("how-questions-teach");
  await offers(screen, "1 of 13");
  screen.press("n");
  await offers(screen, "2 of 13");
  screen.press(keys.right);
  await offers(screen, "Question 1 of 9");
  screen.press("a");
  await offers(screen, "The right answer: Searching");
  screen.press(keys.left);
  await offers(screen, "From a question to a memory");
  screen.press("7");
  await offers(screen, "Question 3 of 9");
  screen.press("1");
  await screen.waitFor("Enter go to 1");
  screen.press("2");
  await screen.waitFor("Question 8 of 9");
  screen.press("q");
  expect(await screen.left()).toBe(0);
  expect(screen.modes().after).toBe(screen.modes().before);
});

test("a question is answered and nothing is recorded", async () => {
  const home = mkdtempSync(join(tmpdir(), "whichside-home-"));
  const screen = openScreen(["preview", "how-questions-teach", "--question", "5"], {
    rows: 40,
    home,
    env: { WHICHSIDE_COURSE: course },
  });
  await offers(screen, "What is it called");
  screen.press(keys.enter);
  await screen.waitFor(":s skip");
  screen.press("recall", keys.enter);
  await screen.waitFor("Right: 10 points");
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("Enter answer it");
  screen.press("q");
  expect(await screen.left()).toBe(0);
  expect(() => readFileSync(join(home, "progress.jsonl"))).toThrow("ENOENT");
  removeFolder(home);
});

test("in plain mode nothing is repainted", async () => {
  const screen = open("how-questions-teach", "--plain");
  await screen.waitFor("Enter: see it as learners do, or type next, previous, quit.");
  screen.press("n\r");
  await screen.waitFor("Screen 2 of 13. Nothing to mend");
  screen.press("12\r");
  await screen.waitFor("Screen 12 of 13.");
  screen.press("q\r");
  expect(await screen.left()).toBe(0);
});

test("a section can be read as learners read it, its drawing played", async () => {
  const screen = open("how-questions-teach", "--section", "2");
  await screen.waitFor("2 of 13");
  await screen.waitFor("n next");
  screen.press(keys.enter);
  await screen.waitFor("next step");
  screen.press("a");
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("n next");
  expect(screen.screen()).toContain("2 of 13");
});

test("another width of the window is another layout", async () => {
  const screen = open("how-questions-teach");
  await screen.waitFor("n next");
  screen.resize(44, 40);
  await screen.waitFor("A week later most of it is");
  await screen.waitFor("n next");
  expect(screen.screen()).toContain("Mia reads a page twice and feels that\n");
  screen.press("n");
  await screen.waitFor("2 of 13");
});

test("what is higher than the window is shown in pages, and a save keeps the page", async () => {
  const args = ["preview", "how-questions-teach", "--section", "2"];
  const screen = openScreen(args, { rows: 15, env: { WHICHSIDE_COURSE: course } });
  await screen.waitFor("Screen 2 of 13, page 1 of 4");
  await screen.waitFor("m more");
  expect(screen.screen()).toContain("From a question to a memory");
  screen.press("m");
  await screen.waitFor("page 2 of 4");
  await screen.waitFor("m more");
  writeFileSync(lesson, change("Recall: a search in memory", "Recall: a find"));
  await screen.waitFor("Recall: a find");
  expect(screen.screen()).toContain("page 2 of");
  await screen.waitFor("m more");
  screen.press(keys.up);
  await screen.waitFor("page 1 of");
  await screen.waitFor("m more");
  screen.press("n");
  await screen.waitFor("Screen 3 of 13");
  expect(screen.screen()).toContain("Which step makes");
});

test("Ctrl-C leaves with the terminal as it was", async () => {
  const screen = open("how-questions-teach");
  await screen.waitFor("n next");
  screen.press(keys.ctrlC);
  expect(await screen.left()).toBe(130);
  expect(screen.modes().after).toBe(screen.modes().before);
  expect(screen.transcript()).not.toContain("answers so far");
});
