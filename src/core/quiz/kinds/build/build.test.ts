import fc from "fast-check";
import { expect, test } from "vitest";
import { build } from "../../../../../test/questions.ts";
import { inlineText } from "../../../document/block.ts";
import { gradeAnswer } from "../../grade.ts";
import { rightResponse, sayResponse } from "../../said.ts";
import { parseResponse } from "../../typed.ts";
import { builtText, placesOf, rightPlaces } from "./build.ts";

const { answer } = build;
if (answer.kind !== "build") throw new Error("not a question to build");
const inFile = placesOf(answer).flat();

test("points are for the parts that are right, and a wrong one is told its consequence", () => {
  const grade = gradeAnswer(build, { kind: "build", phrases: [0, 2, 6] });
  expect(grade).toMatchObject({ verdict: "partly", share: 2 / 3 });
  expect(grade.remarks.map(({ verdict, text }) => [verdict, inlineText(text)])).toEqual([
    ["right", ""],
    ["wrong", "Two bookings."],
    ["right", ""],
  ]);
});

test("a phrase of another part, and one that is missing, are wrong", () => {
  expect(gradeAnswer(build, { kind: "build", phrases: [3] })).toMatchObject({ verdict: "wrong" });
});

test("the share is that of the right parts, whatever is chosen", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 5 }), (phrases) => {
      const right = rightPlaces(answer).filter((place, slot) => phrases[slot] === place).length;
      expect(gradeAnswer(build, { kind: "build", phrases }).share).toBe(right / 3);
    }),
  );
});

test.each([
  ["1 2 2", [0, 3, 6]],
  ["a,b,b", [0, 3, 6]],
  ["122", [0, 3, 6]],
  ["a member taps | checks and stores in one step | the page says so", [0, 3, 6]],
])("%j is typed for it", (typed, phrases) => {
  expect(parseResponse(build, typed, inFile)).toEqual({ kind: "build", phrases });
});

test.each([
  ["1 2", "Type a number for each of the 3 parts, with blanks between."],
  ["1 2 3", "For part 3: type 1 to 2."],
  ["x | y | z", "For part 1: type 1 to 2."],
])("%j is refused in a sentence", (typed, said) => {
  expect(parseResponse(build, typed, inFile)).toBe(said);
});

test("numbers count what is on the screen", () => {
  expect(parseResponse(build, "1 1 1", [...inFile].reverse())).toEqual({
    kind: "build",
    phrases: [1, 4, 6],
  });
});

test("what is right can be read as a description", () => {
  expect(inlineText(builtText(answer, rightPlaces(answer)))).toBe(
    "When a member taps the hour. The backend checks and stores in one step. If it fails the page says so.",
  );
  expect(sayResponse(build, rightResponse(build))).toBe(
    "When: a member taps the hour; The backend: checks and stores in one step; If it fails: the page says so",
  );
});
