import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { View } from "../core/view/view.ts";
import { createSpacing } from "./spacing.ts";

const text: View = [line("text")];

test("a blank line at the end and one at the start become one", () => {
  const { below } = createSpacing();
  expect(below([[], line("first"), []])).toEqual([[], line("first"), []]);
  expect(below([[], line(" "), line("second")])).toEqual([line("second")]);
  expect(below([[], line("third")])).toEqual([[], line("third")]);
});

test("a view of nothing but blank lines adds none to another", () => {
  const { below } = createSpacing();
  below([line("first"), []]);
  expect(below([[]])).toEqual([]);
  expect(below([])).toEqual([]);
  expect(below([[], ...text])).toEqual(text);
});

test("what was written in between keeps the blank line", () => {
  const { below, written } = createSpacing();
  below([line("first"), []]);
  written();
  expect(below([[], ...text])).toEqual([[], ...text]);
});

test("blank lines inside a view stay", () => {
  const { below } = createSpacing();
  below([[]]);
  expect(below([...text, [], [], ...text])).toEqual([...text, [], [], ...text]);
});
