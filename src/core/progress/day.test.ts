import fc from "fast-check";
import { expect, test } from "vitest";
import { dayFromNow, dayText, timeText } from "./day.ts";

test("a day's date is the calendar's", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 2_000_000 }), (day) => {
      expect(dayText(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }),
  );
});

test("a moment is written as the standard says", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 250_000_000_000_000 }), (t) => {
      expect(timeText(t)).toBe(new Date(t).toISOString());
    }),
  );
});

test.each([
  [0, "today"],
  [1, "tomorrow"],
  [-1, "yesterday"],
  [5, "in 5 days"],
  [-12, "12 days ago"],
])("%i days from now is said in words", (ahead, said) => {
  expect(dayFromNow(1000 + ahead, 1000)).toBe(said);
});
