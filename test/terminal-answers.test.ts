/** Every way of answering, in a real terminal, by each kind of key. */

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { removeFolder } from "./folder.ts";
import {
  closeScreens,
  keys,
  openQuestion,
  openScreen,
  type ScreenOptions,
  type TestScreen,
} from "./screen.ts";

afterEach(closeScreens);

/** Leaves the explanation and waits for the lesson's end. */
async function finish(screen: TestScreen): Promise<number> {
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  return screen.left();
}

test.each([
  ["the number", ["2", keys.enter]],
  ["arrows", [keys.down, keys.down, keys.enter]],
  ["arrows round the corner", [keys.up, keys.up, keys.enter]],
  ["j and k", ["j", "j", "j", "k", keys.enter]],
  ["the first letter and Enter", ["o", keys.enter]],
])("choice by %s", async (_how, typed) => {
  const screen = await openQuestion("choice");
  screen.press(...typed);
  await screen.waitFor("Right: 10 points");
  expect(screen.screen()).toContain("✓ Right: 10 points\n    On the backend\n");
  expect(screen.screen()).toContain("╭ Why ─");
  expect(await finish(screen)).toBe(0);
  expect(screen.screen()).toContain("10 of 10 points");
});

test("a wrong choice gets its feedback and one more try for half", async () => {
  const screen = await openQuestion("choice");
  screen.press("1", keys.enter);
  await screen.waitFor("One more try, for 5 points.");
  expect(screen.screen()).toContain("✗ Not right: In the browser, before anything is sent");
  expect(screen.screen()).toContain("Whoever uses the browser can change what runs in it.");
  await screen.waitFor("  2  On the backend");
  expect(screen.screen()).toContain("    1  ✗ In the browser");
  screen.press("1", keys.enter);
  await screen.waitFor("You have tried this one.");
  screen.press("2", keys.enter);
  await screen.waitFor("Right at the second try: 5 points");
  expect(await finish(screen)).toBe(0);
  expect(screen.screen()).toContain("not passed");
});

test("a hint says its cost before and lowers the points after", async () => {
  const screen = await openQuestion("choice");
  expect(screen.screen()).toContain("h hint (−2)");
  screen.press("h");
  await screen.waitFor("Who could change the code that does the checking?");
  await screen.waitFor("s skip");
  screen.press("2", keys.enter);
  await screen.waitFor("8 points");
});

test("a skipped question shows its answer and earns nothing", async () => {
  const screen = await openQuestion("choice");
  screen.press("s");
  await screen.waitFor("Skip it? You will see the answer");
  screen.press("s");
  await screen.waitFor("Only the backend can compare");
  expect(screen.screen()).toContain("On the backend");
  expect(await finish(screen)).toBe(0);
  expect(screen.screen()).toContain("0 of 10 points");
});

test("quit ends with 0 and keeps the place", async () => {
  const home = mkdtempSync(join(tmpdir(), "whichside-home-"));
  try {
    const screen = await openQuestion("choice", { home });
    screen.press("1", keys.enter);
    await screen.waitFor("h hint (−1)");
    screen.press("q");
    expect(await screen.left()).toBe(0);
    const again = openScreen(["choice"], { home });
    await again.waitFor("h hint (−1)");
    expect(again.screen()).toContain("Where are passwords checked?");
  } finally {
    removeFolder(home);
  }
});

test("back leads to the section before", async () => {
  const screen = await openQuestion("choice");
  screen.press("b");
  await screen.waitFor("Enter to the question · ? keys · q quit");
  screen.press(keys.enter);
  await screen.waitFor("s skip");
});

test.each([
  ["numbers", ["1", keys.space, "3", keys.space, keys.enter]],
  ["space and arrows", [keys.space, keys.down, keys.down, keys.space, keys.enter]],
  ["letters", ["a", "a", keys.space, "a", keys.space, keys.enter]],
])("choices by %s", async (_how, typed) => {
  const screen = await openQuestion("choices");
  screen.press(...typed);
  await screen.waitFor("Right: 10 points");
});

test("choices want at least one tick", async () => {
  const screen = await openQuestion("choices");
  screen.press(keys.enter);
  await screen.waitFor("Tick at least one, with Space.");
  expect(screen.screen()).toContain("[ ] 1  An email");
});

