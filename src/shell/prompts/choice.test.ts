import { expect, test } from "vitest";
import { line } from "../../core/view/view.ts";
import { choiceWidget } from "./choice.ts";
import { drive, keys } from "./testing.ts";

const options = [
  line("In the browser, before anything is sent"),
  line("On the backend"),
  line("In the stylesheet"),
];
const offered = [
  { key: "hint", note: "−2" },
  { key: "skip" },
  { key: "quit" },
] as const;

test("options have numbers, the pointer, and the keys below", async () => {
  const { screen } = await drive(choiceWidget(options), offered);
  expect(screen()).toMatchInlineSnapshot(`
    "  ❯ 1  In the browser, before anything is sent
        2  On the backend
        3  In the stylesheet

    ↑↓ or 1–3 · ? hint (−2) · s skip · q quit"
  `);
});

test("arrows move, Enter takes", async () => {
  const { type, screen, outcome } = await drive(choiceWidget(options), offered);
  type(keys.down);
  expect(screen()).toContain("❯ 2  On the backend");
  type(keys.enter);
  expect(await outcome).toMatchObject({ kind: "answer", value: 1 });
});
