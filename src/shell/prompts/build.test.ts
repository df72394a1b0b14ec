import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { buildWidget } from "./build.ts";
import { drive, keys } from "./testing.ts";

const slots = [
  { name: line("When"), phrases: [line("a member taps"), line("the page has loaded")] },
  { name: line("The backend"), phrases: [line("stores it"), line("checks it"), line("asks")] },
];

test("a slot at a time takes a phrase, and the whole is read before it is given", async () => {
  const { type, screen, outcome } = await drive(buildWidget(slots));
  expect(screen()).toMatchInlineSnapshot(`
    "❯ When
        1  a member taps
        2  the page has loaded
      The backend …

    ↑↓ or 1–2 move · Enter take it · ? keys"
  `);
  type("1", keys.enter);
  expect(screen()).toMatchInlineSnapshot(`
    "  When a member taps
    ❯ The backend
        1  stores it
        2  checks it
        3  asks

    ↑↓ or 1–3 move · Enter take it · ← slot before · ? keys"
  `);
  type(keys.down, keys.down, keys.enter);
  expect(screen()).toMatchInlineSnapshot(`
    "  When a member taps
      The backend checks it

    Enter answer · ← slot before · ? keys"
  `);
  type(keys.enter);
  expect(await outcome).toEqual({ kind: "answer", value: [0, 1] });
});

test("Enter takes nothing that was not moved to, and a digit takes nothing by itself", async () => {
  const { type, screen } = await drive(buildWidget(slots));
  type(keys.enter, keys.enter);
  expect(screen()).toContain("Move to one first");
  type("2");
  expect(screen()).toContain("❯ When");
  type("9");
  expect(screen()).toContain("There are numbers 1 and 2.");
});

test("← goes back to a slot, whose phrase stays where it was", async () => {
  const { type, outcome } = await drive(buildWidget(slots));
  type("2", keys.enter, "3", keys.enter, keys.left, keys.left, keys.enter, "1", keys.enter);
  type(keys.enter);
  expect(await outcome).toEqual({ kind: "answer", value: [1, 0] });
});

test("what was right at the first try stays, and is not asked again", async () => {
  const [first, second] = slots;
  if (first === undefined || second === undefined) throw new Error("no slots");
  const { type, screen, outcome } = await drive(
    buildWidget([first, second], { done: [1, undefined], refused: [undefined, 2] }),
  );
  expect(screen()).toContain("✓ When the page has loaded");
  type(keys.left, keys.left, "3", keys.enter);
  expect(screen()).toContain("That was not right here.");
  type("1", keys.enter, keys.enter);
  expect(await outcome).toEqual({ kind: "answer", value: [1, 0] });
});

test.each([20, 40])("at %i columns nothing is wider than the screen", async (width) => {
  const { screen } = await drive(buildWidget(slots), [], { width });
  expect(
    Math.max(
      ...screen()
        .split("\n")
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(width);
});
