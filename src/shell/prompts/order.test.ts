import fc from "fast-check";
import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { readKey } from "./key.ts";
import { orderWidget } from "./order.ts";
import { drive, keys, lookFor } from "./testing.ts";

const items = [
  line("The frontend sends it"),
  line("You fill in the form"),
  line("The backend checks it"),
];
const many = Array.from({ length: 12 }, (_, index) => line(`Step ${index + 1}`));

test("an item is picked up, carried and put down", async () => {
  const { screen, type, outcome } = await drive(orderWidget(items));
  type(keys.space, keys.down);
  expect(screen()).toMatchInlineSnapshot(`
    "    1  You fill in the form
      ↕ 2  The frontend sends it
        3  The backend checks it

    ↑↓ or 1–3 carry it · Space put it down · ? keys"
  `);
  type(keys.space, keys.enter);
  expect(await outcome).toMatchObject({ value: [1, 0, 2] });
});

test.each([
  ["Enter puts down before it takes", [keys.space, keys.down, keys.enter, keys.enter], [1, 0, 2]],
  [
    "an item carried over the edge comes back at the other end",
    [keys.space, keys.up, keys.enter, keys.enter],
    [1, 2, 0],
  ],
  ["a number moves, and carries", ["3", keys.space, "1", keys.space, keys.enter], [2, 0, 1]],
  ["j and k carry", ["j", keys.space, "k", keys.space, keys.enter], [1, 0, 2]],
  ["a letter moves the pointer", ["y", keys.space, keys.up, keys.space, keys.enter], [1, 0, 2]],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await drive(orderWidget(items));
  type(...typed);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test("a number that no place has is answered with a sentence", async () => {
  const { type, screen } = await drive(orderWidget(items));
  type("8");
  expect(screen()).toContain("There are numbers from 1 to 3.");
});

test("the order as it was shown is no answer", async () => {
  const { type, screen } = await drive(orderWidget(items));
  type(keys.enter, keys.space, keys.down, keys.up, keys.space, keys.enter);
  expect(screen()).toContain("This is as it was shown, and not right: Space picks one up.");
});

test("with ten items or more two digits are one number", async () => {
  const { type, outcome } = await drive(orderWidget(many));
  type("1", "2", keys.space, "1", keys.space, keys.enter);
  expect(await outcome).toMatchObject({ value: [11, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
});

test("whatever is pressed, every item stays in the list once", () => {
  const names = ["up", "down", "space", "backspace", "home", "end", "1", "2", "3", "0", "y"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 40 }), (pressed) => {
      const widget = orderWidget(items);
      let state = widget.start;
      for (const name of pressed) {
        const key = readKey(name.length === 1 ? { name, sequence: name } : { name });
        const step = widget.press(state, key, lookFor());
        if (step.kind === "stay") state = step.state;
      }
      expect([...state.order].sort()).toEqual([0, 1, 2]);
      expect(state.active).toBeGreaterThanOrEqual(0);
      expect(state.active).toBeLessThan(3);
    }),
  );
});

test("a second try begins from the learner's order, and marks what is in order", async () => {
  const before = { start: [1, 2, 0], right: [1, 2] };
  const { type, screen, outcome } = await drive(orderWidget(items, before));
  expect(screen()).toMatchInlineSnapshot(`
    "  ❯ 1  ✓ You fill in the form
        2  ✓ The backend checks it
        3  ✗ The frontend sends it

    ↑↓ or 1–3 move · Space pick up · Enter answer · ? keys"
  `);
  type(keys.enter);
  expect(screen()).toContain("This is as it was before, and not right: Space picks one up.");
  type("3", keys.space, "2", keys.enter);
  expect(screen()).toContain("2  ✗ The frontend sends it");
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: [1, 0, 2] });
});
