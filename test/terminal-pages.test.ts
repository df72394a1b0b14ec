/** Verdicts and questions on a small real terminal: what comes first is seen first, the rest behind Enter. */

import { resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { closeScreens, keys, openScreen } from "./screen.ts";

afterEach(closeScreens);

const course = resolve(import.meta.dirname, "../lessons");

test("at 40 columns and 20 rows a verdict begins on the screen, and its question stands above the second try", async () => {
  const args = ["quiz", "login-flow", "--type", "choices", "--seed", "1"];
  const screen = openScreen(args, { columns: 40, rows: 20, course });
  await screen.waitFor("Enter answer");
  expect(screen.screen()).toContain("Question 1 of 2");
  // Whoever ticks everything knows nothing.
  for (const [number] of screen.screen().matchAll(/(?<=\[ \] )\d/g))
    screen.press(number, keys.space);
  screen.press(keys.enter);
  await screen.waitFor(/Enter (?:more|try again)/);
  expect(screen.screen()).toContain("✗ Not right");
  screen.press(keys.enter);
  await screen.waitFor("Enter answer");
  expect(screen.screen()).toContain("Question 1 of 2 · 5 points");
  expect(screen.screen()).toMatch(/\[x\] \d +[✓✗]/);
});

test("what of a verdict doesn't fit comes after Enter", async () => {
  const args = ["quiz", "login-flow", "--type", "build", "--seed", "1"];
  const screen = openScreen(args, { columns: 40, rows: 20, course });
  await screen.waitFor("Enter take it");
  expect(screen.screen()).toContain("Question 1 of 1");
  screen.press("s");
  await screen.waitFor("Skip it?");
  screen.press("s");
  await screen.waitFor("Enter more");
  expect(screen.screen()).toContain("Skipped, no points.");
  screen.press(keys.enter);
  await screen.waitFor("Enter continue");
  expect(screen.screen()).toContain("Why");
});
