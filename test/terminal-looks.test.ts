/** What stands on the screen of a real terminal: colours, signs, any width, any height, and in plain mode. */

import { afterEach, expect, test } from "vitest";
import { closeScreens, keys, openQuestion, openScreen } from "./screen.ts";

afterEach(closeScreens);

test("the home picks by arrows, number and a part of a name", async () => {
  const first = openScreen([]);
  await first.waitFor("q Enter quit");
  // Below "Start here" is the first lesson.
  first.press(keys.down, keys.down, keys.enter);
  await first.waitFor("Pick several · 1 of 1");
  const second = openScreen([]);
  await second.waitFor("q Enter quit");
  second.press("mistake");
  await second.waitFor("Find: mistake");
  second.press(keys.enter);
  await second.waitFor("Spot the mistake · 1 of 1");
  const third = openScreen([]);
  await third.waitFor("q Enter quit");
  third.press("5");
  await third.waitFor("Find: 5");
  third.press(keys.enter);
  await third.waitFor("Type it · 1 of 1");
});

test("what is active, what is dimmed and the sides show as attributes", async () => {
  const screen = await openQuestion("sort");
  // On dark the quiet gray, and the fixture course's cyan and magenta.
  expect(screen.styleOf("s skip").color).toBe(248);
  expect(screen.styleOf("Frontend").color).toBe(80);
  expect(screen.styleOf("Backend").color).toBe(213);
  const choice = await openQuestion("choice");
  choice.press("1");
  await choice.waitFor("❯ 1");
  expect(choice.styleOf("❯ 1")).toMatchObject({ bold: true });
  expect(choice.styleOf("2  On the").bold).toBe(false);
});

test("NO_COLOR leaves no attribute at all", async () => {
  const screen = await openQuestion("choice", { env: { NO_COLOR: "1" } });
  screen.press("1");
  await screen.waitFor("❯ 1");
  for (const text of ["❯ 1", "s skip", "Question 1"]) {
    expect(screen.styleOf(text)).toEqual({
      bold: false,
      dim: false,
      inverse: false,
      underline: false,
      color: -1,
    });
  }
});

test("without UTF-8 everything on the screen is ASCII", async () => {
  const screen = await openQuestion("choice", { env: { LANG: "C" } });
  expect(screen.screen()).toMatch(/^[\x20-\x7e\n]*$/);
  screen.press("2", keys.enter);
  await screen.waitFor("+ Why -");
  expect(screen.transcript()).toMatch(/^[\x20-\x7e\n]*$/);
});

test.each([20, 40, 80, 200])(
  "at %i columns no prompt is wider than the terminal",
  async (columns) => {
    const screen = await openQuestion("choice", { columns, rows: 40 });
    const rows = screen.screen().split("\n");
    // A line that the terminal had to break would begin at its left border in the middle of a word.
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(Math.min(columns, 80));
    screen.press("2", keys.enter);
    await screen.waitFor("10 points");
  },
);

test.each([
  ["choice", "❯ 2", ["2"]],
  ["choices", "[x] 2", ["2", keys.space]],
  ["text", "❯ 40", ["40"]],
  ["gaps", "serv", ["frontend", keys.tab, "serv"]],
  ["spot", "❯2", ["2"]],
  ["sort", "(2 of 3)", ["1"]],
  ["order", "↕ 1", [keys.space]],
  ["describe", "❯ it keeps", ["it keeps"]],
])("%s stays readable and whole from 60 to 20 to 120 columns", async (kind, mark, typed) => {
  const screen = await openQuestion(kind, { columns: 60 });
  screen.press(...typed);
  await screen.waitFor(mark);
  screen.resize(20);
  // At 20 columns there is no margin.
  await screen.waitFor(/\n(?! )[^\n]*q quit$/);
  await screen.waitFor(mark);
  screen.resize(120);
  // That line is shorter at 20 columns: this one has a margin again, and comes last.
  await screen.waitFor(/\n {2}(?! )[^\n]*s skip[\s\S]*q quit$/);
  const text = screen.transcript();
  expect(text.split(mark).length - 1).toBe(1);
  expect(text).toContain("Question");
});

test("a lesson names its sources, and a long address is copied in one piece", async () => {
  const screen = openScreen(["show", "12"], { columns: 60, course: "" });
  expect(await screen.left()).toBe(0);
  expect(screen.transcript()).toContain("Sources");
  const address =
    "https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url";
  expect(screen.transcript().replaceAll("\n", "")).toContain(address);
  // The terminal broke it, and knows that it is one.
  expect(screen.brokenLines().some((part) => address.startsWith(part))).toBe(true);
});

test("the home stays whole from 60 to 20 to 120 columns", async () => {
  const screen = openScreen([], { columns: 60, rows: 90 });
  await screen.waitFor(/q Enter quit$/);
  screen.press(keys.down, keys.down);
  await screen.waitFor(/❯.*2 {2}Pick several/);
  screen.resize(20);
  await screen.waitFor(/\n(?! )[^\n]*Enter\s+quit$/);
  screen.resize(120);
  await screen.waitFor("anything · ? keys · q Enter quit");
  expect(screen.transcript().match(/❯/g)).toHaveLength(1);
  expect(screen.transcript().match(/A login to read/g)).toHaveLength(1);
});

test("a drawing that no longer fits leaves its sentence, and comes back", async () => {
  const screen = openScreen(["read"], { columns: 60, rows: 40 });
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("Step 1 of 3.");
  screen.resize(20, 40);
  await screen.waitFor(/\nStep 1 of 3\./);
  expect(screen.screen()).not.toContain("│ Backend");
  screen.resize(120, 40);
  await screen.waitFor("│ Backend │");
  await screen.waitFor("  Step 1 of 3.");
  screen.press("a");
  await screen.waitFor("Enter continue");
  expect(screen.transcript().match(/│ Backend │/g)).toHaveLength(1);
});

test("a list higher than the screen follows the pointer", async () => {
  const screen = openScreen([], { rows: 10 });
  await screen.waitFor(/\d more/);
  screen.press(keys.up);
  await screen.waitFor(/❯ quit/);
  expect(screen.screen()).toContain("q Enter quit");
});

test("keys pressed while nothing is asked neither show up nor answer", async () => {
  const screen = openScreen(["choice"]);
  screen.press("2", "2", keys.enter, keys.enter, "zzz");
  await screen.waitFor("Enter continue");
  expect(screen.screen()).toContain("Pick one");
});

test("plain mode asks line by line and ends with 0", async () => {
  const screen = openScreen(["choice", "--plain"]);
  await screen.waitFor("Enter: continue");
  screen.press("\r");
  await screen.waitFor("Type a number, or hint");
  expect(screen.screen()).toContain("1. In the browser, before anything is sent");
  screen.press("7\r");
  await screen.waitFor("Please type a number from 1 to 3.");
  screen.press("2\r");
  await screen.waitFor("Right");
  screen.press("\r");
  expect(await screen.left()).toBe(0);
});

test.each([
  ["ACCESSIBLE", "1"],
  ["TERM", "dumb"],
])("%s=%s is plain", async (name, value) => {
  const screen = openScreen(["choice"], { env: { [name]: value } });
  await screen.waitFor("Enter: continue");
  screen.press("\r");
  await screen.waitFor("Type a number");
  expect(screen.transcript()).not.toMatch(/[╭│❯●]/);
});
