import { lineCells, lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { bare, choice, everyKind } from "../../../test/questions.ts";
import type { Lesson } from "../course/course.ts";
import type { Question } from "../quiz/question.ts";
import { layoutDiagram } from "./diagram-view.ts";
import { beforeLines, offeredView, saidView, sameScreen, screensOf } from "./preview.ts";
import { isLine, type Look } from "./view.ts";

const at = { line: 1, col: 1 };

function lesson(...questions: readonly [id: string, after?: string][]): Lesson {
  return {
    name: "log-in",
    title: "Log in",
    ...bare,
    sections: ["intro", "steps"].map((id) => ({ id, title: id, blocks: [{ kind: "rule", at }] })),
    questions: questions.map(([id, after]) => ({
      ...choice(id),
      ...(after === undefined ? {} : { after }),
    })),
  };
}

function look(width: number, plain = false): Look {
  return { width, text: Math.min(76, width), margin: 2, charset: "unicode", plain };
}

test("screens come in the order in which learners meet them", () => {
  const screens = screensOf(
    lesson(["last"], ["second", "steps"], ["first", "intro"], ["lost", "x"]),
  );
  expect(screens.map(({ id }) => id)).toEqual([
    "intro",
    "first",
    "steps",
    "second",
    "last",
    "lost",
  ]);
});

test("the same screen is found again wherever it has gone", () => {
  const screens = screensOf(lesson(["a"], ["b", "steps"]));
  expect(sameScreen(screens, { at: 0, kind: "question", id: "b" })).toBe(2);
  expect(sameScreen(screens, { at: 1, kind: "question", id: "gone" })).toBe(1);
  expect(sameScreen(screens, { at: 9 })).toBe(3);
  expect(sameScreen([], { at: 3 })).toBe(0);
});

test.each(everyKind.map((question) => [question.id, question] as const))(
  "all of a question of the kind %s is told, at any width",
  (_id, question) => {
    const order = [...Array(10).keys()];
    for (const width of [18, 40, 76, 120]) {
      for (const plain of [false, true]) {
        const now = look(width, plain);
        const view = [
          ...offeredView(question, order, now),
          ...saidView(question, now, { sides: [], draw: layoutDiagram }),
        ];
        const lines = view.flatMap((item) =>
          isLine(item) ? [item] : item.kind === "box" ? item.lines : [],
        );
        expect(lines.every((each) => lineCells(each) <= width)).toBe(true);
        const text = lines.map(lineText).join(" ").replace(/\s+/g, " ");
        expect(text).toContain("Only the backend");
        expect(text).toMatch(/right answer|right order|mistake|good answer/);
      }
    }
  },
);

test("options stand as they will be shown", () => {
  const shown = offeredView(choice("a"), [2, 0, 1], look(76)).map(lineText);
  expect(shown).toEqual(["  1  a option 2", "  2  a option 0", "  3  a option 1"]);
});

test("an author sees which questions learners meet before the text as well", () => {
  const said = (question: Question) =>
    beforeLines(question, look(76)).map((item) => (isLine(item) ? lineText(item) : ""));
  expect(said({ ...choice("one"), before: true })).toEqual([
    "",
    "Asked before the text as well, where a guess counts nothing.",
  ]);
  expect(said(choice("one"))).toEqual([]);
});
