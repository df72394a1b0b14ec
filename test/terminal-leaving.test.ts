/** Every way of leaving, at every kind of prompt: exit code, terminal, cursor, answers. */

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen, type ScreenOptions, type TestScreen } from "./screen.ts";

let home = "";

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-home-"));
});

afterEach(() => {
  closeScreens();
  removeFolder(home);
});

/** Goes to a prompt of each kind; types a little where something can be typed. */
const prompts: Readonly<Record<string, (options?: ScreenOptions) => Promise<TestScreen>>> = {
  choice: (options) => question("choice", ["2"], "❯ 2", options),
  choices: (options) => question("choices", ["2", keys.space], "[x] 2", options),
  order: (options) => question("order", [keys.space], "↕ 1", options),
  sort: (options) => question("sort", ["1"], "(2 of 3)", options),
  text: (options) => question("text", [], "❯", options),
  gaps: (options) => question("gaps", [], "[1", options),
  spot: (options) => question("spot", ["2"], "❯2", options),
  describe: (options) => question("describe", [], "❯", options),
  key: (options) => opened(["choice"], "Enter continue", options),
  play: async (options) => {
    const screen = await opened(["read"], "Enter continue", options);
    screen.press(keys.enter);
    await screen.waitFor("Step 1 of 3.");
    return screen;
  },
  drill: (options) => opened(["drill", "--all"], "Item 1 of 3", options),
  // High enough for what a shell says above it.
  menu: (options) => opened([], "Enter quit", { rows: 40, ...options }),
};

async function opened(
  args: readonly string[],
  text: string,
  options: ScreenOptions = {},
): Promise<TestScreen> {
  const screen = openScreen(args, { home, ...options });
  await screen.waitFor(text);
  return screen;
}

async function question(
  lesson: string,
  typed: readonly string[],
  mark: string,
  options?: ScreenOptions,
): Promise<TestScreen> {
  const screen = await opened([lesson], "Enter continue", options);
  screen.press(keys.enter);
  await screen.waitFor("s skip");
  screen.press(...typed);
  await screen.waitFor(mark);
  return screen;
}

const ways: readonly [
  way: string,
  leave: (screen: TestScreen) => void,
  code: number,
  said: string | undefined,
][] = [
  ["Ctrl-C", (screen) => screen.press(keys.ctrlC), 130, "Stopped. Your answers so far are kept."],
  ["Ctrl-D", (screen) => screen.press(keys.ctrlD), 0, "Stopped here."],
  ["Ctrl-\\", (screen) => screen.press(keys.ctrlBackslash), 131, "Stopped."],
  ["SIGINT", (screen) => screen.signal("SIGINT"), 130, "Stopped."],
  ["SIGTERM", (screen) => screen.signal("SIGTERM"), 143, "Stopped."],
  ["SIGQUIT", (screen) => screen.signal("SIGQUIT"), 131, "Stopped."],
  ["SIGHUP", (screen) => screen.signal("SIGHUP"), 129, undefined],
];

const cases = Object.keys(prompts).flatMap((kind) =>
  ways.map(([way, leave, code, said]) => ({ kind, way, leave, code, said })),
);

test.each(cases)("$way at $kind", async ({ kind, leave, code, said }) => {
  const screen = await prompts[kind]?.();
  if (screen === undefined) throw new Error(`There is no prompt ${kind}.`);
  leave(screen);
  expect(await screen.left()).toBe(code);
  const { before, after } = screen.modes();
  expect(after).toBe(before);
  expect(screen.cursor().shown).toBe(true);
  // What is written next begins on a line of its own.
  expect(screen.screen()).toMatch(new RegExp(`^left with ${code}$`, "m"));
  if (said === undefined) expect(screen.screen()).not.toContain("Stopped");
  // A drill records nothing, so it has nothing to say of answers that are kept.
  else if (kind !== "drill") expect(screen.screen()).toContain(said);
});

test.each(ways)("%s keeps the answers so far", async (_way, leave) => {
  const screen = await question("choice", ["1", keys.enter], "One more try");
  await screen.waitFor("h hint (−1)");
  leave(screen);
  await screen.left();
  expect(readFileSync(join(home, "progress.jsonl"), "utf8")).toMatch(/"type":"answer"/);
  const again = await opened(["choice"], "h hint (−1)");
  expect(again.screen()).toContain("1  ✗ In the browser");
});

test.each(["choice", "text", "key", "play", "menu"])(
  "Ctrl-Z at %s gives the shell its terminal, and fg draws the prompt again",
  async (kind) => {
    const screen = await prompts[kind]?.({ jobs: true });
    if (screen === undefined) throw new Error(`There is no prompt ${kind}.`);
    const mark =
      kind === "play"
        ? "Step 1 of 3."
        : kind === "text"
          ? "❯"
          : kind === "menu"
            ? "q Enter quit"
            : "q quit";
    screen.press(keys.ctrlZ);
    await screen.waitFor("stopped with 148");
    expect(screen.cursor().shown).toBe(true);
    // The shell's `read` echoes: the terminal is in its usual mode.
    screen.press("echoed");
    await screen.waitFor(/^echoed$/m);
    screen.press(keys.enter);
    await screen.waitFor(new RegExp(`echoed[^]*${mark.replaceAll(".", "\\.")}`));
    screen.press(kind === "text" ? ":q\r" : kind === "menu" ? "q\r" : "q");
    expect(await screen.left()).toBe(0);
    const { before, after } = screen.modes();
    expect(after).toBe(before);
  },
);

test("a stop from outside and back leaves the prompt working", async () => {
  const screen = await question("choice", ["1"], "❯ 1");
  screen.signal("SIGSTOP");
  screen.signal("SIGCONT");
  screen.press(keys.down);
  await screen.waitFor("❯ 2");
  screen.press(keys.enter);
  await screen.waitFor("Right: 10 points");
});

test("Ctrl-Z without a shell that could continue the program changes nothing", async () => {
  const screen = await question("choice", ["1"], "❯ 1");
  screen.press(keys.ctrlZ, keys.down);
  await screen.waitFor("❯ 2");
  expect(screen.cursor().shown).toBe(false);
});

test.each(Object.keys(prompts))("a terminal that hangs up at %s ends with 129", async (kind) => {
  const screen = await prompts[kind]?.();
  if (screen === undefined) throw new Error(`There is no prompt ${kind}.`);
  expect(await screen.hangUp()).toBe(129);
});

test("a terminal that hangs up in plain mode ends with 129", async () => {
  const screen = openScreen(["choice", "--plain"], { home });
  await screen.waitFor(/^>$/m);
  expect(await screen.hangUp()).toBe(129);
});

test("a terminal that hangs up keeps the answers so far", async () => {
  const screen = await question("choice", ["1", keys.enter], "One more try");
  await screen.waitFor("h hint (−1)");
  expect(await screen.hangUp()).toBe(129);
  expect(readFileSync(join(home, "progress.jsonl"), "utf8")).toMatch(/"type":"answer"/);
});

test.each([
  ["Ctrl-C", keys.ctrlC, 130],
  ["Ctrl-D", keys.ctrlD, 0],
  ["Ctrl-\\", keys.ctrlBackslash, 131],
])("%s in plain mode", async (_way, key, code) => {
  const screen = openScreen(["choice", "--plain"], { home });
  await screen.waitFor(/^>$/m);
  screen.press(key);
  expect(await screen.left()).toBe(code);
  expect(screen.screen()).toContain("Stopped");
  const { before, after } = screen.modes();
  expect(after).toBe(before);
});
