import { expect, test } from "vitest";
import { shortLabel } from "./label.ts";

test("a label of 4,000 signs stays whole, a longer one is cut and says so", () => {
  const longest = "x".repeat(4_000);
  expect(shortLabel(longest)).toBe(longest);
  expect(shortLabel(`${longest}y`)).toBe(`${longest}…`);
});
