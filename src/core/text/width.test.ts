import stringWidth from "fast-string-width";
import { expect, test } from "vitest";
import { cells, graphemes } from "./width.ts";

test("the short way for simple characters agrees with the library, one by one", () => {
  const off: string[] = [];
  for (let code = 0x20; code < 0x2800; code++) {
    const char = String.fromCharCode(code);
    if (cells(char) !== stringWidth(char)) off.push(code.toString(16));
  }
  expect(off).toEqual([]);
});

test.each([
  ["日本", 4, 2],
  ["👩‍👩‍👧", 2, 1],
  ["e\u0301", 1, 1],
  ["é→│█", 4, 4],
  ["🇨🇭", 2, 1],
  ["⚠️", 2, 1],
])("%s takes %i cells and is %i characters long", (text, width, letters) => {
  expect(cells(text)).toBe(width);
  expect(graphemes(text)).toHaveLength(letters);
});
