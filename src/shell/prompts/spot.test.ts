import { line, span } from "mermaid-text/text";
import { expect, test } from "vitest";
import { spotWidget } from "./spot.ts";
import { drive, keys, lookFor } from "./testing.ts";

const parts = [
  { kind: "candidate", content: line("Every visitor runs a copy of the frontend") },
  { kind: "said", content: line(", ") },
  { kind: "candidate", content: line("so a frontend never waits") },
  { kind: "said", content: line(", ") },
  { kind: "candidate", content: line("while the backend serves everyone") },
  { kind: "said", content: line(".") },
] as const;

test("candidates are numbered in the passage, the active one between pointers", async () => {
  const { screen, type } = await drive(spotWidget(parts), [{ key: "skip" }]);
  type(keys.right, keys.right);
  expect(screen().replaceAll("\u00a0", " ")).toMatchInlineSnapshot(`
    "[1 Every visitor runs a copy of the frontend], ❯2 so a frontend never
    waits❮, [3 while the backend serves everyone].

    ←→ or 1–3 move · Enter answer · s skip · ? keys"
  `);
});

test.each([
  ["arrows move", [keys.right, keys.right, keys.down, keys.left, keys.enter], 1],
  ["a number moves", ["3", keys.enter], 2],
  ["a letter moves", ["w", keys.enter], 2],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await drive(spotWidget(parts));
  type(...typed);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test("a part that was tried is marked", async () => {
  const { screen } = await drive(spotWidget(parts, [0]));
  expect(screen().replaceAll("\u00a0", " ")).toMatchInlineSnapshot(`
    "[1 ✗ Every visitor runs a copy of the frontend], [2 so a frontend never
    waits], [3 while the backend serves everyone].

    ←→ or 1–3 move · Enter answer · ? keys"
  `);
});

test.each([
  ["its number", ["1", keys.enter]],
  ["arrows", [keys.right, keys.enter]],
])("a part that was tried is not taken again by %s", async (_how, typed) => {
  const { screen, type, outcome } = await drive(spotWidget(parts, [0]));
  type(...typed);
  expect(screen()).toContain("You have tried this one.");
  type("3", keys.enter);
  expect(await outcome).toMatchObject({ kind: "answer", value: 2 });
});

test("a number that no part has is answered with a sentence", async () => {
  const { screen, type } = await drive(spotWidget(parts));
  type("5");
  expect(screen()).toContain("There are numbers from 1 to 3.");
});

test("the row of the active part is in focus", () => {
  const widget = spotWidget(parts);
  const { focus, lines } = widget.draw({ active: 2, digits: "" }, lookFor({ width: 20 }));
  expect(lines[focus[0]]).toContainEqual(span("❯3\u00a0while the", { bold: true, inverse: true }));
});
