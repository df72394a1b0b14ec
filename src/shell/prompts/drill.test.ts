import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { drillWidget } from "./drill.ts";
import { drive, keys } from "./testing.ts";

const item = {
  status: line("Item 3 of 20 · 2 in a row · 0:08"),
  question: line("Which side does it?"),
  item: line("Keeping all orders for ten years"),
  sides: [line("Frontend"), line("Backend")],
};
const three = { ...item, sides: [line("Frontend"), line("Backend"), line("API")] };

test("one item with its place, its question and the sides on their keys", async () => {
  const { screen } = await drive(drillWidget(item), [{ key: "quit" }]);
  expect(screen()).toMatchInlineSnapshot(`
    "
    Item 3 of 20 · 2 in a row · 0:08

    Which side does it?
    Keeping all orders for ten years
      ← Frontend   → Backend   (or f, b)

    ? keys · q quit"
  `);
});

test("at 20 columns each side has a line of its own", async () => {
  const { screen } = await drive(drillWidget(three), [], { width: 18, charset: "ascii" });
  expect(screen()).toMatchInlineSnapshot(`
    "
    Item 3 of 20 · 2
    in a row · 0:08

    Which side does
    it?
    Keeping all orders
    for ten years
      <- Frontend
      -> Backend
      v API
      (or f, b, a)

    ? keys"
  `);
});

test.each([
  ["left", keys.left, 0],
  ["right", keys.right, 1],
  ["down", keys.down, 2],
  ["a letter", "B", 1],
  ["a number", "3", 2],
])("%s answers at once", async (_name, key, side) => {
  const { type, outcome } = await drive(drillWidget(three));
  type(key);
  expect(await outcome).toMatchObject({ kind: "answer", value: side });
});

test("keys that stand for no side do nothing", async () => {
  const { type, screen, outcome } = await drive(drillWidget(item), [{ key: "quit" }]);
  type("3", "x", keys.down, keys.enter);
  expect(screen()).toContain("Keeping all orders");
  type("q");
  expect(await outcome).toEqual({ kind: "quit" });
});
