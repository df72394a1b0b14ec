import fc from "fast-check";
import { expect, test } from "vitest";
import { build, choice, choices, gaps, match, order } from "../../../test/questions.ts";
import { gradeAnswer } from "./grade.ts";
import type { Response } from "./kinds/answer.ts";
import type { Question } from "./question.ts";
import { standing, withStanding } from "./standing.ts";
import { parseResponse } from "./typed.ts";

const sorted = (...categories: number[]): Response => ({ kind: "sort", categories });
const built = (...phrases: number[]): Response => ({ kind: "build", phrases });
const filled = (...texts: string[]): Response => ({ kind: "gaps", texts });
const ticked = (...options: number[]): Response => ({ kind: "choices", options });
const ordered = (...items: number[]): Response => ({ kind: "order", order: items });

test.each<[string, Question, Response, boolean[], Response, Response]>([
  ["rows", match, sorted(0, 2, 1), [true, false, false], sorted(2, 1, 2), sorted(0, 1, 2)],
  ["slots", build, built(0, 2, 6), [true, false, true], built(1, 3, 5), built(0, 3, 6)],
  ["gaps", gaps, filled("frontend", "x"), [true, false], filled("y", "z"), filled("frontend", "z")],
  ["ticks", choices, ticked(0, 1), [true, false, false, false], ticked(2, 3), ticked(0, 2, 3)],
])(
  "%s that were right stay, whatever is said of them next",
  (_, question, first, stands, second, whole) => {
    expect(standing(question.answer, first)).toEqual(stands);
    expect(withStanding(question.answer, first, second)).toEqual(whole);
  },
);

test("of an order it is known what is in order, and all of it may be put anew", () => {
  const first = ordered(0, 1, 4, 2, 3);
  expect(standing(order.answer, first)).toEqual([true, true, true, true, false]);
  expect(withStanding(order.answer, first, ordered(4, 3, 2, 1, 0))).toEqual(ordered(4, 3, 2, 1, 0));
});

test("nothing stands where one thing is asked, where nothing was right, and of another question", () => {
  expect(standing(choice("c").answer, { kind: "choice", option: 0 })).toEqual([]);
  expect(standing(match.answer, sorted(1, 2, 0))).toEqual([]);
  expect(standing(match.answer, ticked(0))).toEqual([]);
});

test("a second answer is never worth less than what was right before", () => {
  const indexes = fc.array(fc.nat(6), { minLength: 3, maxLength: 3 });
  const texts = fc.array(fc.constantFrom("frontend", "backend", "x", ""), {
    minLength: 2,
    maxLength: 2,
  });
  const cases: readonly (readonly [Question, fc.Arbitrary<Response>])[] = [
    [match, indexes.map((categories) => ({ kind: "sort", categories }))],
    [build, indexes.map((phrases) => ({ kind: "build", phrases }))],
    [gaps, texts.map((each) => ({ kind: "gaps", texts: each }))],
  ];
  for (const [question, responses] of cases) {
    fc.assert(
      fc.property(responses, responses, (first, second) => {
        const whole = withStanding(question.answer, first, second);
        expect(gradeAnswer(question, whole).share).toBeGreaterThanOrEqual(
          gradeAnswer(question, first).share,
        );
      }),
    );
  }
});

test.each<[string, Question, Response, string, Response]>([
  ["rows", match, sorted(0, 2, 1), "2 3", sorted(0, 1, 2)],
  ["one row", match, sorted(0, 1, 1), "api", sorted(0, 1, 2)],
  ["slots", build, built(0, 2, 6), "2", built(0, 3, 6)],
  ["gaps", gaps, filled("frontend", "x"), "the server", filled("frontend", "the server")],
  ["all, as at the first try", match, sorted(0, 2, 1), "1 2 3", sorted(0, 1, 2)],
])("a typed line may leave out what stands: %s", (_, question, first, typed, whole) => {
  const { answer } = question;
  const shown = answer.kind === "sort" ? [0, 1, 2] : [0, 1, 2, 3, 4, 5, 6];
  const stands = standing(answer, first);
  const read = parseResponse(question, typed, shown, stands);
  if (typeof read === "string") throw new Error(read);
  expect(withStanding(answer, first, read)).toEqual(whole);
});