/** The numbers that the items have on this screen, in the right order. */
function rightOrder(screen: TestScreen): string[] {
  return ["You fill in the form", "The frontend sends it", "The backend checks it"].map(
    (item) => new RegExp(`(\\d)  ${item}`).exec(screen.screen())?.[1] ?? "",
  );
}

test("order by numbers: to the item, and with it to its place", async () => {
  const screen = await openQuestion("order");
  const now = ["1", "2", "3"];
  for (const [place, number] of rightOrder(screen).entries()) {
    const from = now.indexOf(number);
    screen.press(String(from + 1), keys.space, String(place + 1), keys.space);
    now.splice(place, 0, ...now.splice(from, 1));
  }
  screen.press(keys.enter);
  await screen.waitFor("Right: 10 points");
});

test("order by carrying", async () => {
  const screen = await openQuestion("order");
  // The first letter of the last word tells the items apart: y, then t, then t again.
  const places = rightOrder(screen).map(Number);
  // Selection sort with the keys a learner has.
  const now = [1, 2, 3];
  for (const [place, number] of places.entries()) {
    const from = now.indexOf(number);
    const up = from - place;
    screen.press("\x1b[H", ...Array<string>(from).fill(keys.down), keys.space);
    screen.press(...Array<string>(up).fill(keys.up), keys.space);
    now.splice(place, 0, ...now.splice(from, 1));
  }
  screen.press(keys.enter);
  await screen.waitFor("Right: 10 points");
});

/** For each item as it comes, the right side. */
const sides = { "Styling a button": 0, "Keeping all orders": 1, "Showing a spinner": 0 };

test.each([
  ["arrows", [keys.left, keys.right]],
  ["numbers", ["1", "2"]],
  ["first letters", ["f", "b"]],
])("sort by %s", async (_how, both) => {
  const screen = await openQuestion("sort");
  // Whichever category was met first stands left.
  const flipped = /← Backend/.test(screen.screen());
  const [left = "", right = ""] = both;
  const [frontend, backend] = flipped && both[0] !== "f" ? [right, left] : [left, right];
  for (const place of ["1 of 3", "2 of 3", "3 of 3"]) {
    await screen.waitFor(`(${place})`);
    const [, side] =
      Object.entries(sides).find(([item]) => screen.screen().includes(`${item}  (${place})`)) ?? [];
    screen.press(side === 0 ? frontend : backend);
  }
  await screen.waitFor("All sorted.");
  screen.press(keys.enter);
  await screen.waitFor("Right: 10 points");
});

test("sort takes one back", async () => {
  const screen = await openQuestion("sort");
  screen.press("1");
  await screen.waitFor("(2 of 3)");
  screen.press(keys.backspace);
  await screen.waitFor("(1 of 3)");
});

test("text is typed, mended and taken; the cursor stands behind it", async () => {
  const screen = await openQuestion("text");
  screen.press("405");
  await screen.waitFor("❯ 405");
  await screen.waitFor(() => screen.cursor().shown && screen.cursor().column === 7);
  screen.press(keys.backspace, "4", keys.enter);
  await screen.waitFor("Right: 10 points");
});

test("a text that is known to be wrong gets its own feedback", async () => {
  const screen = await openQuestion("text");
  screen.press("500", keys.enter);
  await screen.waitFor("That one says that the server is at fault.");
});

test("a second try at a text begins with an empty line, where a key is still a key", async () => {
  const screen = await openQuestion("text");
  screen.press("405", keys.enter);
  await screen.waitFor("One more try");
  await screen.waitFor("h hint (−1)");
  await screen.waitFor(() => screen.cursor().shown && screen.cursor().column === 4);
  screen.press(":h", keys.enter);
  await screen.waitFor("It begins with a four.");
  await screen.waitFor("Enter answer · :s skip");
  screen.press("404", keys.enter);
  await screen.waitFor("Right at the second try");
});

test.each([
  [":h", "It begins with a four."],
  ["?", "Keys, the same everywhere"],
  [":s", "Four hundred and four."],
])("in a text %s and Enter is a key", async (typed, expected) => {
  const screen = await openQuestion("text");
  screen.press(typed, keys.enter);
  await screen.waitFor(expected);
});

