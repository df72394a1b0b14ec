import fc from "fast-check";
import { expect, test } from "vitest";
import { packTexts, unpackTexts } from "./packed.ts";

const source = "The backend checks\nthe password. The backend answers.";

test("texts of the source become places in it", () => {
  const value = { kind: "paragraph", parts: ["The backend checks the password.", "The backend"] };
  expect(packTexts(value, source)).toEqual({ kind: "paragraph", parts: ["~0,32", "~1,11"] });
});

test("a text with line ends, as a diagram, is a place that keeps them", () => {
  const packed = packTexts(["checks\nthe", "The backend answers."], source);
  expect(packed).toEqual(["~12,10|", "~11,20"]);
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
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      const stored = JSON.parse(JSON.stringify(packTexts(given, source)));
      expect(unpackTexts(stored, source)).toEqual(given);
    }),
  );
});
