import fc from "fast-check";
import { expect, test } from "vitest";
import { isPassed, nextHintCost, pointsFor, scaledScore, worthNow } from "./points.ts";

test.each([
  [1, 0, 10],
  [1, 1, 8],
  [1, 4, 2],
  [1, 5, 1],
  [1, 50, 1],
  [2, 0, 5],
  [2, 1, 4],
  [2, 4, 1],
  [2, 9, 1],
])("at try %d after %d hints a right answer is worth %d", (attempt, hints, worth) => {
  expect(worthNow({ attempt, hints })).toBe(worth);
  expect(pointsFor(1, { attempt, hints })).toBe(worth);
});

test.each([
  [1, 0, 2],
  [2, 0, 1],
  [1, 4, 1],
  [1, 5, 0],
])("at try %d the hint after %d hints costs %d", (attempt, hints, cost) => {
  expect(nextHintCost({ attempt, hints })).toBe(cost);
});

test.each([
  [0, 0],
  [0.04, 0],
  [0.05, 1],
  [1 / 3, 3],
  [2 / 3, 7],
  [0.75, 8],
  [0.96, 9],
  [1, 10],
])("a share of %d earns %d points", (share, points) => {
  expect(pointsFor(share, { attempt: 1, hints: 0 })).toBe(points);
});

test("points are whole, never above the worth, and reach it only when all is right", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.nat(12), fc.integer({ min: 1, max: 3 }), (part, hints, attempt) => {
      const points = pointsFor(part, { attempt, hints });
      expect(Number.isInteger(points)).toBe(true);
      expect(points).toBeGreaterThanOrEqual(0);
      if (part < 1) expect(points).toBeLessThan(worthNow({ attempt, hints }));
    }),
  );
});

test("the scaled score is not rounded", () => {
  expect(scaledScore(1 / 3, { attempt: 1, hints: 0 })).toBeCloseTo(1 / 3, 12);
  expect(scaledScore(1 / 3, { attempt: 2, hints: 1 })).toBeCloseTo(4 / 30, 12);
});

test.each([
  [56, 70, true],
  [55, 70, false],
  [0, 0, false],
])("%d of %d points: passed is %s", (points, of, passed) => {
  expect(isPassed(points, of)).toBe(passed);
});
