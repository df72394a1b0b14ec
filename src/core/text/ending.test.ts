import { expect, test } from "vitest";
import { ended } from "./ending.ts";

test.each([
  ["In the backend", "In the backend."],
  ["Why?", "Why?"],
  ['"Email or password is wrong."', '"Email or password is wrong."'],
  ["(in a folder.)", "(in a folder.)"],
  ['It says "no"', 'It says "no".'],
])("%s ends as a sentence does", (text, sentence) => {
  expect(ended(text)).toBe(sentence);
});

test("another sign may end it", () => {
  expect(ended("Marked as faulty", ":")).toBe("Marked as faulty:");
});
