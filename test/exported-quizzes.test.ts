/** What goes out comes back: the questions of the course, exported for other programs and converted again. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import { describe, expect, test } from "vitest";
import type { Lesson } from "../src/core/course/course.ts";
import { inlineText } from "../src/core/document/block.ts";
import { convertQuiz } from "../src/core/exchange/in/convert.ts";
import type { UnfitQuestion } from "../src/core/exchange/out/course-document.ts";
import { giftDocument } from "../src/core/exchange/out/gift.ts";
import { moodleDocument } from "../src/core/exchange/out/moodle-xml.ts";
import { gapsIn, marksOf } from "../src/core/quiz/kinds/form.ts";
import { kindOf } from "../src/core/quiz/kinds/kinds.ts";
import { type Question, questionName } from "../src/core/quiz/question.ts";
import { parseLesson } from "../src/core/reading/parse-lesson.ts";
import { bare, everyKind } from "./questions.ts";

const root = resolve(import.meta.dirname, "../lessons");

const lessons: readonly Lesson[] = [
  { name: "kinds", title: "Every kind", ...bare, questions: everyKind },
  ...readdirSync(root).flatMap((name) => {
    try {
      const quizText = readFileSync(join(root, name, "quiz.md"), "utf8");
      const lessonText = readFileSync(join(root, name, "lesson.md"), "utf8");
      return [parseLesson({ name, folder: name, lessonText, quizText }).value];
    } catch {
      return [];
    }
  }),
];

test("there is a course to try it with", () => {
  expect(lessons.length).toBeGreaterThan(20);
});

const plain = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();

/** What is asked for, whatever it is asked with: what is right, what is wrong, what belongs where. */
function substance({ answer }: Question): string[] {
  const form = kindOf(answer).form(answer);
  switch (form.kind) {
    case "pick":
      return form.options.map(({ content, right }) => `${right} ${plain(inlineText(content))}`);
    case "mark":
      return marksOf(form).map(({ content, right }) => `${right} ${plain(inlineText(content))}`);
    case "order":
      return form.items.map((item) => plain(inlineText(item)));
    case "match":
      return form.rows.map(
        ({ item, place }) =>
          `${plain(inlineText(item))}: ${plain(inlineText(form.places[place] ?? []))}`,
      );
    case "type":
      return form.accepted.map((each) =>
        each.kind === "text" ? plain(each.text) : `${each.value} ± ${each.tolerance}`,
      );
    case "fill":
      return gapsIn(form.parts).map((accepted) => accepted.map(plain).join("|"));
    case "write":
      return [];
  }
}

function back(text: string, kind: "gift" | "moodle-xml"): readonly Question[] {
  const { text: quiz } = convertQuiz(text, kind);
  const quizText = `---\ntitle: T\nsummary: S.\n---\n\n${quiz}`;
  const { value, diagnostics } = parseLesson({ name: "back", folder: "back", quizText });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return value.questions;
}

function exported(lesson: Lesson, left: readonly UnfitQuestion[]): readonly Question[] {
  const names = new Set(left.map(({ name }) => name));
  return lesson.questions.filter((question) => !names.has(questionName(question)));
}

describe("Moodle XML", () => {
  test.each(lessons.map((lesson) => [lesson.name, lesson] as const))(
    "%s comes back as it went out",
    (_name, lesson) => {
      const { lines, left } = moodleDocument({ id: "c", title: "Course" }, [lesson]);
      const out = exported(lesson, left);
      const came = back(lines.join("\n"), "moodle-xml");
      const expected = out.filter(({ answer }) => answer.kind !== "describe");
      expect(came.map(substance)).toEqual(expected.map(substance));
      for (const [index, question] of came.entries()) {
        const asked = expected[index] as Question;
        if (asked.answer.kind === "gaps") continue;
        expect(plain(inlineText(question.title))).toBe(plain(inlineText(asked.title)));
      }
    },
  );

  test("every question of the course is asked, and each in a type that Moodle has", () => {
    const { lines, left } = moodleDocument({ id: "c", title: "Course" }, lessons);
    expect(left).toEqual([]);
    const { root: quiz } = parseXml(lines.join("\n"));
    const questions = (quiz?.children ?? []).filter(
      (child): child is XmlElement => child.type === "element",
    );
    const types = questions.map(({ attributes }) => attributes["type"] ?? "");
    const asked = types.filter((type) => type !== "category");
    expect(asked).toHaveLength(lessons.flatMap((lesson) => lesson.questions).length);
    expect([...new Set(asked)].sort()).toEqual([
      "cloze",
      "essay",
      "matching",
      "multichoice",
      "ordering",
      "shortanswer",
    ]);
  });

  test("marks of XML and of Moodle's gaps mean themselves, or the question is left out", () => {
    const [first] = lessons;
    const tricky = parseLesson({
      name: "t",
      folder: "t",
      quizText:
        '---\ntitle: A/B & <C>\nsummary: S.\n---\n\n## Is `]]>` \\& `<b>` one {sign}?\n\n- [x] `]]>` & more\n- [ ] "q" </text>\n\n## Which star?\n\nAnswer: `a*b`, `c`\n\n## Fill it\n\nIt is [[a~b]] here.\n\n## Fill this\n\nIt is {not a gap} but [[one|two]].\n',
    }).value;
    expect(first).toBeDefined();
    const { lines, left } = moodleDocument({ id: "c", title: "Course" }, [tricky]);
    expect(left.map(({ why }) => why)).toEqual([
      "a gap holds a sign that means something else in Moodle's gaps",
    ]);
    const came = back(lines.join("\n"), "moodle-xml");
    expect(came.map(substance)).toEqual(exported(tricky, left).map(substance));
    expect(lines.join("\n")).toContain("Course/A//B &amp; &lt;C&gt;");
  });
});

describe("GIFT", () => {
  test.each(lessons.map((lesson) => [lesson.name, lesson] as const))(
    "%s comes back with what was right",
    (_name, lesson) => {
      const { lines, left } = giftDocument({ id: "c", title: "Course" }, [lesson]);
      const expected = exported(lesson, left).filter(({ answer }) => answer.kind !== "describe");
      const came = back(lines.join("\n"), "gift");
      expect(came).toHaveLength(expected.length);
      for (const [index, question] of came.entries()) {
        const asked = expected[index] as Question;
        // Steps go out as pairs with their numbers.
        const numbered = (step: string, at: number) => `${step}: ${at + 1}`;
        const said = substance(asked);
        const same = asked.answer.kind === "order" ? said.map(numbered) : said;
        expect(substance(question)).toEqual(same);
      }
    },
  );
});
