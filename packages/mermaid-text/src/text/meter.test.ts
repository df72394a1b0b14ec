import { expect, test } from "vitest";
import { type Allowance, spend, within } from "./meter.ts";

/** So many steps, one by one. */
function steps(count: number): string {
  for (let step = 0; step < count; step++) spend(1);
  return "done";
}

test("work that takes more steps than it was given is given up", () => {
  expect(within(10, () => steps(10))).toBe("done");
  expect(within(10, () => steps(11))).toBeUndefined();
  // Without a meter nothing is counted.
  expect(steps(1000)).toBe("done");
});

test("what was spent inside counts outside, and what was given up inside is not the end outside", () => {
  const inside = (most: number, count: number) => within(most, () => steps(count));
  expect(within(10, () => [inside(5, 4), inside(5, 4), inside(5, 4)])).toEqual([
    "done",
    "done",
    undefined,
  ]);
  expect(within(10, () => [inside(5, 6), steps(5)])).toEqual([undefined, "done"]);
  expect(within(10, () => [inside(5, 6), steps(6)])).toBeUndefined();
});

test("several pieces of work share an allowance", () => {
  const allowance: Allowance = { left: 10 };
  const work = (count: number) => within(8, () => steps(count), allowance);
  expect([work(6), work(6), work(1)]).toEqual(["done", undefined, undefined]);
  expect(allowance.left).toBe(0);
});

test("a mistake inside comes out, and nothing is counted any more", () => {
  const work = () => {
    throw new Error("a mistake");
  };
  expect(() => within(1, work)).toThrow("a mistake");
  expect(steps(1000)).toBe("done");
});
