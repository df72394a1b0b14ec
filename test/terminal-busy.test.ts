/**
 * Ctrl-C while the program is busy. An endless loop stands for a file that takes for ever: it is put
 * into the program from outside, where it draws. No time is measured: each test waits for the end.
 * How long it takes says `bench/ctrl-c.ts`.
 */

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen } from "./screen.ts";

let home = "";

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-home-"));
});

afterEach(() => {
  closeScreens();
  removeFolder(home);
});

/** Node's options by which the program is busy for ever once it has written a text. */
function busyAfter(text: string, work: string): string {
  const file = join(home, "busy.cjs");
  writeFileSync(
    file,
    `const { write } = process.stdout;
    process.stdout.write = function (...given) {
      const written = write.apply(this, given);
      if (String(given[0]).includes(${JSON.stringify(text)})) { ${work} }
      return written;
    };`,
  );
  return `--require ${file}`;
}

test.each([
  ["a loop", "for (let count = 0; ; count++) Math.sqrt(count);"],
  ["a pattern that is not linear", '/^(a+)+$/.exec("a".repeat(60) + "b");'],
])("Ctrl-C ends %s in a sitting, with the terminal as it was", async (_what, work) => {
  const env = { NODE_OPTIONS: busyAfter("s skip", work) };
  const screen = openScreen(["choice"], { home, env });
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("s skip");
  // What was typed before is no reason not to hear it.
  screen.press("1", keys.down, keys.ctrlC);
  expect(await screen.left()).toBe(130);
  const { before, after } = screen.modes();
  expect(after).toBe(before);
  expect(screen.cursor().shown).toBe(true);
  expect(screen.screen()).toContain("Stopped. Your answers so far are kept.");
  expect(screen.screen()).not.toContain("debugger");
});

test("keys that were typed while the program was busy for a while are not lost", async () => {
  const busyOnce =
    "if (globalThis.was) return; globalThis.was = true; const end = Date.now() + 2000; while (Date.now() < end);";
  const env = { NODE_OPTIONS: busyAfter("s skip", `(() => { ${busyOnce} })();`) };
  const screen = openScreen(["choice"], { home, env });
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("s skip");
  screen.press(keys.down);
  await screen.waitFor("❯ 1");
});

const tangle = Array.from(
  { length: 240 },
  (_, at) => `n${(at * 7919) % 150} -- says ${at} --> n${(at * 104_729) % 151}`,
).join("\n");
const drawn = (source: string) => `\`\`\`mermaid\n${source}\n\`\`\`\n\n`;
const opening = "## First\n\nWords.\n\n## Second\n\n";

// The slowest that a search for slow files found, each up to its limit.
test.each([
  ["diagrams that nothing unties", opening + drawn(`flowchart TD\n${tangle}`).repeat(12)],
  ["a long sequence", opening + drawn(`sequenceDiagram\n${"A->>+B: m\n".repeat(3_900)}`)],
  ["thousands of links that lead nowhere", `${opening}${"[a]: b\n\n\n".repeat(8_000)}`],
  ["underlines below each line", `${opening}${"a\n---\n".repeat(490)}\n`.repeat(20)],
])("Ctrl-C behind the key that begins %s ends the program as ever", async (_what, text) => {
  const folder = join(home, "course");
  mkdirSync(join(folder, "slow"), { recursive: true });
  writeFileSync(
    join(folder, "course.yaml"),
    "format: 1\nid: slow\ntitle: T\nsummary: S.\nlessons:\n  - slow\n",
  );
  writeFileSync(join(folder, "slow/lesson.md"), `---\ntitle: T\nsummary: S.\n---\n\n${text}`);
  const screen = openScreen(["learn", "slow"], { home, course: folder });
  await screen.waitFor("Enter");
  screen.press(keys.enter, keys.ctrlC);
  expect(await screen.left()).toBe(130);
  const { before, after } = screen.modes();
  expect(after).toBe(before);
  expect(screen.cursor().shown).toBe(true);
});