test("gaps are filled one after the other", async () => {
  const screen = await openQuestion("gaps");
  screen.press("frontend", keys.enter);
  await screen.waitFor(/1.frontend\]/);
  screen.press("server", keys.tab, "api", keys.enter);
  await screen.waitFor("Right: 10 points");
});

test.each([
  ["the number", ["2", keys.enter]],
  ["arrows", [keys.right, keys.right, keys.enter]],
  ["the first letter", ["s", keys.enter]],
])("spot by %s", async (how, typed) => {
  const screen = await openQuestion("spot");
  // `s` skips where it is offered.
  if (how === "the first letter") screen.press("w", keys.left, keys.enter);
  else screen.press(...typed);
  await screen.waitFor("Right: 10 points");
});

test("describe is typed in a sentence, held beside a good answer, and rated by its writer", async () => {
  const screen = await openQuestion("describe", { columns: 40 });
  screen.press("After a click all of it is kept");
  await screen.waitFor("of it is kept");
  screen.press(keys.enter);
  await screen.waitFor("[ ] 2");
  // Both texts are on one screen while the points are ticked.
  expect(screen.screen()).toMatch(
    /After a click all of it is kept[\s\S]*A good answer[\s\S]*\[ \] 1/,
  );
  screen.press("1", keys.space, keys.enter);
  await screen.waitFor("Your own rating: 1 of 2");
  await screen.waitFor("[x] names the click");
  await screen.waitFor("[ ] the backend stores it");
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("done, without points");
  expect(screen.transcript()).not.toMatch(/Right|Not right|Missing|passed|10 points/);
});

test("a drawing is played in place and stays whole", async () => {
  const screen = openScreen(["read"]);
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("Step 1 of 3.");
  screen.press(keys.enter);
  await screen.waitFor("Step 2 of 3.");
  screen.press(keys.left);
  await screen.waitFor("Step 1 of 3.");
  screen.press("a");
  await screen.waitFor("Enter continue");
  expect(screen.screen()).not.toContain("Step");
  expect(screen.transcript().match(/│ Backend │/g)).toHaveLength(1);
});

test("? shows all keys, and the question comes back", async () => {
  const screen = await openQuestion("choice");
  screen.press("?");
  await screen.waitFor("any other key goes back");
  expect(screen.screen()).not.toContain("On the backend");
  // The question stays above them, so that the last ones are scrolled to.
  expect(screen.screen()).toContain("Question 1 of 1");
  screen.press(...Array.from({ length: 30 }, () => keys.down));
  await screen.waitFor("before a letter, where letters are text");
  screen.press(keys.enter);
  await screen.waitFor("  2  On the backend");
});

/** As a hand does it, at the pause that the program has for people. */
const byHand: ScreenOptions = { env: { WHICHSIDE_PAUSE: "" } };

test.each([30, 150, 600])("1 and Enter %i ms later is one answer, and no second", async (gap) => {
  const screen = openScreen(["choice"], byHand);
  await screen.waitFor("Enter continue");
  await sleep(400);
  screen.press(keys.enter);
  await screen.waitFor("s skip");
  await sleep(400);
  screen.press("1");
  await sleep(gap);
  screen.press(keys.enter);
  await screen.waitFor("One more try, for 5 points.");
  await sleep(gap);
  screen.press(keys.enter);
  await screen.waitFor("h hint (−1)");
  await sleep(300);
  screen.press(keys.enter);
  await screen.waitFor("Move to one first");
  expect(screen.transcript()).not.toContain("second try");
});

test("Enter that is held for two seconds answers no question", async () => {
  const screen = openScreen(["choice"], byHand);
  await screen.waitFor("Enter continue");
  for (let held = 0; held < 2000; held += 33) {
    screen.press(keys.enter);
    await sleep(33);
  }
  await screen.waitFor(/Enter continue|s skip/);
  expect(screen.transcript()).not.toMatch(/points\n[\s\S]*points/);
  expect(screen.transcript()).not.toMatch(/Right|Not right/);
});
