import fc from "fast-check";
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

test.each([
  ["wide characters", "字"],
  ["letters with marks", "a\u0301"],
  ["flags", "🇨🇭"],
  ["families", "👩‍👩‍👧‍👦"],
  ["halves of surrogate pairs", "\ud83d"],
])("a long text of %s is parted as a short one is, in time", (_what, each) => {
  expect(graphemes(each.repeat(100_000))).toEqual(Array.from({ length: 100_000 }, () => each));
});

test("one character of very many marks stays one", () => {
  const monster = `a${"\u0301".repeat(100_000)}`;
  expect(graphemes(`字${monster}b${monster}`)).toEqual(["字", monster, "b", monster]);
});

test("long texts are parted at the same places wherever the pieces of them end", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  const grapheme = fc.constantFrom(
    "字",
    "a\u0301",
    "🇨🇭",
    "👩‍👩‍👧",
    "\r\n",
    "\u200d",
    "각",
    "ᄀ",
    "x",
  );
  fc.assert(
    fc.property(fc.array(grapheme, { minLength: 600, maxLength: 1500 }), (pieces) => {
      const text = pieces.join("");
      const whole = Array.from(segmenter.segment(text), ({ segment }) => segment);
      expect(graphemes(text)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});
