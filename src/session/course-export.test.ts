import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, choice, everyKind } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import type { Question } from "../core/quiz/question.ts";
import { exportCourse } from "./course-export.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-export-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function lesson(name: string, questions: readonly Question[]): Lesson {
  return {
    name,
    title: `All about ${name}`,
    ...bare,
    questions: questions.map((question) => ({ ...question, lesson: name })),
  };
}

function world(): FakeWorld {
  const lessons = [
    lesson("first", everyKind),
    lesson("second", [choice("a")]),
    lesson("third", []),
  ];
  return fakeWorld({ home, lessons, now: () => 0 });
}

test("all lessons are exported, or those that are named, each once", async () => {
  const all = await exportCourse("anki", [], world());
  expect(all.said()).toBe(`${everyKind.length + 1} questions as cards for Anki`);
  const named = await exportCourse("anki", ["second", "2"], world());
  expect(named.said()).toBe("1 question as cards for Anki");
  expect([...named.lines].at(-1)).toMatch(/^c\/second\/a\t/);
});

test("questions that GIFT cannot ask are named beside the export", async () => {
  const here = world();
  const { said } = await exportCourse("gift", [], here);
  expect(here.err()).toBe("! first/gaps is left out: it has more than one gap.");
  expect(said()).toBe(`${everyKind.length} questions as GIFT`);
});

test("a worksheet has the questions and their key", async () => {
  const { lines, said } = await exportCourse("markdown", ["second"], world());
  expect(said()).toBe("1 question as a worksheet");
  expect([...lines].filter((line) => line.startsWith("# "))).toEqual([
    "# Frontend and backend",
    "# Key",
  ]);
});

test("without a question there is nothing to export", async () => {
  const error = await thrownBy(exportCourse("anki", ["third"], world()));
  expect([error.code, error.exitCode]).toEqual(["export.empty", 2]);
});
