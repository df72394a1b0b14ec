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
import { inlineText } from "../document/block.ts";
import { gradeAnswer } from "./grade.ts";
import { questionKinds, type Response } from "./kinds/answer.ts";
import type { Question } from "./question.ts";
import { rightResponse } from "./said.ts";

const anyIndex = fc.oneof(fc.integer({ min: -2, max: 6 }), fc.constant(Number.NaN), fc.double());
const anyList = fc.array(anyIndex, { maxLength: 8 });
const anyResponse: fc.Arbitrary<Response> = fc.oneof(
  fc.record({ kind: fc.constant("choice" as const), option: anyIndex }),
  fc.record({ kind: fc.constant("choices" as const), options: anyList }),
  fc.record({ kind: fc.constant("order" as const), order: anyList }),
  fc.record({ kind: fc.constant("sort" as const), categories: anyList }),
  fc.record({ kind: fc.constant("build" as const), phrases: anyList }),
  fc.record({ kind: fc.constant("text" as const), text: fc.string({ unit: "binary" }) }),
  fc.record({ kind: fc.constant("gaps" as const), texts: fc.array(fc.string()) }),
  fc.record({ kind: fc.constant("spot" as const), part: anyIndex }),
  fc.record({ kind: fc.constant("describe" as const), text: fc.string(), claimed: anyList }),
);

test("tests ask questions of every type", () => {
  expect(new Set(everyKind.map(({ answer }) => answer.kind))).toEqual(new Set(questionKinds));
});

test("any response to any question gives a share from 0 to 1 that fits its verdict", () => {
  fc.assert(
    fc.property(fc.constantFrom(...everyKind), anyResponse, (question, response) => {
      const { share, verdict } = gradeAnswer(question, response);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(verdict === "right").toBe(share === 1);
      if (verdict === "wrong") expect(share).toBe(0);
    }),
    { numRuns: 2000 },
  );
});

test.each(everyKind.map((question) => [question.id, question] as const))(
  "the right response to %s is right",
  (_, question) => {
    expect(gradeAnswer(question, rightResponse(question))).toMatchObject({
      verdict: "right",
      share: 1,
    });
  },
);

test.each<[string, Question, Response, string, number]>([
  ["the right option", choice("c"), { kind: "choice", option: 1 }, "right", 1],
  ["a wrong option", choice("c"), { kind: "choice", option: 0 }, "wrong", 0],
  ["an option that is not there", choice("c"), { kind: "choice", option: 9 }, "wrong", 0],
  ["one of two right options", choices, { kind: "choices", options: [0] }, "partly", 1 / 2],
  ["two right, one wrong", choices, { kind: "choices", options: [0, 1, 2] }, "partly", 1 / 2],
  ["all options", choices, { kind: "choices", options: [0, 1, 2, 3] }, "wrong", 0],
  ["wrong options alone", choices, { kind: "choices", options: [1, 3] }, "wrong", 0],
  ["the same option twice", choices, { kind: "choices", options: [0, 0] }, "partly", 1 / 2],
  ["the reverse order", order, { kind: "order", order: [4, 3, 2, 1, 0] }, "wrong", 0],
  ["the first item put last", order, { kind: "order", order: [1, 2, 3, 4, 0] }, "partly", 4 / 5],
  ["two neighbours swapped", order, { kind: "order", order: [0, 2, 1, 3, 4] }, "partly", 4 / 5],
  ["an item missing", order, { kind: "order", order: [0, 1, 2, 3] }, "wrong", 0],
  ["an item twice", order, { kind: "order", order: [0, 1, 2, 3, 3] }, "wrong", 0],
  ["three of four rows", sort, { kind: "sort", categories: [0, 1, 0, 0] }, "partly", 3 / 4],
  ["rows missing", sort, { kind: "sort", categories: [0] }, "partly", 1 / 4],
  ["one of three pairs", match, { kind: "sort", categories: [0, 2, 1] }, "partly", 1 / 3],
  ["one of two gaps", gaps, { kind: "gaps", texts: ["frontend", "kitchen"] }, "partly", 1 / 2],
  ["a slip in a gap", gaps, { kind: "gaps", texts: ["fronted", "Server"] }, "nearly", 1 / 2],
  ["a slip and a wrong gap", gaps, { kind: "gaps", texts: ["fronted", "x"] }, "wrong", 0],
  ["no gap filled", gaps, { kind: "gaps", texts: [] }, "wrong", 0],
  ["a right part", spot, { kind: "spot", part: 0 }, "wrong", 0],
  ["a response of another type", spot, { kind: "choice", option: 1 }, "wrong", 0],
])("%s", (_, question, response, verdict, share) => {
  const grade = gradeAnswer(question, response);
  expect(grade.verdict).toBe(verdict);
  expect(grade.share).toBeCloseTo(share);
});

test("each picked option has its own feedback, and missed ones come apart from them", () => {
  const { remarks } = gradeAnswer(choices, { kind: "choices", options: [0, 1] });
  expect(
    remarks.map(({ kind, verdict, about, text }) => [
      kind,
      verdict,
      inlineText(about),
      inlineText(text),
    ]),
  ).toEqual([
    ["picked", "right", "A page and its backend", "Two programs."],
    ["picked", "wrong", "A finger and a button", "Not programs."],
    ["missed", "partly", "Two backends", ""],
  ]);
});

test("a row in the wrong category names where it was put, where it belongs, and why", () => {
  const { remarks } = gradeAnswer(sort, { kind: "sort", categories: [0, 0, 0, 1] });
  expect(remarks[1]).toMatchObject({
    kind: "sorted",
    verdict: "wrong",
    put: [{ text: "Frontend" }],
    right: [{ text: "Backend" }],
    text: [{ text: "Lasting data lives there." }],
  });
});

test("the items that could stay where they are count as right", () => {
  const { remarks } = gradeAnswer(order, { kind: "order", order: [1, 2, 3, 4, 0] });
  expect(remarks.map((remark) => remark.verdict)).toEqual([
    "right",
    "right",
    "right",
    "right",
    "wrong",
  ]);
});

test("items with the same words may stand for each other", () => {
  const items = ["Ask", "Wait", "Ask", "Read"].map((each) => [
    { kind: "text" as const, text: each },
  ]);
  const twice: Question = { ...order, answer: { kind: "order", items } };
  expect(gradeAnswer(twice, { kind: "order", order: [2, 1, 0, 3] }).verdict).toBe("right");
});

test.each([
  [[], "wrong", 0],
  [[2, 3], "partly", 1 / 2],
  [[0, 1, 2, 3], "right", 1],
  [[0, 0, 99, -1], "partly", 1 / 4],
])("a text in own words is what its writer ticks: %j", (claimed, verdict, share) => {
  for (const said of ["I press it; the form is sent and stored", "no idea", ""]) {
    const grade = gradeAnswer(describe, { kind: "describe", text: said, claimed });
    expect(grade).toEqual({ verdict, share, remarks: [] });
  }
});

test("an expected wrong text brings its feedback", () => {
  const grade = gradeAnswer(text, { kind: "text", text: " Authorization. " });
  expect(grade.verdict).toBe("wrong");
  expect(inlineText(grade.remarks[0]?.text ?? [])).toBe("That is what you may do.");
});
