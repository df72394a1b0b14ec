import fc from "fast-check";
import { expect, test } from "vitest";
import { packTexts, unpackTexts } from "./packed.ts";

const source = "The backend checks\nthe password. The backend answers.";

test("texts of the source become places in it", () => {
  const value = { kind: "paragraph", parts: ["The backend checks the password.", "The backend"] };
  expect(packTexts(value, source)).toEqual({ kind: "paragraph", parts: ["~0,32", "~1,11"] });
});

test("a text that ends where a line, a cell or a comment does needs no length", () => {
  const lines = "- the password\n| the form | the hash |\n<!-- id: which-form -->\nnone";
  const texts = ["the password", "the form", "the hash", "which-form", "none"];
  const packed = packTexts(texts, lines);
  expect(packed).toEqual(["~2", "~3", "~3", "~12", "~5"]);
  expect(unpackTexts(packed, lines)).toEqual(texts);
});

test("a text that is no longer than its place stays a text", () => {
  expect(packTexts(["The", "The backend"], source)).toEqual(["The", "~0,11"]);
});

test("lines are counted from the last one, other numbers are not", () => {
  const value = [{ at: { line: 7, col: 3 } }, { at: { line: 9, col: 3 } }, { start: 9 }];
  const packed = [{ at: { line: 7, col: 3 } }, { at: { line: 2, col: 3 } }, { start: 9 }];
  expect(packTexts(value, source)).toEqual(packed);
  expect(unpackTexts(packed, source)).toEqual(value);
});

test("a text with line ends, as a diagram, is a place that keeps them", () => {
  const packed = packTexts(["checks\nthe", "The backend answers."], source);
  expect(packed).toEqual(["~12,10|", "~11"]);
  expect(unpackTexts(packed, source)).toEqual(["checks\nthe", "The backend answers."]);
});

test("a text that looks like a place stays a text", () => {
  expect(unpackTexts(packTexts(["~0,4", "~"], source), source)).toEqual(["~0,4", "~"]);
});

test("what was packed comes back, whatever it is", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "The backend",
      "checks the password.",
      "checks\nthe password.",
      "~1,2",
      "~1,2|",
      "d. The backend answers.",
    ),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(fc.stringMatching(/^[a-z]{1,8}$/), fc.constantFrom("line", "col")),
        tie("value"),
        { maxKeys: 4 },
      ),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      const stored = JSON.parse(JSON.stringify(packTexts(given, source)));
      expect(unpackTexts(stored, source)).toEqual(given);
    }),
  );
});
