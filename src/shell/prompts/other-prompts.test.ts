import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { PlayFrame } from "./asker.ts";
import { confirmWidget } from "./confirm.ts";
import { playWidget } from "./play.ts";
import { drive, keys } from "./testing.ts";
import { waitKeyWidget } from "./wait-key.ts";

const named = [
  { key: "enter", name: "Enter", does: "continue" },
  { key: "b", name: "b", does: "back to the text" },
];
const frames: readonly PlayFrame[] = [
  { lines: [line("[A]──►[B]")], said: [line("Step 1 of 2. A asks B.")], focus: [0, 1] },
  {
    lines: [line("[A]◄──[B]")],
    said: [line("Step 2 of 2. B answers, which takes long.")],
    focus: [0, 1],
  },
];

test("a wait for a key is one line", async () => {
  const { screen } = await drive(waitKeyWidget(named));
  expect(screen()).toBe("Enter continue · b back to the text · ? keys");
  const below = await drive(waitKeyWidget(named, { apart: true }));
  expect(below.screen()).toBe("\nEnter continue · b back to the text · ? keys");
});

test.each([
  [keys.enter, "enter"],
  [keys.space, "enter"],
  ["b", "b"],
  ["B", "b"],
])("only the named keys end the wait: %j", async (typed, value) => {
  const { type, outcome } = await drive(waitKeyWidget(named));
  type("x", "?", keys.escape + keys.escape, keys.tab, keys.up, "\x02", typed);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test.each([
  ["y", true],
  ["Y", true],
  ["n", false],
  [keys.enter, false],
])("a confirmation takes %j", async (typed, value) => {
  const { type, screen, outcome } = await drive(confirmWidget("Forget everything?"));
  expect(screen()).toBe("Forget everything?\n\ny yes · n or Enter no · ? keys");
  type("x", typed);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test("a drawing is played step by step, as high at every step", async () => {
  const { type, screen, outcome } = await drive(playWidget({ frames }), [], { width: 30 });
  expect(screen()).toMatchInlineSnapshot(`
    "[A]──►[B]

    Step 1 of 2. A asks B.


    Enter next step · a all steps
    b back · ? keys · q quit"
  `);
  type(keys.enter);
  expect(screen()).toMatchInlineSnapshot(`
    "[A]◄──[B]

    Step 2 of 2. B answers, which
    takes long.

    Enter continue · b back
    ? keys · q quit"
  `);
  type(keys.left, keys.right, keys.enter);
  expect(await outcome).toMatchObject({ value: "end" });
});

test.each([
  ["a", "whole"],
  ["b", "back"],
  ["q", "quit"],
])("%s leaves a drawing: %s", async (typed, value) => {
  const { type, outcome } = await drive(playWidget({ frames }));
  type("x", typed);
  expect(await outcome).toMatchObject({ value });
});

test("b goes a step back, and at the first step only to what was before", async () => {
  const { type, screen, outcome } = await drive(playWidget({ frames, before: false }));
  expect(screen()).toContain("Enter next step · a all steps · ? keys · q quit");
  type("b", keys.enter);
  expect(screen()).toContain("Enter continue · b back · ? keys · q quit");
  type("b");
  expect(screen()).toContain("Step 1 of 2");
  type("q");
  expect(await outcome).toMatchObject({ value: "quit" });
});

test("the last step says where Enter leads, and has the words of a section that it ends", async () => {
  const { type, screen, outcome } = await drive(
    playWidget({ frames, on: "to the question", words: true }),
  );
  type("g");
  expect(screen()).toContain("Enter next step · a all steps · b back · ? keys · q quit");
  type(keys.enter);
  expect(screen()).toContain("Enter to the question · g words · b back · ? keys · q quit");
  type("g");
  expect(await outcome).toMatchObject({ value: "words" });
});

test("a drawing that has become too wide leaves its sentence", async () => {
  const { screen, resize } = await drive(playWidget({ frames }), [], { width: 30 });
  resize(8);
  expect(screen()).not.toContain("[A]");
  expect(screen()).toContain("Step 1\nof 2. A\nasks B.");
});
