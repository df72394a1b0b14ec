import { expect, test } from "vitest";
import { foldText } from "./fold.ts";

test.each([
  ["كِتَابٌ", "كتاب"],
  ["شَدَّة", "شدة"],
  ["שָׁלוֹם", "שלום"],
])("%s is %s without the signs that people leave out", (typed, plain) => {
  expect(foldText(typed)).toBe(plain);
});

test("a sign that makes another letter stays", () => {
  expect(foldText("أب")).not.toBe(foldText("اب"));
  expect(foldText("कि")).not.toBe(foldText("क"));
});
