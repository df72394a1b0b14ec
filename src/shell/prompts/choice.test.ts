import { line, span } from "mermaid-text/text";
import { expect, test } from "vitest";
import { choiceWidget } from "./choice.ts";
import { scheme } from "./scheme.ts";
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
    "    1  In the browser, before anything is sent
        2  On the backend
        3  In the stylesheet

    ↑↓ or 1–3 move · Enter answer · h hint (−2) · s skip · ? keys · q quit"
  `);
});

test("at 20 columns options and keys wrap at words", async () => {
  const { screen } = await drive(choiceWidget(options), offered, { width: 18 });
  expect(screen()).toMatchInlineSnapshot(`
    "  1 In the
        browser,
        before
        anything is
        sent
      2 On the backend
      3 In the
        stylesheet

    ↑↓ or 1–3 move
    Enter answer
    h hint (−2)
    s skip · ? keys
    q quit"
  `);
});

test("without Unicode everything is ASCII", async () => {
  const { screen } = await drive(choiceWidget(options), [{ key: "skip" }], { charset: "ascii" });
  expect(screen()).toMatchInlineSnapshot(`
    "    1  In the browser, before anything is sent
        2  On the backend
        3  In the stylesheet

    Up/Down or 1-3 move | Enter answer | s skip | ? keys"
  `);
});

test.each([
  ["arrows move", [keys.down, keys.down, keys.enter], 1],
  ["arrows go round the corner", [keys.down, keys.up, keys.enter], 2],
  ["up from nothing is the last", [keys.up, keys.enter], 2],
  ["j and k move", ["j", "j", "j", "k", keys.enter], 1],
  ["Tab moves, and back", [keys.tab, keys.tab, keys.tab, keys.backtab, keys.enter], 1],
  ["the number moves there, and another one elsewhere", ["1", "3", keys.enter], 2],
  ["a letter moves to the option that begins with it", ["o", keys.enter], 1],
  ["the same letter again moves on", ["i", "i", keys.enter], 2],
  ["End and Home jump", [keys.end, keys.home, keys.enter], 0],
  ["Ctrl-N and Ctrl-P move", ["\x0e", "\x0e", "\x0e", "\x10", keys.enter], 1],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await drive(choiceWidget(options), offered);
  type(...typed);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test.each([
  ["h", "hint"],
  ["ss", "skip"],
  ["SS", "skip"],
  [":ss", "skip"],
  ["q", "quit"],
  [":q", "quit"],
])("%s is the key %s", async (typed, kind) => {
  const { type, outcome } = await drive(choiceWidget(options), offered);
  type(...typed);
  expect(await outcome).toEqual({ kind });
});

test("skipping is asked for once, and any other key takes it back", async () => {
  const { type, screen, outcome } = await drive(choiceWidget(options), offered);
  type(..."server");
  expect(screen()).not.toContain("Skip it?");
  type("s");
  expect(screen()).toContain("Skip it? You will see the answer, for no points.");
  type(keys.enter);
  expect(screen()).toContain("Not skipped.");
  type("2", keys.enter);
  expect(await outcome).toMatchObject({ kind: "answer", value: 1 });
});

test("nothing is marked at first, so that Enter alone answers nothing", async () => {
  const { type, screen } = await drive(choiceWidget(options), offered);
  for (let press = 0; press < 60; press++) type(keys.enter, keys.space);
  expect(screen()).toContain("Move to one first, with ↑↓ or its number; Enter takes it then.");
});

test("a digit answers nothing, and Space says what does", async () => {
  const { type, screen } = await drive(choiceWidget(options), offered);
  type("2", keys.space);
  expect(screen()).toContain("❯ 2  On the backend");
  expect(screen()).toContain("Enter answers with it.");
});

test.each(["b", "x", keys.left])("%j does nothing here, and is told so", async (typed) => {
  const { type, screen } = await drive(choiceWidget(options), offered);
  type(typed);
  expect(screen()).toContain("That key does nothing here. ? shows all keys.");
});

test("? shows all keys, and any key brings the question back as it was", async () => {
  const { type, screen } = await drive(choiceWidget(options), offered);
  type("2");
  const before = screen();
  type("?");
  expect(screen()).toContain("Keys, the same everywhere");
  for (const { does } of scheme) expect(screen()).toContain(does);
  expect(screen()).not.toContain("On the backend");
  type("q");
  expect(screen()).toBe(before);
});

test("the list of keys scrolls where the window is too low", async () => {
  const { type, screen } = await drive(choiceWidget(options), offered, { rows: 12 });
  type("?");
  expect(screen()).not.toContain("these keys");
  type(...Array<string>(15).fill("j"));
  expect(screen()).toContain("these keys");
});

test("Escape goes back where there is something to go back to", async () => {
  const { type, outcome } = await drive(choiceWidget(options), [{ key: "back" }]);
  type(keys.escape);
  expect(await outcome).toEqual({ kind: "back" });
});

test("an Enter that comes before the prompt could be read, or is still held, is not heard", async () => {
  let at = 1000;
  const { type, screen, outcome } = await drive(choiceWidget(options), [], { now: () => at });
  type("2", keys.enter);
  // Held: again and again, each soon after the other.
  for (; at < 3000; at += 40) type(keys.enter);
  expect(screen()).toContain("❯ 2  On the backend");
  at += 300;
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: 1 });
});

test("a number that no option has is answered with a sentence", async () => {
  const { type, screen, outcome } = await drive(choiceWidget(options), offered);
  type("7");
  expect(screen()).toContain("There are numbers from 1 to 3.");
  type(keys.down);
  expect(screen()).not.toContain("There are numbers");
  type("2", keys.enter);
  expect(await outcome).toMatchObject({ value: 1 });
});

test("with ten options or more two digits are one number", async () => {
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
    "     1  Option 1
         2  Option 2
         3  Option 3
         4  Option 4
         5  Option 5
         6  Option 6
         7  Option 7
         8  Option 8
      ↓ 4 more lines

    ↑↓ or 1–12 move · Enter answer · ? keys"
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


    ↑↓ or 1–12 move · Enter answer · ? keys"
  `);
});

