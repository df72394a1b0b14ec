/** Keys in a real terminal: what moves in a text, and what is no key at all. */

import { afterEach, expect, test } from "vitest";
import { closeScreens, keys, openQuestion, openScreen } from "./screen.ts";

afterEach(closeScreens);

const pageDown = "\x1b[6~";
const pageUp = "\x1b[5~";

test("the arrows, the page keys and Esc turn the sections of a lesson", async () => {
  const screen = openScreen(["1"], { course: "", rows: 40 });
  await screen.waitFor(/1 of 9[\s\S]*q quit$/);
  for (const [key, place] of [
    [keys.down, "2 of 9"],
    [keys.left, "1 of 9"],
    [keys.right, "2 of 9"],
    [pageUp, "1 of 9"],
    [pageDown, "2 of 9"],
    [keys.escape, "1 of 9"],
  ] as const) {
    const seen = screen.transcript().split(`· ${place}`).length;
    screen.press(key);
    await screen.waitFor(() => screen.transcript().split(`· ${place}`).length > seen);
    await screen.waitFor(/q quit$/);
  }
});

test.each(["n", "3", "\x1b[2~"])("%j in a section says that it does nothing there", async (key) => {
  const screen = openScreen(["choice"]);
  await screen.waitFor("Enter continue");
  screen.press(key);
  await screen.waitFor("That key does nothing here. ? shows all keys.");
  screen.press("?");
  await screen.waitFor("Keys, the same everywhere");
  screen.press("x");
  await screen.waitFor("Enter continue");
});

test.each([
  ["the mouse", "\x1b[<0;12;8M\x1b[<0;12;8m"],
  ["a place of the cursor", "\x1b[12;11R"],
  ["a key with all that was held", "\x1b[27;5;13~"],
])("%s answers no question and moves nothing", async (_what, report) => {
  const screen = await openQuestion("choice");
  const before = screen.screen();
  screen.press(report, "2");
  await screen.waitFor("❯ 2");
  expect(screen.screen()).toBe(before.replace("    2", "  ❯ 2"));
});
