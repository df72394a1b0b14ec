/** Terminals of all kinds: sizes that are odd or missing, colours as variables ask for them. */

import { afterEach, expect, test } from "vitest";
import { closeScreens, keys, openScreen, type TestScreen } from "./screen.ts";

afterEach(closeScreens);

/** The list of lessons, printed; all of the screen is there when the shell is back. */
async function list(
  env: Readonly<Record<string, string>>,
  ...flags: string[]
): Promise<TestScreen> {
  const screen = openScreen(["list", ...flags], { env });
  await screen.left();
  return screen;
}

test.each([
  ["nothing set", {}, [], true],
  ["NO_COLOR", { NO_COLOR: "1" }, [], false],
  ["an empty NO_COLOR", { NO_COLOR: "" }, [], true],
  ["NO_COLOR and --color", { NO_COLOR: "1" }, ["--color"], true],
  ["FORCE_COLOR=0", { FORCE_COLOR: "0" }, [], false],
  ["NO_COLOR and FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, [], false],
  ["CLICOLOR=0", { CLICOLOR: "0" }, [], false],
  ["CLICOLOR=0 and CLICOLOR_FORCE", { CLICOLOR: "0", CLICOLOR_FORCE: "1" }, [], true],
  ["TERM=dumb", { TERM: "dumb" }, [], false],
  ["--no-color and FORCE_COLOR", { FORCE_COLOR: "3" }, ["--no-color"], false],
])("colours with %s", async (_name, env, flags, colored) => {
  const screen = await list(env, ...flags);
  expect(screen.styleOf("Every way of answering").bold).toBe(colored);
});

test.each([
  ["COLUMNS=0", { COLUMNS: "0" }],
  ["COLUMNS that is a lie", { COLUMNS: "500" }],
  ["a TERM that nobody knows", { TERM: "nonsense" }],
])("%s changes nothing", async (_name, env) => {
  const screen = openScreen(["choice"], { env });
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("  1  In the browser, before anything is sent");
  screen.press("2", keys.enter);
  await screen.waitFor("Right: 10 points");
  expect(screen.brokenLines()).toEqual([]);
});

test.each([
  [20, 8],
  [30, 10],
  [80, 6],
  [200, 60],
])("a prompt at %i by %i keeps what is active and the keys in sight", async (columns, rows) => {
  const screen = openScreen([], { columns, rows });
  await screen.waitFor(/Enter\s+quit$/);
  for (let pressed = 0; pressed < 8; pressed++) {
    screen.press(keys.down);
    await screen.waitFor(/❯.*Enter\s+quit$/s);
  }
  expect(screen.brokenLines()).toEqual([]);
});

test("a height that changes in the middle keeps the prompt on the screen", async () => {
  const screen = openScreen([], { rows: 24 });
  await screen.waitFor(/Enter\s+quit$/);
  screen.resize(80, 8);
  await screen.waitFor(/\d more/);
  screen.resize(80, 30);
  await screen.waitFor(/9 {2}A login to read.*Enter quit$/s);
  screen.press("9", keys.enter);
  await screen.waitFor("A login to read · 1 of");
});