test("a resize lays the prompt out again", async () => {
  const { screen, resize, type, outcome } = await drive(choiceWidget(options), offered);
  const wide = screen();
  type("2");
  resize(18);
  expect(screen()).toContain("❯ 2 On the backend\n");
  resize(76);
  expect(screen()).toBe(wide.replace("    2", "  ❯ 2"));
  type("2", keys.enter);
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

test("an option that was tried is marked", async () => {
  const { screen } = await drive(choiceWidget(options, [0]));
  expect(screen()).toMatchInlineSnapshot(`
    "    1  ✗ In the browser, before anything is sent
        2  On the backend
        3  In the stylesheet

    ↑↓ or 1–3 move · Enter answer · ? keys"
  `);
  expect(choiceWidget(options, [0]).draw({ active: 1, digits: "" }, lookFor()).lines[0]).toEqual([
    span("    1  "),
    span("✗ ", { dim: true }),
    span("In the browser, before anything is sent", { dim: true }),
  ]);
  const ascii = await drive(choiceWidget(options, [1]), [], { charset: "ascii" });
  expect(ascii.screen()).toContain("    2  x On the backend");
});

test.each([
  ["its number", ["1", keys.enter]],
  ["arrows", [keys.down, keys.enter]],
  ["its first letter", ["i", keys.enter]],
])("an option that was tried is not taken again by %s", async (_how, typed) => {
  const { screen, type, outcome } = await drive(choiceWidget(options, [0]));
  type(...typed);
  expect(screen()).toContain("You have tried this one.");
  type("3", keys.enter);
  expect(await outcome).toMatchObject({ kind: "answer", value: 2 });
});
