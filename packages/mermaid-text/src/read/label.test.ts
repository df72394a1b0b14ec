import { expect, test } from "vitest";
import { readLabel, shortLabel } from "./label.ts";

test("a label of 4,000 signs stays whole, a longer one is cut and says so", () => {
  const longest = "x".repeat(4_000);
  expect(shortLabel(longest)).toBe(longest);
  expect(shortLabel(`${longest}y`)).toBe(`${longest}…`);
});

test("an entity by its number needs no semicolon, as in browsers", () => {
  expect(readLabel("Cache<br/>&#40Valkey&#41")).toBe("Cache\n(Valkey)");
  expect(readLabel("C# 40, #40 and &40")).toBe("C# 40, #40 and &40");
});
