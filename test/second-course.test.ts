/** Another course, about something else and in another language: what holds for ours holds for it. */

import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { realLibrary } from "../src/shell/library.ts";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen, type TestScreen } from "./screen.ts";

const course = resolve(import.meta.dirname, "../examples/version-control");

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-second-"));
});
afterEach(() => {
  closeScreens();
  removeFolder(home);
});

function open(args: readonly string[], columns = 80, named = course): TestScreen {
  return openScreen(args, { columns, rows: 40, home, env: { WHICHSIDE_COURSE: named } });
}

test("nothing is wrong with it", async () => {
  const library = realLibrary({ path: course, shown: "version-control", shipped: false });
  const { diagnostics, lessons } = await library.check();
  expect(diagnostics).toEqual([]);
  expect(lessons).toBe(3);
});

/** The number before an option, wherever shuffling has put it. */
function numberOf(option: string, screen: string): string {
  return new RegExp(`(\\d)\\s+${option}$`, "m").exec(screen)?.[1] ?? "";
}

/** What is pressed for each question; the rest is skipped. */
const answers: readonly (readonly [string, (screen: string) => string[]])[] = [
  ["変わったのはどこですか", (screen) => [numberOf("作業フォルダー", screen), keys.enter]],
  ["何と言いますか", () => ["プッシュ", keys.enter]],
  ["文を完成させてください", () => ["作業フォルダ", keys.enter, "履歴", keys.enter]],
];

test.each([80, 44])("a lesson is played to its end in %i columns", async (columns) => {
  const screen = open(["three-places"], columns);
  const asked = new Set<string>();
  let before = "";
  for (let turn = 0; turn < 60; turn++) {
    await screen.waitFor(
      () => screen.transcript() !== before && /(quit|back)$/.test(screen.screen()),
    );
    before = screen.transcript();
    if (screen.screen().endsWith("terminal is back")) break;
    const help = before.slice(before.lastIndexOf("\n\n"));
    const question = before.slice(before.lastIndexOf("Question "));
    const known = answers.find(([title]) => question.replace(/\s/g, "").includes(title));
    if (help.includes("next step")) screen.press("a");
    else if (!/\bskip/.test(help)) screen.press(keys.enter);
    else if (known !== undefined && !asked.has(known[0])) {
      asked.add(known[0]);
      screen.press(...known[1](screen.screen()));
    } else screen.press(help.includes(":s skip") ? ":s\r" : "ss");
  }
  expect(asked.size).toBe(3);
  expect(await screen.left()).toBe(0);
  const transcript = screen.transcript();
  expect(transcript.replace(/\s/g, "")).toContain("30of60points");
  for (const line of transcript.split("\n")) expect(cellsIn(line)).toBeLessThanOrEqual(columns);
});

/** Japanese characters take two cells. */
function cellsIn(line: string): number {
  return [...line].reduce(
    (sum, letter) => sum + (/[\u3000-\u9fff\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  );
}

test("its progress stays apart from that of another course", async () => {
  const played = open(["three-places"]);
  await played.waitFor("Enter continue");
  played.press(keys.enter);
  await played.waitFor("Enter next step");
  played.press("q");
  expect(await played.left()).toBe(0);
  const again = open(["list"]);
  await again.waitFor("◐ 1  三つの場所");
  const ours = open(["list"], 80, resolve(course, "../../lessons"));
  await ours.waitFor("Two halves of an app");
  await ours.left();
  expect(ours.transcript()).not.toContain("◐");
});

test("a question's sides are those of the course", async () => {
  const screen = open(["quiz", "three-places"]);
  for (let turn = 0; turn < 12; turn++) {
    await screen.waitFor(/quit$/);
    const text = screen.screen();
    if (text.includes("← 作業フォルダー") || /作業フォルダー.*履歴.*リモート/.test(text)) break;
    const help = text.slice(text.lastIndexOf("\n\n"));
    screen.press(help.includes(":s skip") ? ":s\r" : help.includes("skip") ? "ss" : keys.enter);
    await screen.waitFor(() => screen.screen() !== text);
  }
  expect(screen.screen()).toContain("リモート");
  expect(screen.transcript()).not.toMatch(/Frontend|Backend/);
});

test("in the folder above it, the home screen offers it", async () => {
  const screen = openScreen([], {
    rows: 60,
    home,
    cwd: resolve(course, ".."),
    env: { WHICHSIDE_COURSE: "" },
  });
  await screen.waitFor("バージョン管理の考え方  ./version-control");
  screen.press("version-control", keys.enter);
  await screen.waitFor("whichside · バージョン管理の考え方");
  await screen.waitFor("三つの場所");
  screen.press("q", keys.enter);
  expect(await screen.left()).toBe(0);
});

test.each([
  ["--course", ["list", "--course", "how-git-thinks"], ""],
  ["WHICHSIDE_COURSE", ["list"], "how-git-thinks"],
])("it is found as an installed package by %s", async (_by, args, named) => {
  const cwd = join(home, "project", "deep");
  mkdirSync(cwd, { recursive: true });
  const installed = join(home, "project", "node_modules", "how-git-thinks");
  cpSync(course, join(installed, "lessons"), { recursive: true });
  const screen = openScreen(args, { home, cwd, env: { WHICHSIDE_COURSE: named } });
  await screen.waitFor("1  三つの場所");
  expect(await screen.left()).toBe(0);
});
