/** Whole lessons of the shipped course, from the first screen to the last, in a real terminal. */

import { resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { closeScreens, keys, openScreen, type TestScreen } from "./screen.ts";

afterEach(closeScreens);

const course = resolve(import.meta.dirname, "../lessons");

/** Presses what the last line offers until the shell has its terminal back. */
async function walk(screen: TestScreen, answer: (help: string) => string): Promise<string[]> {
  const pressed: string[] = [];
  let before = "";
  for (;;) {
    await screen.waitFor(
      () => screen.transcript() !== before && /quit$|back$/.test(screen.screen()),
    );
    if (screen.screen().endsWith("terminal is back")) return pressed;
    if (pressed.length > 150) throw new Error(`There is no end to it:\n${screen.screen()}`);
    before = screen.transcript();
    // The keys stand below the last blank line.
    const help = before.slice(before.lastIndexOf("\n\n")).trim();
    const key = answer(help);
    pressed.push(key);
    screen.press(key);
  }
}

function skipping(help: string): string {
  if (help.includes("see it happen:")) return "q";
  if (help.includes("n not now")) return "n";
  if (help.includes("next step")) return "a";
  if (help.includes(":s skip")) return ":s\r";
  return help.includes("s skip") ? "ss" : keys.enter;
}

test.each([
  ["two-halves-of-an-app", 80, 24],
  ["two-halves-of-an-app", 40, 20],
  ["two-halves-of-an-app", 20, 20],
  ["login-flow", 80, 24],
  ["login-flow", 40, 20],
  ["where-things-happen", 80, 24],
  ["where-things-happen", 200, 60],
])("%s goes from the first screen to the last at %i by %i", async (lesson, columns, rows) => {
  const screen = openScreen([lesson], { course, columns, rows });
  const pressed = await walk(screen, skipping);
  expect(await screen.left()).toBe(0);
  // Only the address of a source is left to the terminal, which keeps it in one piece.
  expect(screen.brokenLines().filter((row) => !/^\S+$/.test(row))).toEqual([]);
  if (lesson !== "two-halves-of-an-app") expect(screen.transcript()).toContain("Sources");
  expect(screen.transcript()).not.toMatch(/\n\n\n/);
  // A lesson of skipped questions is not passed; the words may stand on two lines.
  expect(screen.transcript()).toMatch(/not[\s│]+passed/);
  expect(pressed.length).toBeGreaterThan(10);
});

test("Enter alone passes no lesson", async () => {
  const screen = openScreen(["two-halves-of-an-app"], { course, rows: 40 });
  await walk(screen, (help) => {
    // Where Enter alone is no answer, the question is skipped.
    const stuck = /tick|Enter answer|Enter take it|next gap|a sentence or more/.test(help);
    return stuck || help.includes("not now") || help.includes("1–2") ? skipping(help) : keys.enter;
  });
  expect(screen.transcript()).toContain("not passed");
});

test("a lesson ends with its experiment, and Enter opens it", async () => {
  const screen = openScreen(["login-flow"], { course });
  let opened = false;
  await walk(screen, (help) => {
    if (opened) return "q";
    opened = help.includes("see it happen:");
    return opened ? keys.enter : skipping(help);
  });
  expect(await screen.left()).toBe(0);
  expect(screen.transcript()).toContain("See it happen: whichside lab login\n");
  expect(screen.transcript()).toContain("Log in with a wrong password");
});
