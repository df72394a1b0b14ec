import { expect, test } from "vitest";
import { parseLesson } from "../core/reading/parse-lesson.ts";
import { findSection } from "./section.ts";

const { value: lesson } = parseLesson({
  name: "letters",
  folder: "letters",
  lessonText: `---
title: Letters
summary: How two programs talk.
---

A story.

## Going out

A request goes out.

## Coming back

A reply comes back.
`,
  quizText: undefined,
});

test.each([
  ["1", ""],
  ["2", "Going out"],
  ["3", "Coming back"],
  ["coming", "Coming back"],
  ["going-out", "Going out"],
])("section %s is %j, as the count above it says while it is read", (typed, title) => {
  expect(findSection(lesson, typed).title).toBe(title);
});

test("what is no section is answered with all there are", () => {
  expect(() => findSection(lesson, "4")).toThrow('"Letters" has no section "4".');
  try {
    findSection(lesson, "nowhere");
  } catch (error) {
    expect(error).toMatchObject({ hint: "1  (the beginning)\n2  Going out\n3  Coming back" });
  }
});
