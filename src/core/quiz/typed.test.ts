import fc from "fast-check";
import { expect, test } from "vitest";
import {
  choice,
  choices,
  describe,
  everyKind,
  gaps,
  match,
  order,
  sort,
  spot,
  text,
} from "../../../test/questions.ts";
import { displayOrder } from "../sitting/display.ts";
import { gradeAnswer } from "./grade.ts";
import type { Response } from "./kinds/answer.ts";
import type { Question } from "./question.ts";
import { rightResponse, sayResponse, sayRightAnswer } from "./said.ts";
import { parseResponse, parseTicks } from "./typed.ts";

const shown = [2, 0, 1];
const four = [3, 2, 1, 0];

test.each<[Question, string, readonly number[], Response]>([
  [choice("c"), "1", shown, { kind: "choice", option: 2 }],
  [choice("c"), "b", shown, { kind: "choice", option: 0 }],
  [choice("c"), " C) ", shown, { kind: "choice", option: 1 }],
  [choice("c"), "C option 1", shown, { kind: "choice", option: 1 }],
  [choices, "1 3", four, { kind: "choices", options: [1, 3] }],
  [choices, "a,c", four, { kind: "choices", options: [1, 3] }],
  [choices, "ac", four, { kind: "choices", options: [1, 3] }],
  [choices, "13", four, { kind: "choices", options: [1, 3] }],
  [choices, "4, 4", four, { kind: "choices", options: [0] }],
  [choices, "two backends | two people", four, { kind: "choices", options: [2, 3] }],
  [choices, "Two backends", four, { kind: "choices", options: [2] }],
  [order, "5 4 3 2 1", [4, 3, 2, 1, 0], { kind: "order", order: [0, 1, 2, 3, 4] }],
  [order, "edcba", [4, 3, 2, 1, 0], { kind: "order", order: [0, 1, 2, 3, 4] }],
  [
    order,
    "fill in | send | check | answer | show",
    [4, 3, 2, 1, 0],
    { kind: "order", order: [0, 1, 2, 3, 4] },
  ],
  [sort, "f b b f", four, { kind: "sort", categories: [0, 1, 1, 0] }],
  [sort, "1 2 2 2", four, { kind: "sort", categories: [1, 1, 1, 0] }],
  [sort, "fbbb", four, { kind: "sort", categories: [1, 1, 1, 0] }],
  [sort, "front, back, back, back", four, { kind: "sort", categories: [1, 1, 1, 0] }],
  [match, "API | Backend | f", shown, { kind: "sort", categories: [1, 0, 2] }],
  [text, "  Two words ", [], { kind: "text", text: "Two words" }],
  [gaps, "front end | server", [], { kind: "gaps", texts: ["front end", "server"] }],
  [gaps, "frontend, backend", [], { kind: "gaps", texts: ["frontend", "backend"] }],
  [gaps, "| backend", [], { kind: "gaps", texts: ["", "backend"] }],
  [spot, "2", [0, 1, 2], { kind: "spot", part: 1 }],
  [spot, "so there are", [0, 1, 2], { kind: "spot", part: 1 }],
  [describe, "I click", [], { kind: "describe", text: "I click", claimed: [] }],
])("%# %o", (question, typed, places, response) => {
  expect(parseResponse(question, typed, places)).toEqual(response);
});

test.each<[Question, string, readonly number[], string]>([
  [choice("c"), "", shown, "Type an answer."],
  [choice("c"), "4", shown, "Type a number, 1 to 3."],
  [choice("c"), "0", shown, "Type a number, 1 to 3."],
  [choice("c"), "c option", shown, "Type a number, 1 to 3."],
  [choices, "1 9", four, "Type numbers, 1 to 4, with blanks between."],
  [order, "1 2 3", [4, 3, 2, 1, 0], "Name each one once. Not named: 4, 5."],
  [order, "1 2 3 4 5 5", [4, 3, 2, 1, 0], "Name each one only once."],
  [sort, "f b", four, "Type one of these for each of the 4: 1 frontend, 2 backend."],
  [sort, "f b x b", four, "Type one of these for each of the 4: 1 frontend, 2 backend."],
  [gaps, "frontend", [], "Type 2 answers with | between them."],
])("%# a mistyped answer is told what was expected", (question, typed, places, reason) => {
  expect(parseResponse(question, typed, places)).toBe(reason);
});

test.each<[string, readonly number[] | string]>([
  ["1 3", [0, 2]],
  ["31", [0, 2]],
  ["3 3", [2]],
  ["none", []],
  ["", []],
  ["5", "Type the numbers of the points that it says, 1 to 4, or none."],
  ["the click", "Type the numbers of the points that it says, 1 to 4, or none."],
])("ticks typed as %j", (typed, ticked) => {
  expect(parseTicks(describe, typed)).toEqual(ticked);
});

test("any line is a response or a sentence, and a response says itself without failing", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...everyKind),
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."123abcf |,;") })),
      fc.nat(),
      (question, typed, seed) => {
        const parsed = parseResponse(question, typed, displayOrder(question, seed));
        if (typeof parsed === "string") expect(parsed).toMatch(/\.$/);
        else {
          expect(parsed.kind).toBe(question.answer.kind);
          expect(sayResponse(question, parsed)).not.toContain("?:");
        }
      },
    ),
  );
});

test.each([".", " x", "1 ", "é|"])("a line of a million %j is read without delay", (piece) => {
  const long = `${piece.repeat(1_000_000 / piece.length)}x`;
  for (const question of everyKind) {
    const parsed = parseResponse(question, long, displayOrder(question, 1));
    if (typeof parsed !== "string") gradeAnswer(question, parsed);
  }
  expect(parseResponse(choice("c"), long, shown)).toBe("Type a number, 1 to 3.");
});

test("places on the screen, typed for the right answer, give the right response", () => {
  fc.assert(
    fc.property(fc.constantFrom(choices, order, spot), fc.nat(), (question, seed) => {
      const places = displayOrder(question, seed);
      const right = rightResponse(question);
      const wanted =
        right.kind === "choices"
          ? right.options
          : right.kind === "order"
            ? right.order
            : [right.kind === "spot" ? right.part : 0];
      const typed = wanted.map((index) => places.indexOf(index) + 1).join(" ");
      expect(parseResponse(question, typed, places)).toEqual(right);
    }),
  );
});

test.each<[Question, string]>([
  [choice("c"), "c option 1"],
  [choices, "A page and its backend; Two backends"],
  [order, "Fill in → Send → Check → Answer → Show"],
  [match, "Tables: Frontend; Kitchen: Backend; Waiter: API"],
  [text, "authentication"],
  [gaps, "frontend | backend"],
  [spot, "so there are no timing problems"],
  [describe, "On click, send the form; the backend stores it; then show a message."],
])("%# the right answer is said as %j", (question, said) => {
  expect(sayResponse(question, rightResponse(question))).toBe(said);
});

test("a response to something that is gone is said with a question mark", () => {
  expect(sayResponse(choice("c"), { kind: "choice", option: 7 })).toBe("?");
});

test("the right answer comes part by part, rows with their category", () => {
  expect(sayRightAnswer(match)[1]).toEqual({
    item: [{ kind: "text", text: "Kitchen" }],
    put: [{ kind: "text", text: "Backend" }],
  });
  expect(sayRightAnswer(order)).toHaveLength(5);
});

test("without a model answer a rubric's points stand for it", () => {
  if (describe.answer.kind !== "describe") throw new Error("describe");
  const bare = { answer: { ...describe.answer, model: [] } };
  expect(sayRightAnswer(bare)).toHaveLength(4);
});
