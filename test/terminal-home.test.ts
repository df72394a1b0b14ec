/** The home screen of the shipped course in a real terminal: what is on it, and what typing finds. */

import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runText } from "./child.ts";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen, type ScreenOptions, type TestScreen } from "./screen.ts";

const bin = resolve(import.meta.dirname, "../bin/whichside.js");
const shipped = resolve(import.meta.dirname, "../lessons");

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-home-"));
});
afterEach(() => {
  closeScreens();
  removeFolder(home);
});

/** Without a course named, as people start it. */
async function openHome(options: ScreenOptions = {}, args: string[] = []): Promise<TestScreen> {
  const screen = openScreen(args, { home, course: "", ...options });
  await screen.waitFor(args.includes("--plain") ? /^> $|^>$/m : "q Enter quit");
  return screen;
}

test("somebody new is told where to start, how long it takes, and that nothing is locked", async () => {
  const screen = await openHome();
  expect(screen.screen()).toMatch(/❯ Start here {3}Two halves of an app, about \d\d minutes/);
  expect(screen.screen()).toMatch(/7 {2}Requests and responses {8}\d\d min {2}best after 3, 5/);
  expect(screen.screen()).toContain('Nothing is locked: "best after 3, 5"');
  expect(screen.screen()).toContain(
    "Also: review, quiz, drill, lab, case, score, glossary, settings, help.",
  );
});

test.each([
  [100, 30],
  [80, 24],
  [40, 20],
])("at %i by %i the title, Continue and the keys are in sight", async (columns, rows) => {
  const begun = openScreen(["1"], { home, course: "" });
  await begun.waitFor("Enter continue");
  begun.press(keys.enter);
  await begun.waitFor("2 of");
  begun.press("q");
  await begun.left();
  const screen = await openHome({ columns, rows });
  const shown = screen.screen().split("\n");
  expect(shown.length).toBeLessThanOrEqual(rows);
  expect(screen.screen()).toContain("whichside · Frontend and backend");
  expect(screen.screen()).toMatch(/❯ Continue {3}Two halves of an app,\s+1\s+section read/);
  expect(screen.screen()).toMatch(/2 {2}The restaurant/);
  expect(screen.screen()).toContain("Also: ");
  expect(screen.brokenLines()).toEqual([]);
});

test("lessons, words and commands are found, and say why", async () => {
  const screen = await openHome();
  screen.press("cookie");
  await screen.waitFor(/9 {2}What happens when you log in {2}it explains "cookie"/);
  await screen.waitFor("cookie  a word of 9, What happens when you log in");
  for (let typed = 0; typed < 6; typed++) screen.press(keys.backspace);
  screen.press("chec");
  await screen.waitFor("check  on the command line: whichside check");
});

test("next, start or continue find the lesson to go on with", async () => {
  const screen = await openHome();
  screen.press("next");
  await screen.waitFor(/❯ Start here {3}Two halves of an app/);
});

test("a word opens its explanation, and the list comes back", async () => {
  const screen = await openHome();
  screen.press("glossary cookie");
  await screen.waitFor("Enter take it");
  screen.press(keys.enter);
  await screen.waitFor("Enter back to the lessons");
  expect(screen.screen()).toContain("cookie");
  screen.press(keys.enter);
  await screen.waitFor("q Enter quit");
  screen.press("q", keys.enter);
  expect(await screen.left()).toBe(0);
});

test.each([
  ["score", "Frontend and backend"],
  ["help", "nothing is locked"],
  ["lab", "See it happen"],
  ["review", "There is nothing to review yet."],
  ["missed", "no lesson was read"],
  ["check", "Usage: whichside check"],
])("%s is reached from home", async (command, shows) => {
  const screen = await openHome();
  screen.press(command);
  await screen.waitFor(`Find: ${command}`);
  screen.press(keys.enter);
  await screen.waitFor(() => screen.transcript().includes(shows));
});

test("what went wrong is offered, and is what is asked", async () => {
  // Each line skips a question: all are to be asked again.
  runText(process.execPath, [bin, "quiz", "1", "--answers", "-"], {
    env: { WHICHSIDE_HOME: home },
    input: "skip\n".repeat(12),
  });
  const screen = await openHome();
  await screen.waitFor(/Again {5,}\d+ questions to try once more/);
  screen.press("missed");
  await screen.waitFor("Find: missed");
  screen.press(keys.enter);
  await screen.waitFor("Question 1 of");
});

test("slips leave nothing behind, and start nothing", async () => {
  const screen = await openHome();
  screen.press("resturant", keys.enter, keys.enter);
  await screen.waitFor("choose one with the down arrow");
  screen.press("zzzzzzzz", keys.enter);
  await screen.waitFor("Type something else");
  for (let typed = 0; typed < 17; typed++) screen.press(keys.backspace);
  await screen.waitFor("❯ Start here");
  expect(screen.transcript()).not.toContain("resturant");
  expect(screen.transcript().match(/whichside · /g)).toHaveLength(1);
});

test("a copy of the open course is not offered; another one is, last and with its path", async () => {
  const folder = mkdtempSync(join(tmpdir(), "whichside-cwd-"));
  cpSync(join(shipped, "course.yaml"), join(folder, "lessons", "course.yaml"), { recursive: true });
  mkdirSync(join(folder, "mine"));
  cpSync(
    resolve(import.meta.dirname, "fixtures/prompts/course.yaml"),
    join(folder, "mine", "course.yaml"),
  );
  const screen = await openHome({ cwd: folder, rows: 60 });
  const opens = screen
    .screen()
    .split("\n")
    .filter((each) => each.includes("open   "));
  expect(opens).toHaveLength(1);
  expect(opens[0]).toContain("./mine");
  expect(screen.screen().indexOf("./mine")).toBeGreaterThan(screen.screen().indexOf("quit   "));
  screen.close();
  removeFolder(folder);
});

test("in plain mode a slip is answered by itself, and the list is heard again when asked for", async () => {
  const screen = await openHome({ rows: 60 }, ["--plain"]);
  const lists = () => screen.transcript().match(/^25\. One case from end to end\./gm)?.length;
  expect(screen.transcript()).toMatch(/^Start here: Two halves of an app, about \d\d minutes\.$/m);
  expect(screen.transcript()).toMatch(
    /^1\. Two halves of an app\. Not started, about \d\d minutes\.$/m,
  );
  screen.press("resturant\r");
  await screen.waitFor('Nothing here is called "resturant". Perhaps:');
  await screen.waitFor("2. The restaurant: restaurant-analogy.");
  expect(lists()).toBe(1);
  screen.press("list\r");
  await screen.waitFor(() => lists() === 2);
  screen.press("quit\r");
  expect(await screen.left()).toBe(0);
});
