/** Course files as they come out of real editing: cut, pasted, half written. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkAcross, settingsOf } from "../check/check.ts";
import { gistOf } from "../check/gist.ts";
import { checkLesson } from "../check/lesson-findings.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { linesOf, withoutMark } from "../markup/source.ts";
import { readCourseFile } from "./parse-course.ts";
import { readLesson } from "./parse-lesson.ts";

const folder = new URL("../../../test/fixtures/course/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");
const courseText = read("course.yaml");
const lessonText = read("all-shapes/lesson.md");
const quizText = read("all-shapes/quiz.md");

const pieces = [
  "- [x] ",
  "- [ ] ",
  "[x]",
  "[[",
  "]]",
  "|",
  "`",
  "```",
  "~~",
  "*",
  "**",
  "> ",
  "> [!TIP]\n",
  "> [!NOTE]",
  "##",
  "## ",
  "\n",
  "\n\n",
  "---\n",
  "Answer: ",
  "Not: ",
  "Rubric:\n\n",
  "Model:",
  "<!--",
  "-->",
  "<b>",
  "1. ",
  ": ",
  "{",
  "[",
  "&a ",
  "*a",
  "!!x ",
  "\t",
  "\r\n",
  "\r",
  "\u202e",
  "\ufeff",
  "\u0000",
  "\ud800",
  "漢字",
  "e\u0301",
  "👩‍👩‍👧",
  "&#27;",
  "[a](b)",
  "![](c)",
  "\\",
  "± ",
];

type Edit = (text: string) => string;
const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(at, fc.constantFrom(...pieces)).map(
    ([where, piece]): Edit =>
      (text) => {
        const cut = Math.floor(where * text.length);
        return text.slice(0, cut) + piece + text.slice(cut);
      },
  ),
  fc.tuple(at, fc.integer({ min: 1, max: 80 })).map(
    ([where, count]): Edit =>
      (text) => {
        const cut = Math.floor(where * text.length);
        return text.slice(0, cut) + text.slice(cut + count);
      },
  ),
  fc.tuple(at, at, fc.integer({ min: 1, max: 80 })).map(
    ([from, to, count]): Edit =>
      (text) => {
        const start = Math.floor(from * text.length);
        const cut = Math.floor(to * text.length);
        return text.slice(0, cut) + text.slice(start, start + count) + text.slice(cut);
      },
  ),
);
const edits = fc.array(edit, { minLength: 1, maxLength: 12 });
const edited = (changes: readonly Edit[], text: string) =>
  changes.reduce((now, change) => change(now), text);

function expectInside(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): void {
  for (const one of diagnostics) {
    const lines = linesOf(withoutMark(texts.get(one.file) ?? ""));
    const { line, col } = one;
    expect(Number.isInteger(line) && line >= 1 && line <= lines.length, JSON.stringify(one)).toBe(
      true,
    );
    const length = lines[line - 1]?.length ?? 0;
    expect(Number.isInteger(col) && col >= 1 && col <= length + 1, JSON.stringify(one)).toBe(true);
    expect(one.message).not.toMatch(/undefined|NaN|\[object/);
  }
}

test("no edit makes the parser throw or point outside its file", () => {
  fc.assert(
    fc.property(edits, edits, edits, (ofCourse, ofLesson, ofQuiz) => {
      const texts = new Map([
        ["c/course.yaml", edited(ofCourse, courseText)],
        ["c/all-shapes/lesson.md", edited(ofLesson, lessonText)],
        ["c/all-shapes/quiz.md", edited(ofQuiz, quizText)],
      ]);
      const lesson = readLesson({
        name: "all-shapes",
        folder: "c/all-shapes",
        lessonText: texts.get("c/all-shapes/lesson.md"),
        quizText: texts.get("c/all-shapes/quiz.md"),
        exists: () => false,
      });
      const course = readCourseFile(texts.get("c/course.yaml") ?? "", "c/course.yaml");
      const found = checkAcross(
        { course, lessons: [gistOf(lesson)], folders: new Set(["all-shapes"]) },
        checkLesson(lesson, settingsOf(course)("all-shapes")),
      );
      expectInside(found, texts);
    }),
    { numRuns: 60 },
  );
});

test("a question that is left out has its reason, and one that is not can be asked", () => {
  fc.assert(
    fc.property(edits, (ofQuiz) => {
      const quiz = edited(ofQuiz, quizText);
      const { lesson, questions } = readLesson({
        name: "all-shapes",
        folder: "c/all-shapes",
        lessonText,
        quizText: quiz,
      });
      expect(lesson.broken).toHaveLength(questions.length - lesson.questions.length);
      for (const { answer } of lesson.questions) {
        if (answer.kind === "choice" || answer.kind === "choices") {
          const right = answer.options.filter((option) => option.right).length;
          expect(right).toBeGreaterThan(0);
          expect(right).toBeLessThan(answer.options.length);
        }
        if (answer.kind === "gaps") {
          expect(answer.parts.some((part) => part.kind === "gap")).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});
