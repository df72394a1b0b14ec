import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { CourseCues } from "../check/cues.ts";
import { cuesView } from "./cues.ts";
import { isLine, type Look } from "./view.ts";

const found: CourseCues = {
  questions: 12,
  share: 0.415,
  chance: 0.3,
  lessons: [
    { name: "which-side", questions: 6, share: 0.83, chance: 0.3, passed: 31 },
    { name: "requests", questions: 6, share: 0, chance: 0.3, passed: 0 },
  ],
  cues: [{ cue: "longest", questions: 1, share: 0.83, chance: 0.3 }],
  givenAway: [],
};

function shown(cues: CourseCues, width: number): string[] {
  const look: Look = { width, text: width, margin: 0, charset: "unicode", plain: false };
  return cuesView(cues, look).map((item) => (isLine(item) ? lineText(item).trimEnd() : ""));
}

test("each lesson with its share, what chance scores, and how often it is passed", () => {
  const lines = shown(found, 76);
  expect(lines).toContain(" 83 %  (30 %)  which-side, passed in 31 of 40 rounds");
  expect(lines).toContain("  0 %  (30 %)  requests");
  expect(lines).toContain(" 42 %  (30 %)  the course, 1 could be passed");
  expect(lines).toContain(" 83 %  (30 %)  longest, 1 question");
});

test("a narrow terminal wraps it, and a course without questions says so", () => {
  expect(shown(found, 36).every((text) => text.length <= 36)).toBe(true);
  expect(shown({ ...found, questions: 0 }, 76)).toEqual(["There are no questions to guess."]);
});
