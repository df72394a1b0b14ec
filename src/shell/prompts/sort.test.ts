import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { sortWidget } from "./sort.ts";
import { drive, keys } from "./testing.ts";

const items = [
  line("Styling a button"),
  line("Keeping all orders for ten years"),
  line("Showing a spinner"),
];
const sides = [line("Frontend"), line("Backend")];
const three = [line("Frontend"), line("Backend"), line("Both")];

test("one item at a time, those that are sorted above it", async () => {
  const { screen, type } = await drive(sortWidget(items, sides), [
    { key: "back" },
    { key: "quit" },
  ]);
  type(keys.left);
  expect(screen()).toMatchInlineSnapshot(`
    "Styling a button · Frontend

    Keeping all orders for ten years  (2 of 3)
      ← Frontend   → Backend   (or f, b)

    an arrow or 1–2 put it there · Backspace take one back · :b back · ? keys
    q quit"
  `);
});

test("at 20 columns every category has its own line", async () => {
  const { screen } = await drive(sortWidget(items, three), [], { width: 18 });
  expect(screen()).toMatchInlineSnapshot(`
    "Styling a button
    (1 of 3)
      ← Frontend
      → Backend
      ↓ Both

    an arrow or 1–3
    put it there
    ? keys"
  `);
});

test.each([
  ["arrows", [keys.left, keys.right, keys.left, keys.enter]],
  ["numbers", ["1", "2", "1", keys.enter]],
  ["first letters", ["f", "B", "F", keys.enter]],
  ["backspace takes one back", ["f", "f", keys.backspace, "b", "f", keys.enter]],
  ["backspace works behind the last one", ["f", "b", "b", keys.backspace, "f", keys.enter]],
])("two categories by %s", async (_name, typed) => {
  const { type, outcome } = await drive(sortWidget(items, sides));
  type(...typed);
  expect(await outcome).toMatchObject({ kind: "answer", value: [0, 1, 0] });
});

test("a letter that begins a category is no key beside the answer; with a colon it is", async () => {
  const { type, screen, outcome } = await drive(sortWidget(items, sides), [{ key: "back" }]);
  expect(screen()).toContain(":b back");
  type("b");
  expect(screen()).toContain("Styling a button · Backend");
  type(":", "b");
  expect(await outcome).toEqual({ kind: "back" });
});

test("three categories by arrows; letters that two share mean nothing", async () => {
  const { type, screen, outcome } = await drive(sortWidget(items, three), [{ key: "skip" }]);
  type(keys.right, "b", "3", keys.down);
  expect(screen()).toContain("All sorted.");
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: [1, 2, 2] });
});

test("Enter before the last item says what it waits for", async () => {
  const { type, screen } = await drive(sortWidget(items, sides));
  type("1", keys.enter);
  expect(screen()).toContain("Put every item somewhere first; then Enter answers.");
  expect(screen()).toContain("(2 of 3)");
});

test("nothing is answered before the last Enter", async () => {
  const { type, screen } = await drive(sortWidget(items, sides));
  type("1", "1", "1", "1", keys.left);
  expect(screen()).toContain("All sorted.");
});

test("at a second try only the rows that were wrong are asked", async () => {
  const before = { done: [0, undefined, undefined], refused: [undefined, 0, 2] };
  const { type, screen, outcome } = await drive(sortWidget(items, three, before));
  expect(screen()).toMatchInlineSnapshot(`
    "✓ Styling a button · Frontend

    Keeping all orders for ten years  (1 of 2)
      ← Frontend   → Backend   ↓ Both

    an arrow or 1–3 put it there · ? keys"
  `);
  type("1");
  expect(screen()).toContain("That was not right here.");
  type("2", keys.backspace, keys.backspace, "2", "1");
  expect(screen()).toContain("All sorted.");
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: [0, 1, 0] });
});
