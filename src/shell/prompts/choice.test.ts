import { line, span } from "mermaid-text/text";
import { expect, test } from "vitest";
import { choiceWidget } from "./choice.ts";
import { drive, keys, lookFor } from "./testing.ts";

const options = [
  line("In the browser, before anything is sent"),
  line("On the backend"),
  line("In the stylesheet"),
];
const offered = [{ key: "hint", note: "−2" }, { key: "skip" }, { key: "quit" }] as const;
const many = Array.from({ length: 12 }, (_, index) => line(`Option ${index + 1}`));

test("options have numbers, the pointer, and the keys below", async () => {
  const { screen } = await drive(choiceWidget(options), offered);
  expect(screen()).toMatchInlineSnapshot(`
    "  ❯ 1  In the browser, before anything is sent
        2  On the backend
        3  In the stylesheet

    ↑↓ or 1–3 · ? hint (−2) · s skip · q quit"
  `);
});

test("at 20 columns options and keys wrap at words", async () => {
  const { screen } = await drive(choiceWidget(options), offered, { width: 18 });
  expect(screen()).toMatchInlineSnapshot(`
    "❯ 1 In the
        browser,
        before
        anything is
        sent
      2 On the backend
      3 In the
        stylesheet

    ↑↓ or 1–3
    ? hint (−2)
    s skip · q quit"
  `);
});

test("without Unicode everything is ASCII", async () => {
  const { screen } = await drive(choiceWidget(options), [{ key: "skip" }], { charset: "ascii" });
  expect(screen()).toMatchInlineSnapshot(`
    "  > 1  In the browser, before anything is sent
        2  On the backend
        3  In the stylesheet

    Up/Down or 1-3 | s skip"
  `);
});

test.each([
  ["Enter takes the first", [keys.enter], 0],
  ["arrows move", [keys.down, keys.enter], 1],
  ["arrows go round the corner", [keys.up, keys.enter], 2],
  ["the number takes at once", ["3"], 2],
  ["a letter moves to the option that begins with it", ["o", keys.enter], 1],
  ["the same letter again moves on", ["i", keys.enter], 2],
  ["End and Home jump", [keys.end, keys.home, keys.enter], 0],
  ["Ctrl-N and Ctrl-P move", ["\x0e", "\x0e", "\x10", keys.enter], 1],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await drive(choiceWidget(options), offered);
  type(...typed);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test.each([
  ["?", "hint"],
  ["s", "skip"],
  ["S", "skip"],
  ["q", "quit"],
  [":q", "quit"],
])("%s is the key %s", async (typed, kind) => {
  const { type, outcome } = await drive(choiceWidget(options), offered);
  type(typed);
  expect(await outcome).toEqual({ kind });
});

test("a key that is not offered does nothing", async () => {
  const { type, screen } = await drive(choiceWidget(options), offered);
  const before = screen();
  type("b", "x", keys.tab, keys.left);
  expect(screen()).toBe(before);
});

test("a number that no option has is answered with a sentence", async () => {
  const { type, screen, outcome } = await drive(choiceWidget(options), offered);
  type("7");
  expect(screen()).toContain("There are numbers from 1 to 3.");
  type(keys.down);
  expect(screen()).not.toContain("There are numbers");
  type("2");
  expect(await outcome).toMatchObject({ value: 1 });
});

test("with ten options or more a number moves there and Enter takes", async () => {
  const { type, screen, outcome } = await drive(choiceWidget(many));
  type("1");
  expect(screen()).toContain("❯  1  Option 1\n");
  type("2");
  expect(screen()).toContain("❯ 12  Option 12");
  type("7");
  expect(screen()).toContain("❯  7  Option 7");
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: 6 });
});

test("a list that is too high scrolls with the pointer and says what is hidden", async () => {
  const { type, screen } = await drive(choiceWidget(many), [], { rows: 12 });
  expect(screen()).toMatchInlineSnapshot(`
    "  ❯  1  Option 1
         2  Option 2
         3  Option 3
         4  Option 4
         5  Option 5
         6  Option 6
         7  Option 7
         8  Option 8
      ↓ 4 more lines

    ↑↓ or 1–12"
  `);
  type(keys.up);
  expect(screen()).toMatchInlineSnapshot(`
    "  ↑ 5 more lines
         6  Option 6
         7  Option 7
         8  Option 8
         9  Option 9
        10  Option 10
        11  Option 11
      ❯ 12  Option 12


    ↑↓ or 1–12"
  `);
});

test("a resize lays the prompt out again", async () => {
  const { screen, resize, type, outcome } = await drive(choiceWidget(options), offered);
  const wide = screen();
  type(keys.down);
  resize(18);
  expect(screen()).toContain("❯ 2 On the backend\n");
  type(keys.up);
  resize(76);
  expect(screen()).toBe(wide);
  type("2");
  await outcome;
});

test("Ctrl-C and Ctrl-D end the prompt in their own ways", async () => {
  const first = await drive(choiceWidget(options));
  first.type(keys.ctrlC);
  await expect(first.outcome).rejects.toThrow("SIGINT");
  const second = await drive(choiceWidget(options));
  second.type("x", keys.ctrlD);
  expect(await second.outcome).toEqual({ kind: "ended" });
});

test("an option that was tried is marked, and the pointer begins on another one", async () => {
  const { screen } = await drive(choiceWidget(options, [0]));
  expect(screen()).toMatchInlineSnapshot(`
    "    1  ✗ In the browser, before anything is sent
      ❯ 2  On the backend
        3  In the stylesheet

    ↑↓ or 1–3"
  `);
  expect(choiceWidget(options, [0]).draw({ active: 1, digits: "" }, lookFor()).lines[0]).toEqual([
    span("    1  "),
    span("✗ ", { dim: true }),
    span("In the browser, before anything is sent", { dim: true }),
  ]);
  const ascii = await drive(choiceWidget(options, [1]), [], { charset: "ascii" });
  expect(ascii.screen()).toContain("  > 1  In the browser");
  expect(ascii.screen()).toContain("    2  x On the backend");
});

test.each([
  ["its number", ["1"]],
  ["Enter", [keys.up, keys.enter]],
  ["its first letter and Enter", ["i", "i", keys.enter]],
])("an option that was tried is not taken again by %s", async (_how, typed) => {
  const { screen, type, outcome } = await drive(choiceWidget(options, [0]));
  type(...typed);
  expect(screen()).toContain("You have tried this one.");
  type("3");
  expect(await outcome).toMatchObject({ kind: "answer", value: 2 });
});

test("where every option was tried, the pointer begins on the first", async () => {
  const { screen } = await drive(choiceWidget(options, [0, 1, 2]));
  expect(screen()).toContain("❯ 1  ✗ In");
});
