import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { choicesWidget } from "./choices.ts";
import { drive, keys } from "./testing.ts";

const options = [line("An email"), line("A password, as it was typed"), line("A salted hash")];
const many = Array.from({ length: 11 }, (_, index) => line(`Option ${index + 1}`));

test("options have boxes to tick", async () => {
  const { screen, type } = await drive(choicesWidget(options, 1), [{ key: "back" }]);
  type(keys.space, keys.down);
  expect(screen()).toMatchInlineSnapshot(`
    "    [x] 1  An email
      ❯ [ ] 2  A password, as it was typed
        [ ] 3  A salted hash

    ↑↓ or 1–3 move · Space tick · Enter answer · b back · ? keys"
  `);
});

test.each([
  ["space ticks", [keys.space, keys.enter], [0]],
  [
    "space twice ticks and unticks",
    [keys.space, keys.down, keys.space, keys.space, keys.enter],
    [0],
  ],
  ["numbers move, Space ticks", ["3", keys.space, "1", keys.space, keys.enter], [0, 2]],
  ["a letter moves", ["a", "a", keys.space, keys.enter], [2]],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await drive(choicesWidget(options, 1));
  type(...typed);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test("what was ticked before is ticked at the start", async () => {
  const { screen, type, outcome } = await drive(choicesWidget(options, 1, { start: [2, 0] }));
  expect(screen()).toContain("❯ [x] 1  ✗ An email");
  expect(screen()).toContain("[x] 3  ✗ A salted hash");
  type(keys.enter);
  expect(screen()).toContain("These were not right: tick another, or take a tick away");
  type("1", keys.space, keys.enter);
  expect(await outcome).toMatchObject({ value: [2] });
});

test("a tick that was right stays, and is marked so", async () => {
  const before = { start: [0, 2], right: [2] };
  const { screen, type, outcome } = await drive(choicesWidget(options, 1, before));
  expect(screen()).toContain("[x] 3  ✓ A salted hash");
  type("3", keys.space);
  expect(screen()).toContain("This one is right, and stays.");
  type("1", keys.space, keys.enter);
  expect(await outcome).toMatchObject({ value: [2] });
});

test("nothing ticked is no answer where one is needed", async () => {
  const { type, screen, outcome } = await drive(choicesWidget(options, 1));
  type(keys.enter);
  expect(screen()).toContain("Tick at least one, with Space.");
  type("2", keys.space, keys.enter);
  expect(await outcome).toMatchObject({ value: [1] });
});

test("nothing ticked is an answer where none is needed", async () => {
  const { type, outcome } = await drive(choicesWidget(options, 0));
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: [] });
});

test("with ten options or more a number moves and space ticks", async () => {
  const { type, outcome } = await drive(choicesWidget(many, 1));
  type("1", "1", keys.space, "2", keys.space, keys.enter);
  expect(await outcome).toMatchObject({ value: [1, 10] });
});

test("a number that no option has is answered with a sentence", async () => {
  const { type, screen } = await drive(choicesWidget(options, 1));
  type("9");
  expect(screen()).toContain("There are numbers from 1 to 3.");
});
