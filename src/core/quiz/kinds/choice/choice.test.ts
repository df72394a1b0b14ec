import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChoicesAnswer, gradeChoices } from "./choice.ts";

/** The right options first. */
function choices(rights: number, wrongs: number): ChoicesAnswer {
  const options = Array.from({ length: rights + wrongs }, (_, index) => ({
    content: [],
    right: index < rights,
    feedback: [],
  }));
  return { kind: "choices", options };
}

const count = fc.integer({ min: 1, max: 25 });

test("ticking everything earns nothing, however many options are right", () => {
  fc.assert(
    fc.property(count, count, (rights, wrongs) => {
      const all = Array.from({ length: rights + wrongs }, (_, index) => index);
      expect(gradeChoices(choices(rights, wrongs), all)).toMatchObject({
        verdict: "wrong",
        share: 0,
      });
    }),
  );
});

test("one right option more is worth more, one wrong option more is worth less", () => {
  fc.assert(
    fc.property(count, count, fc.nat(24), fc.nat(24), (rights, wrongs, some, slips) => {
      const answer = choices(rights, wrongs);
      const share = (hit: number, slip: number) =>
        gradeChoices(answer, [
          ...Array.from({ length: Math.min(hit, rights) }, (_, index) => index),
          ...Array.from({ length: Math.min(slip, wrongs) }, (_, index) => rights + index),
        ]).share;
      expect(share(some + 1, slips)).toBeGreaterThanOrEqual(share(some, slips));
      expect(share(some, slips + 1)).toBeLessThanOrEqual(share(some, slips));
      expect(share(rights, 0)).toBe(1);
    }),
  );
});

test.each([
  [3, 2, [0, 1, 2, 3], 1 / 2],
  [3, 2, [0, 1], 2 / 3],
  [2, 4, [0, 1, 2], 3 / 4],
  [2, 4, [0, 2], 1 / 4],
  [2, 2, [0, 2], 0],
])("of %d right and %d wrong options, %j earn %d", (rights, wrongs, picked, share) => {
  expect(gradeChoices(choices(rights, wrongs), picked).share).toBeCloseTo(share, 10);
});
