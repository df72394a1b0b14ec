import { expect, test } from "vitest";
import { randomFrom, shuffle } from "./random.ts";

test("a shuffled list has what it had, and nothing else", () => {
  for (let seed = 0; seed < 50; seed++) {
    const shuffled = shuffle([1, 2, 3, 4, 5], randomFrom(seed));
    expect(shuffled).toHaveLength(5);
    expect([...shuffled].sort()).toEqual([1, 2, 3, 4, 5]);
  }
});

test("chance is asked once for each place but the first, for none beyond the end", () => {
  let asked = 0;
  shuffle(["a", "b", "c"], () => {
    asked += 1;
    return 0;
  });
  expect(asked).toBe(2);
});
