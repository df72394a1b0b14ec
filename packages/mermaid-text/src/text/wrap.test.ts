import fc from "fast-check";
import { expect, test } from "vitest";
import { line, lineCells, lineText, span } from "./styled.ts";
import { cells, graphemes } from "./width.ts";
import { cutLine, wrapLine } from "./wrap.ts";

const wrapped = (text: string, width: number, hang = 0) =>
  wrapLine(line(text), width, hang).map(lineText);

test.each([
  ["", 10, [""]],
  ["one two three", 7, ["one two", "three"]],
  ["one two three", 13, ["one two three"]],
  ["incomprehensible", 6, ["incomp", "rehens", "ible"]],
  ["a b\u00a0c d", 4, ["a", "b\u00a0c", "d"]],
  ["日本語の文章です。", 8, ["日本語の", "文章で", "す。"]],
  ["  two blanks lead", 12, ["  two blanks", "lead"]],
])("%j at %i cells", (text, width, expected) => {
  expect(wrapped(text, width)).toEqual(expected);
});

test("later lines hang below the first one's text", () => {
  expect(wrapped("- one two three", 8, 2)).toEqual(["- one", "  two", "  three"]);
});

test("a word may change its style in the middle and still isn't torn", () => {
  const mixed = line("the ", span("back", { bold: true }), "end, here");
  expect(wrapLine(mixed, 9).map(lineText)).toEqual(["the", "backend,", "here"]);
});

test("no line is wider than asked and no letter is lost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 5 }),
      fc.integer({ min: 2, max: 40 }),
      (texts, width) => {
        const whole = line(...texts);
        const lines = wrapLine(whole, width);
        // Some scripts join several wide letters into one grapheme, which cannot be parted.
        const widest = Math.max(width, ...texts.flatMap(graphemes).map(cells));
        for (const each of lines) expect(lineCells(each)).toBeLessThanOrEqual(widest);
        const letters = (text: string) => text.replaceAll(" ", "");
        expect(letters(lines.map(lineText).join(""))).toBe(letters(lineText(whole)));
      },
    ),
  );
});

test("a line is cut between graphemes", () => {
  expect(lineText(cutLine(line("ab", span("日本")), 5))).toBe("ab日");
});
