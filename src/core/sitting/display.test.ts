import fc from "fast-check";
import { expect, test } from "vitest";
import {
  choice,
  everyKind,
  match,
  order,
  question,
  sort,
  spot,
  text,
  words,
} from "../../../test/questions.ts";
import { gradeAnswer } from "../quiz/grade.ts";
import type { Question } from "../quiz/question.ts";
import { displayOrder, displayOrders } from "./display.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const shown = everyKind.filter((each) => displayOrder(each, 1).length > 0);

test("an order holds each place once and is the same for the same seed", () => {
  fc.assert(
    fc.property(seeds, fc.constantFrom(...shown), (seed, each) => {
      const places = displayOrder(each, seed);
      const sorted = [...places].sort((a, b) => a - b);
      expect(sorted).toEqual(sorted.map((_, index) => index));
      expect(displayOrder(each, seed)).toEqual(places);
    }),
  );
});

test.each([2, 3, 4, 5, 9])("%d items to put in order never start in the right order", (count) => {
  const items = Array.from({ length: count }, (_, index) => words(`step ${index}`));
  for (const shuffle of [true, false]) {
    const each = question("steps", { kind: "order", items }, { shuffle });
    fc.assert(
      fc.property(seeds, (seed) => {
        const places = displayOrder(each, seed);
        const { share } = gradeAnswer(each, { kind: "order", order: places });
        expect(share).toBeLessThan(0.8);
      }),
    );
  }
});

test("no more than three rows of a category follow each other where it can be helped", () => {
  const rows = Array.from({ length: 8 }, (_, index) => ({
    item: words(`row ${index}`),
    category: index < 4 ? 0 : 1,
    why: [],
  }));
  const each = question("rows", {
    kind: "sort",
    categories: [words("a"), words("b")],
    rows,
    matching: false,
  });
  fc.assert(
    fc.property(seeds, (seed) => {
      const sides = displayOrder(each, seed).map((row) => rows[row]?.category);
      expect(sides.join("")).not.toMatch(/0000|1111/);
    }),
  );
});

test("rows of one category alone are shown all the same", () => {
  const rows = Array.from({ length: 5 }, () => ({ item: words("x"), category: 0, why: [] }));
  const answer = { kind: "sort", categories: [words("a")], rows, matching: false } as const;
  expect(displayOrder(question("one", answer), 7)).toHaveLength(5);
});

test.each([choice("c", 4), sort, match])("with shuffle: no the order is the file's", (each) => {
  const kept: Question = { ...each, shuffle: false };
  expect(displayOrder(kept, 12345)).toEqual(displayOrder(kept, 1).sort((a, b) => a - b));
});

test("a passage keeps its order, and typed answers have none", () => {
  expect(displayOrder(spot, 5)).toEqual([0, 1, 2]);
  expect(displayOrder(text, 5)).toEqual([]);
});

test("one more question at the end moves no other", () => {
  const questions = [order, choice("a"), choice("b"), sort, choice("c")];
  const showings = questions.map((each) => ({ question: each, again: false }));
  expect(displayOrders(showings, 3).slice(0, 4)).toEqual(displayOrders(showings.slice(0, 4), 3));
});

test("a question that comes back is shuffled anew", () => {
  const each = choice("long", 9);
  const [first, again] = displayOrders(
    [
      { question: each, again: false },
      { question: each, again: true },
    ],
    11,
  );
  expect(first).not.toEqual(again);
});

test("the right option is on top in no more than half of a run's choice questions", () => {
  const counts = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(seeds, counts, (seed, sizes) => {
      const questions = sizes.map((size, index) => choice(`q${index}`, size, index % size));
      const orders = displayOrders(
        questions.map((each) => ({ question: each, again: false })),
        seed,
      );
      const onTop = questions.filter((each, index) => {
        const option = orders[index]?.[0] ?? 0;
        return gradeAnswer(each, { kind: "choice", option }).share === 1;
      });
      expect(onTop.length).toBeLessThanOrEqual(sizes.length / 2);
    }),
  );
});
