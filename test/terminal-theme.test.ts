/** The terminal is asked for its background, and its answer is seen in colours and nowhere else. */

import { afterEach, expect, test } from "vitest";
import { closeScreens, keys, openScreen } from "./screen.ts";

afterEach(closeScreens);

const asked = { WHICHSIDE_THEME: "" };
const light = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
const dark = "\x1b]11;rgb:0000/2b2b/3636\x07";

test.each([
  ["light", light, 242],
  ["dark", dark, 248],
  ["nothing, and says who it is", "", 246],
])("a terminal that answers %s", async (_name, answers, color) => {
  const screen = openScreen([], { env: asked, answers });
  await screen.waitFor("q Enter quit");
  expect(screen.styleOf("Also").color).toBe(color);
  // The answer is no key: it neither searches nor leaves.
  expect(screen.transcript()).not.toMatch(/Find:|rgb|1;2c/);
  screen.press("q", keys.enter);
  expect(await screen.left()).toBe(0);
  const { before, after } = screen.modes();
  expect(after).toBe(before);
});

test("a terminal that answers nothing is not waited for", async () => {
  const screen = openScreen([], { env: asked });
  await screen.waitFor("q Enter quit");
  // Late answers are no keys either.
  screen.press(light, "\x1b[?1;2c", "2");
  await screen.waitFor("Find: 2");
  expect(screen.screen()).not.toMatch(/rgb|1;2c/);
});

test("what prints and ends leaves no answer to the shell", async () => {
  const screen = openScreen(["list"], { env: asked, answers: light });
  expect(await screen.left()).toBe(0);
  expect(screen.transcript()).not.toMatch(/rgb|1;2c/);
  const { before, after } = screen.modes();
  expect(after).toBe(before);
});

test("a theme that is named needs no question", async () => {
  const screen = openScreen(["--theme", "light"], { env: asked, answers: dark });
  await screen.waitFor("q Enter quit");
  expect(screen.styleOf("Also").color).toBe(242);
});

test("the pointer and the head are in no side's colour", async () => {
  const screen = openScreen([], {});
  await screen.waitFor("q Enter quit");
  const sides = [80, 213, 221];
  expect(sides).not.toContain(screen.styleOf("whichside").color);
  expect(sides).not.toContain(screen.styleOf("Start here").color);
});

test("theme none leaves weight, and no colour", async () => {
  const screen = openScreen(["--theme", "none"], {});
  await screen.waitFor("q Enter quit");
  expect(screen.styleOf("whichside")).toMatchObject({ bold: true, color: -1 });
});
