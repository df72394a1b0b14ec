import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { type FinderOptions, finderWidget } from "./finder.ts";
import { drive, keys, lookFor, type ScreenSize } from "./testing.ts";

const lessons = ["Two halves", "The restaurant", "Many users at once", "Caching", "Logging in"];

const options: FinderOptions<string> = {
  look: lookFor(),
  head: [line("whichside"), line("About both sides."), []],
  rows: [
    { line: line("Continue   Caching, 2 sections read"), pick: "continue" },
    { line: [] },
    ...lessons.map((title, index) => ({ line: line(`${index + 1}  ${title}`), pick: title })),
    { line: line("Nothing is locked.") },
    { line: [] },
    { line: line("score   how far you are"), pick: "score" },
    { line: line("quit    leave"), pick: "quit" },
  ],
  start: 0,
  beyond: [[line("Nothing is locked.")], [line("Also: score.")]],
  leave: "q Enter quit",
  search(text) {
    const all = [...lessons, "score", "quit"];
    const fitting = all.filter((each) => each.toLowerCase().includes(text));
    const near = text === "cahcing" ? ["Caching"] : [];
    const hits = fitting.length > 0 ? fitting : near;
    return {
      how: fitting.length > 0 ? "fitting" : "guess",
      rows: hits.map((each) => ({ line: line(each), pick: each })),
    };
  },
};

const open = (size: ScreenSize = {}) => drive(finderWidget(options), [], size);
const shown = (screen: string) => screen.replaceAll("\u00a0", " ").replace(/ +$/gm, "");

test("the list with all that it says, where it fits", async () => {
  const { screen } = await open();
  expect(shown(screen())).toMatchInlineSnapshot(`
    "whichside
    About both sides.

    ❯ Continue   Caching, 2 sections read

      1  Two halves
      2  The restaurant
      3  Many users at once
      4  Caching
      5  Logging in
      Nothing is locked.

      score   how far you are
      quit    leave

    ↑↓ Enter · type to find anything · ? keys · q Enter quit"
  `);
});

test("where it doesn't fit, what is below is named as long as there is room", async () => {
  const { screen, type } = await open({ rows: 16 });
  expect(shown(screen())).toMatchInlineSnapshot(`
    "whichside
    About both sides.

    ❯ Continue   Caching, 2 sections read

      1  Two halves
      2  The restaurant
      3  Many users at once
      4  Caching
      5  Logging in
      ↓ 2 more

    Also: score.

    ↑↓ Enter · type to find anything · ? keys · q Enter quit"
  `);
  type(keys.up);
  expect(shown(screen())).toMatchInlineSnapshot(`
    "whichside
    About both sides.

      ↑ 2 more
      2  The restaurant
      3  Many users at once
      4  Caching
      5  Logging in
      Nothing is locked.

      score   how far you are
    ❯ quit    leave


    ↑↓ Enter · type to find anything · ? keys · q Enter quit"
  `);
  expect(shown((await open({ rows: 9 })).screen())).toMatchInlineSnapshot(`
    "❯ Continue   Caching, 2 sections read

      1  Two halves
      2  The restaurant
      3  Many users at once
      ↓ 4 more

    ↑↓ Enter · type to find anything · ? keys · q Enter quit"
  `);
});

test.each([
  ["Enter takes the first", [keys.enter], "continue"],
  ["lines between are passed over", [keys.down, keys.enter], "Two halves"],
  ["up leads to the end", [keys.up, keys.enter], "quit"],
  ["q is a letter, and Enter leaves", ["q", keys.enter], "quit"],
  ["every letter is text", ["q", keys.backspace, "s", "c", keys.enter], "score"],
  ["the first of several", ["ing", keys.enter], "Caching"],
  ["another of several", ["ing", keys.down, keys.enter], "Logging in"],
  ["a guess has to be chosen", ["cahcing", keys.enter, keys.down, keys.enter], "Caching"],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await open();
  type(...typed);
  expect(await outcome).toEqual({ kind: "answer", value });
});

test("what the list says itself is not said below it again", async () => {
  const more = lessons.map((title) => ({ line: line(`More of: ${title}`), pick: title }));
  const { screen } = await drive(
    finderWidget({ ...options, rows: [...options.rows, ...more, ...more] }),
    [],
    { rows: 22 },
  );
  expect(screen().match(/Nothing is locked/g)).toHaveLength(1);
  expect(screen()).toContain("Also: score.");
});

test("a guess is shown, and Enter alone takes none", async () => {
  const { screen, type } = await open();
  type("cahcing", keys.enter, keys.enter, keys.enter);
  expect(shown(screen())).toMatchInlineSnapshot(`
    "Find: cahcing

    Nothing here is called "cahcing". Perhaps:

      Caching

    None of these is quite what you typed: choose one with the down arrow.
    ↑↓ choose one · Esc whole list · ? keys"
  `);
  type("x", keys.enter);
  expect(shown(screen())).toMatchInlineSnapshot(`
    "Find: cahcingx

    Nothing here is called "cahcingx".

    Type something else, or press Esc for the whole list.
    Backspace change it · Esc whole list · ? keys"
  `);
  type(keys.ctrlU, "ca");
  // What was said of the slip is gone with it.
  expect(screen()).not.toContain("Nothing");
});

test("Esc goes back to the whole list, and does nothing there", () => {
  const { start, press } = finderWidget(options);
  const after = (state: typeof start, name: string, char = "") => {
    const step = press(state, { name, char, ctrl: false }, lookFor());
    return step.kind === "stay" ? step.state : start;
  };
  const typed = after(start, "ing", "ing");
  expect(typed.found?.rows).toHaveLength(2);
  expect(after(typed, "escape")).toBe(start);
  expect(after(start, "escape")).toBe(start);
});

test("? shows all keys while nothing is typed, and is text behind something", async () => {
  const { type, screen } = await drive(finderWidget(options));
  type("?");
  expect(screen()).toContain("Keys, the same everywhere");
  type("x", "w", "?");
  expect(screen()).not.toContain("Keys, the same everywhere");
});
