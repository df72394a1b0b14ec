import { expect, test } from "vitest";
import { longTaskText } from "./long-work.ts";

const lessons = { doing: "Checking", unit: "lesson", of: 300 };

test.each([
  [0, 600, "Checking: 0 of 300 lessons"],
  [100, 1000, "Checking: 100 of 300 lessons, about 2 seconds left"],
  [299, 1000, "Checking: 299 of 300 lessons, about 1 second left"],
  [300, 1000, "Checking: 300 of 300 lessons, about 1 second left"],
  [100, 6100, "Checking: 100 of 300 lessons, about 15 seconds left"],
  [10, 3000, "Checking: 10 of 300 lessons, about 85 seconds left"],
  [10, 4000, "Checking: 10 of 300 lessons, about 2 minutes left"],
])("%i done after %i ms", (done, elapsed, said) => {
  expect(longTaskText(lessons, done, elapsed)).toBe(said);
});

test("one lesson, and megabytes, are counted as people say them", () => {
  expect(longTaskText({ doing: "Reading", unit: "file", of: 1 }, 0, 600)).toBe(
    "Reading: 0 of 1 file",
  );
  expect(longTaskText({ doing: "Reading a.jsonl", unit: "MB", of: 120 }, 60, 2000)).toBe(
    "Reading a.jsonl: 60 of 120 MB, about 2 seconds left",
  );
});
