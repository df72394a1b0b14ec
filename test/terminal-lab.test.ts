/** The lab in a real terminal: an experiment step by step, and what one can do between the steps. */

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen } from "./screen.ts";

const course = resolve(import.meta.dirname, "../lessons");

afterEach(closeScreens);

test.each([
  [80, 24],
  [40, 20],
])(
  "login at %i by %i: predict, look, open a hop, edit and send, tables, source",
  async (columns, rows) => {
    const screen = openScreen(["lab", "login"], { course, columns, rows });
    await screen.waitFor("s skip");
    screen.press("1", keys.enter);
    await screen.waitFor("Enter what it means");
    expect(screen.transcript()).toContain("Your prediction: ");
    expect(screen.transcript()).toContain("401 Unauthorized");
    screen.press(keys.enter);
    await screen.waitFor("Enter next step");
    screen.press("o");
    await screen.waitFor("q quit");
    screen.press(keys.enter);
    await screen.waitFor(/"error": "[\s\S]*q quit/);
    screen.press("q");
    await screen.waitFor("Enter next step");
    screen.press("e");
    await screen.waitFor("q quit");
    screen.press(keys.enter);
    await screen.waitFor("roes");
    screen.press(
      keys.backspace,
      keys.backspace,
      keys.backspace,
      keys.backspace,
      keys.backspace,
      keys.backspace,
    );
    screen.press('rose"}', keys.enter);
    await screen.waitFor("Enter next step");
    expect(screen.transcript()).toContain("Set-Cookie:");
    screen.press("d");
    await screen.waitFor("Enter answer");
    screen.press("table sessions", keys.enter);
    await screen.waitFor("Enter next step");
    expect(screen.transcript()).toContain("member_id");
    screen.press("q");
    expect(await screen.left()).toBe(0);
    expect(screen.brokenLines()).toEqual([]);
  },
);

test("Ctrl-C closes the ports and gives the terminal back", async () => {
  const screen = openScreen(["lab", "login"], { course });
  await screen.waitFor("s skip");
  screen.press(keys.ctrlC);
  expect(await screen.left()).toBe(130);
  const { before, after } = screen.modes();
  expect(after).toBe(before);
});

test("a kill in the middle of an experiment keeps what was predicted, and the next one begins anew", async () => {
  const home = mkdtempSync(join(tmpdir(), "whichside-lab-"));
  const screen = openScreen(["lab", "login"], { course, home });
  await screen.waitFor("s skip");
  screen.press("1", keys.enter);
  await screen.waitFor("Enter what it means");
  screen.signal("SIGKILL");
  await screen.left();
  expect(readFileSync(join(home, "progress.jsonl"), "utf8")).toContain('"type":"answer"');
  const again = openScreen(["lab", "login"], { course, home });
  await again.waitFor("s skip");
  again.press("q");
  expect(await again.left()).toBe(0);
  removeFolder(home);
});
